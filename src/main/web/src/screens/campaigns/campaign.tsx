import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Disclosure, DisclosurePanel } from 'react-aria-components';
import { Problem, type Schemas } from '../../api/client';
import { usePeople } from '../../api/names';
import { campaign as campaignOf } from '../../api/queries';
import { Button, Link } from '../../parts/button';
import { Fact, Facts, Prose } from '../../parts/facts';
import { Loading, Nothing, Notice } from '../../parts/notice';
import { Section } from '../../parts/section';
import { Time } from '../../text/clock';
import { useLanguage, word } from '../../text/language';
import { useTitle } from '../../text/title';
import { Acts } from './acts';
import { Instruments } from './chart';
import { revisionOf } from './forms';
import { spansOf } from './spans';

type View = Schemas['CampaignView'];

/** A campaign: what is to be done about one threat, and everything that is done, on one time line. */
export function Campaign({ id }: { id: string }) {
  const { words } = useLanguage();
  const { data, error, isPending } = useQuery(campaignOf(id));
  useTitle(data?.title ?? words.campaigns.title);
  if (isPending) {
    return <Loading />;
  }
  if (!data) {
    return <Nothing title={word(words.problems, Problem.of(error).code)} />;
  }
  const offers = revisionOf(data, words);
  return (
    <div className="wrap page">
      <Crumbs />
      <h1>
        <bdi>{data.title}</bdi>
      </h1>
      <div className={offers.length > 0 ? 'beside' : ''}>
        <div>
          <Said campaign={data} />
          <Section title={words.campaigns.instruments} aside={words.count(data.operations.length + data.activities.length)}>
            <p className="small">{words.campaigns.instrumentsLead}</p>
            {data.truncated && <Notice tone="warning" title={words.campaigns.truncated} />}
            <Instruments spans={spansOf(data)} />
          </Section>
        </div>
        {offers.length > 0 && <Acts offers={offers} />}
      </div>
    </div>
  );
}

export function Crumbs({ campaign }: { campaign?: { href: string; name: string } | undefined }) {
  const { words } = useLanguage();
  return (
    <nav aria-label={words.campaigns.where}>
      <ol className="crumbs">
        <li>
          <Link href="/campaigns">{words.campaigns.title}</Link>
        </li>
        {campaign && (
          <li>
            <Link href={campaign.href}>
              <bdi>{campaign.name}</bdi>
            </Link>
          </li>
        )}
      </ol>
    </nav>
  );
}

function Said({ campaign }: { campaign: View }) {
  const { words } = useLanguage();
  const { name } = usePeople();
  const terms = words.campaigns;
  return (
    <>
      <Section title={terms.policy}>
        {campaign.responsePolicy === undefined ? (
          <p className="none">{terms.policyHidden}</p>
        ) : (
          <p>
            <Prose>{campaign.responsePolicy}</Prose>
          </p>
        )}
        {campaign.since && (
          <p className="small">
            {terms.since} <Time at={campaign.since} />
            {campaign.by && <bdi>　{name(campaign.by)}</bdi>}
          </p>
        )}
        <Past campaign={campaign} />
      </Section>
      <Section title={terms.about}>
        <Facts>
          {campaign.threat !== undefined && (
            <Fact term={terms.threat}>
              <Prose>{campaign.threat}</Prose>
            </Fact>
          )}
          <Fact term={words.operation.marking}>{campaign.marking}</Fact>
        </Facts>
      </Section>
    </>
  );
}

/** The newest first: what held before what holds. */
function Past({ campaign }: { campaign: View }) {
  const { words } = useLanguage();
  const { name } = usePeople();
  const terms = words.campaigns;
  const [open, setOpen] = useState(false);
  const past = [...(campaign.history ?? [])].reverse();
  if (past.length === 0) {
    return null;
  }
  return (
    <Disclosure isExpanded={open} onExpandedChange={setOpen}>
      <Button slot="trigger" weight="plain">
        {open ? terms.pastHide : terms.past(past.length)}
      </Button>
      <DisclosurePanel>
        <Facts>
          {past.map((one) => (
            <Fact
              key={one.until}
              term={
                <>
                  {one.since ? <Time at={one.since} /> : terms.unknown} – <Time at={one.until} />
                  {one.by && <bdi className="small">　{name(one.by)}</bdi>}
                </>
              }
            >
              <Prose>{one.responsePolicy ?? terms.deleted}</Prose>
            </Fact>
          ))}
        </Facts>
      </DisclosurePanel>
    </Disclosure>
  );
}

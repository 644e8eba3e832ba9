import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Disclosure, DisclosurePanel } from 'react-aria-components';
import { usePeople } from '../../api/names';
import { campaigns, policies, proposal } from '../../api/queries';
import { Button, Link } from '../../parts/button';
import { Fact, Facts, Hash, Prose } from '../../parts/facts';
import { Section } from '../../parts/section';
import { StageTag } from '../../parts/stage';
import { Time } from '../../text/clock';
import { useLanguage, word } from '../../text/language';
import type { Case } from './case';

export function Summary({ operation }: { operation: Case }) {
  const { language, words } = useLanguage();
  const { name } = usePeople();
  const titles = useQuery(policies).data?.titles;
  const campaign = useQuery(campaigns).data?.find((known) => known.id === operation.campaign);
  const terms = words.operation;
  return (
    <Section title={terms.summary}>
      <Facts>
        <Fact term={terms.agency}>{words.agencies[operation.agency]}</Fact>
        <Fact term={terms.executors}>{operation.executors.map((agency) => words.agencies[agency]).join(words.dot)}</Fact>
        <Fact term={terms.applicant}>
          <bdi>{name(operation.applicant)}</bdi>
        </Fact>
        <Fact term={terms.basis}>{titles?.legalBases[operation.legalBasis]?.[language] ?? operation.legalBasis}</Fact>
        {campaign && (
          <Fact term={terms.campaign}>
            <Link href={`/campaigns/${campaign.id}`}>
              <bdi>{campaign.title}</bdi>
            </Link>
          </Fact>
        )}
        {operation.refersTo && (
          <Fact term={terms.refersTo}>
            <CaseLink other={operation.refersTo} />
          </Fact>
        )}
        {operation.referredBy && (
          <Fact term={terms.referredBy}>
            {operation.referredBy.map((other) => (
              <CaseLink key={other.id} other={other} />
            ))}
          </Fact>
        )}
        <Fact term={terms.window}>
          <Time at={operation.window.from} /> – <Time at={operation.window.to} />
        </Fact>
        {operation.harmExpectedAt && (
          <Fact term={terms.harmAt}>
            <Time at={operation.harmExpectedAt} />
          </Fact>
        )}
        <Fact term={terms.place}>{operation.abroad ? terms.abroad : terms.home_}</Fact>
        <Fact term={terms.marking}>{operation.marking}</Fact>
        <Fact term={terms.scopeHash}>
          <Hash value={operation.scopeHash} whole />{' '}
          <a className="link whole" href={`/api/operations/${operation.id}/scope`} target="_blank" rel="noreferrer">
            {terms.scopeBytes}
          </a>
        </Fact>
      </Facts>
      <Justification operation={operation} />
    </Section>
  );
}

function Justification({ operation }: { operation: Case }) {
  const { words } = useLanguage();
  const terms = words.operation;
  const [open, setOpen] = useState(false);
  const found = useQuery(proposal(operation.id, operation.revision)).data;
  if (!found) {
    return null;
  }
  const reasons = found.justification;
  return (
    <>
      {reasons && (
        <Facts>
          <Fact term={terms.harm}>
            <Prose>{reasons.harm}</Prose>
          </Fact>
        </Facts>
      )}
      <Disclosure isExpanded={open} onExpandedChange={setOpen}>
        <DisclosurePanel>
          {reasons && (
            <Facts>
              {(['urgency', 'necessity', 'proportionality', 'alternatives'] as const).map((part) => (
                <Fact key={part} term={terms[part]}>
                  <Prose>{reasons[part]}</Prose>
                </Fact>
              ))}
            </Facts>
          )}
          <Facts>
            {(found.measures ?? []).map((measure) => (
              <Fact key={measure.id} term={`${terms.measures} ${measure.id}`}>
                <p>
                  {word(terms.measureKinds, measure.kind)}
                  {words.aside(
                    words.listed([
                      terms.reversibility[measure.reversibility],
                      measure.targets === 'all' ? terms.allTargets : terms.someTargets(measure.targets.length),
                    ]),
                  )}
                </p>
                <p className="small">
                  {terms.stopPlan}: <Prose>{measure.stopPlan}</Prose>
                </p>
              </Fact>
            ))}
            {(found.protectedAssets ?? []).length > 0 && (
              <Fact term={terms.assets}>
                <ul className="plain">
                  {found.protectedAssets?.map((asset) => (
                    <li key={`${asset.owner} ${asset.name}`}>
                      <bdi>{asset.name}</bdi>
                      {words.aside(word(terms.owners, asset.owner))}
                    </li>
                  ))}
                </ul>
              </Fact>
            )}
            {(found.evidence ?? []).length > 0 && (
              <Fact term={terms.evidence}>
                <ul className="plain">
                  {found.evidence?.map((item) => (
                    <li key={item.sha256}>
                      <bdi>{item.title}</bdi> <Hash value={item.sha256} />
                    </li>
                  ))}
                </ul>
              </Fact>
            )}
          </Facts>
        </DisclosurePanel>
        <Button slot="trigger" weight="plain">
          {open ? terms.less : terms.full}
        </Button>
      </Disclosure>
    </>
  );
}

function CaseLink({ other }: { other: NonNullable<Case['refersTo']> }) {
  return (
    <span className="small">
      <Link href={`/operations/${other.id}`}>
        <span className="figures">{other.number ?? ''}</span> <bdi dir="auto">{other.title ?? other.id}</bdi>
      </Link>{' '}
      <StageTag stage={other.stage} />
    </span>
  );
}

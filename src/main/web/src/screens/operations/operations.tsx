import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Schemas, Stage } from '../../api/client';
import { campaigns, type Filter, operations } from '../../api/queries';
import { Button, Link } from '../../parts/button';
import { Select, TextInput } from '../../parts/field';
import { Loading, Notice } from '../../parts/notice';
import { StageTag } from '../../parts/stage';
import { Tag } from '../../parts/tag';
import { Time } from '../../text/clock';
import { useLanguage } from '../../text/language';
import { useTitle } from '../../text/title';

const LETTERS_MILLIS = 250;

/** What the address says is what is shown; changing the filter changes the address. */
function useFilter(): [Filter, (filter: Filter) => void] {
  const search = new URLSearchParams(useSearch());
  const [, navigate] = useLocation();
  const filter: Filter = {
    stage: (search.get('stage') as Stage | null) ?? undefined,
    campaign: search.get('campaign') ?? undefined,
    q: search.get('q') ?? undefined,
  };
  const change = (next: Filter) => {
    const said = new URLSearchParams(Object.entries(next).filter(([, value]) => value) as [string, string][]);
    navigate(`/operations${said.size > 0 ? `?${said}` : ''}`, { replace: true });
  };
  return [filter, change];
}

export function Operations() {
  const { words } = useLanguage();
  const [filter, change] = useFilter();
  const [pages, setPages] = useState(1);
  const found = useQuery(operations(filter, pages));
  useTitle(words.list.title);
  return (
    <div className="wrap page">
      <h1>{words.list.title}</h1>
      <p className="lead">{words.list.lead}</p>
      <Filters filter={filter} change={change} />
      {found.isPending && <Loading />}
      {found.isError && <Notice tone="error" alert title={words.problems.network} />}
      {found.data && (
        <>
          <p className="unseen" role="status">
            {words.count(found.data.items.length)}
          </p>
          {found.data.items.length === 0 ? <p className="none">{words.list.none}</p> : <Rows items={found.data.items} />}
          {found.data.next && <Button onPress={() => setPages(pages + 1)}>{words.more}</Button>}
        </>
      )}
    </div>
  );
}

function Filters({ filter, change }: { filter: Filter; change: (filter: Filter) => void }) {
  const { words } = useLanguage();
  const known = useQuery(campaigns).data ?? [];
  const [text, setText] = useState(filter.q ?? '');
  const asked = filter.q ?? '';
  useEffect(() => {
    if (text === asked) {
      return;
    }
    const timer = setTimeout(() => change({ ...filter, q: text.trim() ? text : undefined }), LETTERS_MILLIS);
    return () => clearTimeout(timer);
  });
  const any = filter.stage || filter.campaign || filter.q;
  return (
    <search className="filters" aria-label={words.list.filter}>
      <TextInput bare type="search" label={words.list.text} value={text} onChange={setText} most={200} />
      <Select
        bare
        label={words.list.stage}
        empty={words.list.allStages}
        value={filter.stage ?? ''}
        onChange={(stage) => change({ ...filter, stage: (stage || undefined) as Stage | undefined })}
        options={Object.entries(words.stages).map(([value, label]) => ({ value, label }))}
      />
      <Select
        bare
        label={words.list.campaign}
        empty={words.list.allCampaigns}
        value={filter.campaign ?? ''}
        onChange={(campaign) => change({ ...filter, campaign: campaign || undefined })}
        options={known.map((campaign) => ({ value: campaign.id, label: campaign.title ?? campaign.id }))}
      />
      {any && (
        <Button
          weight="plain"
          onPress={() => {
            setText('');
            change({});
          }}
        >
          {words.list.clear}
        </Button>
      )}
    </search>
  );
}

/** Up and down go from row to row; Enter follows the link, as it does everywhere. */
function move(event: KeyboardEvent<HTMLElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) {
    return;
  }
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('a.row-link')];
  const here = links.indexOf(document.activeElement as HTMLAnchorElement);
  const next = links[here + step];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}

function Rows({ items }: { items: Schemas['OperationItem'][] }) {
  const { words } = useLanguage();
  const { columns } = words.list;
  return (
    <>
      <p className="keys">{words.list.keys}</p>
      <table className="rows" onKeyDown={move}>
        <caption className="unseen">{words.list.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.number}</th>
            <th scope="col">{columns.title}</th>
            <th scope="col">{columns.stage}</th>
            <th scope="col">{columns.window}</th>
            <th scope="col">{columns.updated}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td className="figures">{item.number}</td>
              <th scope="row">
                <Link href={`/operations/${item.id}`} className="row-link">
                  <bdi>{item.title ?? item.number}</bdi>
                </Link>
              </th>
              <td>
                <StageTag stage={item.stage} />
                {item.oral && (
                  <Tag tone="warning" icon="warning">
                    {words.gateStates.oral}
                  </Tag>
                )}
              </td>
              <td>
                {item.window && (
                  <>
                    <Time at={item.window.from} /> – <Time at={item.window.to} />
                  </>
                )}
              </td>
              <td>{item.updated && <Time at={item.updated} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

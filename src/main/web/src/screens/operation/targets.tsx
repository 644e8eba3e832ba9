import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useGateName } from '../../api/names';
import { digest, targets } from '../../api/queries';
import { Button } from '../../parts/button';
import { Loading, Notice } from '../../parts/notice';
import { Section } from '../../parts/section';
import { Table } from '../../parts/table';
import { Tag } from '../../parts/tag';
import { Time } from '../../text/clock';
import { useLanguage, word } from '../../text/language';
import type { Case } from './case';

const PAGE = 50;
const COUNTRIES = 8;

function useCountryName(): (code: string) => string {
  const { language, words } = useLanguage();
  const names = useMemo(() => new Intl.DisplayNames([language], { type: 'region' }), [language]);
  return (code) => (code === 'unknown' ? words.targets.unknown : (names.of(code) ?? code));
}

/** What the targets are, all together, before any single one. */
export function Targets({ operation }: { operation: Case }) {
  const { words } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <Section title={words.targets.title} aside={words.targets.total(operation.targetCount)} id="targets">
      {operation.authorised.excluded > 0 && (
        <Notice tone="warning" title={words.targets.part(operation.authorised.targetCount, operation.authorised.excluded)} />
      )}
      <Digest operation={operation} />
      <Button onPress={() => setOpen(!open)} aria-expanded={open}>
        {open ? words.targets.hide : words.targets.show}
      </Button>
      {open && <List operation={operation} />}
    </Section>
  );
}

function Digest({ operation }: { operation: Case }) {
  const { words } = useLanguage();
  const country = useCountryName();
  const found = useQuery(digest(operation.id, operation.revision, operation.authorised.excluded)).data;
  if (!found) {
    return <Loading />;
  }
  const shown = found.countries.slice(0, COUNTRIES).map((row) => ({ name: country(row.country), count: row.count }));
  const rest = found.countries.slice(COUNTRIES);
  if (rest.length > 0) {
    shown.push({ name: words.targets.others(rest.length), count: rest.reduce((sum, row) => sum + row.count, 0) });
  }
  return (
    <div className="digest">
      <Bars title={words.targets.country} total={found.total} rows={shown} />
      <div>
        <Bars title={words.targets.kind} total={found.total} rows={found.kinds.map((row) => ({ name: word(words.targets.kinds, row.kind), count: row.count }))} />
        <Bars
          title={words.targets.confidence}
          total={found.total}
          rows={found.confidence.map((row) => ({ name: word(words.targets.confidences, row.confidence), count: row.count }))}
        />
        <Bars
          title={words.targets.columns.notes}
          total={found.total}
          rows={[
            { name: words.targets.shared, count: found.shared },
            { name: words.targets.thirdParty, count: found.thirdParty },
            ...(found.excluded > 0 ? [{ name: words.targets.excluded, count: found.excluded }] : []),
          ]}
        />
        {found.asOf && (
          <p className="small">
            {words.targets.asOf} <Time at={found.asOf.from} precision="day" />
            {found.asOf.from !== found.asOf.to && (
              <>
                {' '}
                – <Time at={found.asOf.to} precision="day" />
              </>
            )}
          </p>
        )}
      </div>
    </div>
  );
}

/** Counts with bars; the numbers say it, the bars help the eye. */
function Bars({ title, rows, total }: { title: string; rows: { name: string; count: number }[]; total: number }) {
  const { words } = useLanguage();
  return (
    <table className="bars">
      <caption>{title}</caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td className="figures">{words.targets.total(row.count)}</td>
            <td className="bar-cell" aria-hidden="true">
              <svg className="bar-line" viewBox="0 0 100 6" preserveAspectRatio="none">
                <rect width="100" height="6" className="bar-ground" />
                <rect width={total > 0 ? Math.max(row.count > 0 ? 0.6 : 0, (100 * row.count) / total) : 0} height="6" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function List({ operation }: { operation: Case }) {
  const { words } = useLanguage();
  const country = useCountryName();
  const gateName = useGateName();
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined]);
  const found = useQuery(targets(operation.id, operation.revision, operation.authorised.excluded, cursors.at(-1))).data;
  if (!found) {
    return <Loading />;
  }
  const from = (cursors.length - 1) * PAGE + 1;
  const { columns } = words.targets;
  const next = found.next;
  return (
    <div className="target-list">
      <Table caption={words.targets.caption} columns={[columns.id, columns.selector, columns.kind, columns.place, columns.confidence, columns.notes]}>
        {found.items.map((target) => (
          <tr key={target.id}>
            <td className="figures">{target.id}</td>
            <th scope="row" className="selector">
              <bdi>{target.selector.value}</bdi>
            </th>
            <td>{word(words.targets.kinds, target.selector.kind)}</td>
            <td>{country(target.location.country)}</td>
            <td>{word(words.targets.confidences, target.location.confidence)}</td>
            <td>
              {target.excluded && (
                <Tag tone="warning" icon="minus">
                  {words.targets.excludedBy(words.listed(target.excluded.map(gateName)))}
                </Tag>
              )}
              {[target.shared && words.targets.shared, target.thirdParty && words.targets.thirdParty].filter(Boolean).join(words.dot)}
            </td>
          </tr>
        ))}
      </Table>
      <div className="pager">
        <Button isDisabled={cursors.length === 1} onPress={() => setCursors(cursors.slice(0, -1))}>
          {words.targets.previous}
        </Button>
        <span role="status" className="figures">
          {words.targets.page(from, from + found.items.length - 1, operation.targetCount)}
        </span>
        <Button isDisabled={!next} onPress={() => next && setCursors([...cursors, next])}>
          {words.targets.next}
        </Button>
      </div>
    </div>
  );
}

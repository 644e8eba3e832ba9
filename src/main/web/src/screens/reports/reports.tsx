import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem, type Schemas } from '../../api/client';
import { annual, policies } from '../../api/queries';
import { Button, Link } from '../../parts/button';
import { Fact, Facts, Prose } from '../../parts/facts';
import { Select } from '../../parts/field';
import { Loading, Nothing, Notice } from '../../parts/notice';
import { Section } from '../../parts/section';
import { Table } from '../../parts/table';
import { Time } from '../../text/clock';
import { useLanguage, word } from '../../text/language';
import { useTitle } from '../../text/title';

type Report = Schemas['AnnualReport'];
type Item = keyof Schemas['Figures'];

const FIRST = 2025;

/** What the law asks for, in its order. */
const STATUTORY: Item[] = ['requests', 'approvals', 'exPostNotices', 'recommendationsAfterNotice'];

const PARTIES = ['police', 'sdf', 'joint', 'all'] as const;

const inJapan = () => Number(new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'Asia/Tokyo' }).format(new Date()));

/** The yearly figures with their sources; a plain page, made to be printed. */
export function Reports() {
  const { words } = useLanguage();
  const now = inJapan();
  const [year, setYear] = useState(String(now));
  const { data, error, isPending } = useQuery(annual(year));
  useTitle(`${words.reports.title} ${year}`);
  if (error instanceof Problem && error.status === 403) {
    return <Nothing title={error.message} />;
  }
  const earlier = Array.from({ length: now - FIRST }, (_, i) => now - 1 - i);
  return (
    <div className="wrap page">
      <h1>
        {words.reports.title} {words.reports.yearName(Number(year))}
      </h1>
      <p className="lead">{words.reports.lead}</p>
      <div className="filters">
        <Select
          bare
          label={words.reports.year}
          empty={words.reports.thisYear}
          value={year === String(now) ? '' : year}
          onChange={(chosen) => setYear(chosen || String(now))}
          options={earlier.map((one) => ({ value: String(one), label: words.reports.yearName(one) }))}
        />
        <Button onPress={() => window.print()}>{words.reports.print}</Button>
      </div>
      {isPending && <Loading />}
      {error && <Notice tone="error" alert title={words.problems.network} />}
      {data && <Figures report={data} />}
    </div>
  );
}

function Figures({ report }: { report: Report }) {
  const { words } = useLanguage();
  const others = (Object.keys(report.all.total) as Item[]).filter((item) => !STATUTORY.includes(item));
  return (
    <>
      <Section title={words.reports.statutory}>
        <Counts report={report} caption={words.reports.statutory} items={STATUTORY} />
      </Section>
      <Section title={words.reports.byBasis}>
        <Bases report={report} />
      </Section>
      <Section title={words.reports.acts}>
        <Acts report={report} />
      </Section>
      <Section title={words.reports.recommendations}>
        <Recommendations report={report} />
      </Section>
      <Section title={words.reports.others}>
        <Counts report={report} caption={words.reports.others} items={others} />
      </Section>
      <Section title={words.reports.source}>
        <Source report={report} />
      </Section>
    </>
  );
}

function useParties() {
  const { words } = useLanguage();
  return [words.agencies.police, words.agencies.sdf, words.reports.joint, words.reports.all];
}

function Counts({ report, caption, items }: { report: Report; caption: string; items: Item[] }) {
  const { words } = useLanguage();
  const parties = useParties();
  return (
    <Table caption={words.reports.table(caption)} columns={[words.reports.what, ...parties]}>
      {items.map((item) => (
        <tr key={item}>
          <th scope="row">{word(words.reports.items, item)}</th>
          {PARTIES.map((party) => (
            <td key={party} className="figures count">
              {report[party].total[item].toLocaleString('en')}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

function Bases({ report }: { report: Report }) {
  const { language, words } = useLanguage();
  const titles = useQuery(policies).data?.titles;
  const columns = [words.reports.basis, ...STATUTORY.map((item) => word(words.reports.items, item))];
  if (report.all.bases.length === 0) {
    return <p className="none">{words.none}</p>;
  }
  return (
    <Table caption={words.reports.table(words.reports.byBasis)} columns={columns}>
      {report.all.bases.map(({ legalBasis, figures }) => (
        <tr key={legalBasis}>
          <th scope="row">{titles?.legalBases[legalBasis]?.[language] ?? legalBasis}</th>
          {STATUTORY.map((item) => (
            <td key={item} className="figures count">
              {figures[item].toLocaleString('en')}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

/** Each request, approval and notice by itself. */
function Acts({ report }: { report: Report }) {
  const { language, words } = useLanguage();
  const titles = useQuery(policies).data?.titles;
  if (report.acts.length === 0) {
    return <p className="none">{words.reports.noActs}</p>;
  }
  return (
    <Table
      caption={words.reports.table(words.reports.acts)}
      columns={[words.reports.recorded, words.reports.what, words.reports.agencies, words.reports.basis, words.reports.outline]}
    >
      {report.acts.map((one) => (
        <tr key={`${one.index} ${one.item}`}>
          <td>
            <Time at={one.recorded} precision="day" />
          </td>
          <th scope="row">{word(words.reports.items, one.item)}</th>
          <td>{words.listed(one.agencies.map((agency) => words.agencies[agency]))}</td>
          <td>{titles?.legalBases[one.legalBasis]?.[language] ?? one.legalBasis}</td>
          <td>
            {one.operation ? (
              <>
                <Link href={`/operations/${one.operation}`}>{one.number}</Link> <bdi>{one.title}</bdi>
                {one.outline && <Prose>{one.outline}</Prose>}
              </>
            ) : (
              words.reports.withheld
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Recommendations({ report }: { report: Report }) {
  const { words } = useLanguage();
  if (report.recommendations.length === 0) {
    return <p className="none">{words.reports.none}</p>;
  }
  return (
    <Facts>
      {report.recommendations.map((one) => (
        <Fact
          key={one.index}
          term={
            <>
              <Time at={one.recorded} precision="day" />
              <br />
              {words.listed(one.agencies.map((agency) => words.agencies[agency]))}
            </>
          }
        >
          {one.operation && (
            <p>
              <Link href={`/operations/${one.operation}`}>{one.number}</Link> <bdi>{one.title}</bdi>
            </p>
          )}
          <div>{one.outline ? <Prose>{one.outline}</Prose> : words.reports.withheld}</div>
          <p>
            {one.answered ? (
              <>
                {words.reports.answered} <Time at={one.answered} precision="day" />
                {one.answer && <Prose>{one.answer}</Prose>}
              </>
            ) : (
              words.reports.unanswered
            )}
          </p>
        </Fact>
      ))}
    </Facts>
  );
}

function Source({ report }: { report: Report }) {
  const { words } = useLanguage();
  const { counted, year } = report;
  return (
    <>
      <p>
        {report.complete ? words.reports.complete : words.reports.open} {counted.demo && words.reports.demo}
      </p>
      <p>
        {words.reports.counted(counted.size.toLocaleString('en'))} {counted.origin && <code>{counted.origin}</code>}{' '}
        {counted.latest && <Time at={counted.latest} precision="second" />}
      </p>
      <p>
        {words.reports.again} <code>{`ops/hub figures --year ${year} --size ${counted.size}`}</code>
      </p>
    </>
  );
}

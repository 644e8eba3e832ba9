import { useQuery } from '@tanstack/react-query';
import { Breadcrumb, Breadcrumbs } from 'react-aria-components';
import { Problem } from '../../api/client';
import { useGateName } from '../../api/names';
import { entries as entriesOf, operation as operationOf } from '../../api/queries';
import { Link } from '../../parts/button';
import { Prose } from '../../parts/facts';
import { Afterwards } from '../../parts/later';
import { Loading, Nothing, Notice } from '../../parts/notice';
import { StageTag } from '../../parts/stage';
import { Tag } from '../../parts/tag';
import { Time } from '../../text/clock';
import { useLanguage } from '../../text/language';
import { useTitle } from '../../text/title';
import { Amendments } from './amendment';
import type { Case, Entry } from './case';
import { Conflicts } from './conflicts';
import { Decision } from './decision';
import { Documents } from './documents';
import { Entered } from './entered';
import { Gates } from './gates';
import { HaltButton, Halts } from './halt';
import { Obligations } from './obligations';
import { Sittings } from './sitting';
import { Stepper } from './stepper';
import { Summary } from './summary';
import { Targets } from './targets';
import { Tasks } from './tasks';
import { Timeline } from './timeline';

const NONE: Entry[] = [];

export function Operation({ id }: { id: string }) {
  const { words } = useLanguage();
  const found = useQuery(operationOf(id));
  const record = useQuery(entriesOf(id));
  useTitle(found.data ? `${found.data.number ?? ''} ${found.data.title ?? ''}`.trim() : undefined);
  if (found.isPending) {
    return <Loading />;
  }
  if (!found.data) {
    const missing = found.error instanceof Problem && found.error.status === 404;
    return <Nothing title={missing ? words.operation.notFound : words.problems.network} />;
  }
  const operation = found.data;
  const entries = record.data ?? NONE;
  return (
    <>
      <HaltButton operation={operation} />
      <Head operation={operation} />
      <Stepper operation={operation} entries={entries} />
      <div className="wrap columns">
        <div className="column-decision">
          <Decision operation={operation} />
        </div>
        <div className="column-main">
          <Halts operation={operation} />
          <Returned operation={operation} />
          <Conflicts operation={operation} />
          <Summary operation={operation} />
          <Afterwards>
            <Targets operation={operation} />
            <Gates operation={operation} />
            <Amendments operation={operation} />
            <Sittings operation={operation} />
            <Tasks operation={operation} />
            <Entered operation={operation} />
            <Obligations operation={operation} />
            <Documents operation={operation} />
            <Timeline operation={operation} entries={entries} loading={record.isPending} />
          </Afterwards>
        </div>
      </div>
    </>
  );
}

function Head({ operation }: { operation: Case }) {
  const { words } = useLanguage();
  return (
    <div className="wrap op-head">
      <div className="op-title">
        <Breadcrumbs className="crumbs">
          <Breadcrumb>
            <Link href="/">{words.operation.home}</Link>
          </Breadcrumb>
          <Breadcrumb>
            <Link href="/operations">{words.operation.crumb}</Link>
          </Breadcrumb>
          <Breadcrumb>
            <Link className="figures crumb-here">{operation.number}</Link>
          </Breadcrumb>
        </Breadcrumbs>
        <div className="tags">
          <StageTag stage={operation.stage} />
          <Tag>{operation.marking}</Tag>
          <Tag>{words.operation.revision(operation.revision)}</Tag>
          {operation.handling === 'sealed' && <Tag tone="warning">{words.operation.handlingSealed}</Tag>}
        </div>
        <p className="op-number figures">{operation.number}</p>
        <h1>
          <bdi dir="auto">{operation.title}</bdi>
        </h1>
      </div>
    </div>
  );
}

function Returned({ operation }: { operation: Case }) {
  const { words } = useLanguage();
  const gateName = useGateName();
  if (!operation.returned) {
    return null;
  }
  return (
    <Notice tone="warning" title={words.operation.returned(gateName(operation.returned.gate))}>
      {operation.returned.reasons && <Prose>{operation.returned.reasons}</Prose>}
      <p className="notice-foot">
        <Time at={operation.returned.at} />
      </p>
    </Notice>
  );
}

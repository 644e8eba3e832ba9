import { useEffect, useState } from 'react';
import { Link } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { Table } from '../../parts/table';
import { Time, useTimes } from '../../text/clock';
import { useWords } from '../../text/language';
import { bar, place, type Scale, type Span, scaleOf, ticks } from './spans';
import { StateTag } from './state';

const MINUTE_MILLIS = 60_000;

/** All instruments of a campaign on one line of time, and the same in a table for whoever does not see or has no room for the drawing. */
export function Instruments({ spans }: { spans: Span[] }) {
  const words = useWords();
  if (spans.length === 0) {
    return <p className="none">{words.campaigns.noInstruments}</p>;
  }
  return (
    <>
      <Chart spans={spans} />
      <SpanTable spans={spans} caption={words.campaigns.table} />
    </>
  );
}

function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MILLIS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Nothing in it that the table has not: to a screen reader it is a picture with a name. */
function Chart({ spans }: { spans: Span[] }) {
  const words = useWords();
  const now = useNow();
  const scale = scaleOf(spans, now);
  return (
    <div className="span-chart" role="img" aria-label={words.campaigns.chart(spans.length)}>
      {spans.map((span) => (
        <Row key={span.id} span={span} scale={scale} />
      ))}
      <div className="span-row span-axis">
        <span />
        <Axis scale={scale} now={now} />
      </div>
      <div className="span-over">
        <span />
        <div className="span-track">
          <div className="span-now" style={{ insetInlineStart: `${place(now, scale)}%` }} />
        </div>
      </div>
    </div>
  );
}

function Row({ span, scale }: { span: Span; scale: Scale }) {
  const words = useWords();
  const { left, width, open } = bar(span, scale);
  return (
    <div className="span-row">
      <div className="span-name">
        <span className="span-kind">{words.campaigns.kinds[span.kind]}</span>
        <bdi>{span.title ?? ''}</bdi>
      </div>
      <div className="span-track">
        <div className={`span-bar span-${span.over} ${open ? 'span-open' : ''}`} style={{ insetInlineStart: `${left}%`, inlineSize: `${width}%` }}>
          {span.over === 'done' && <Icon name="check" />}
          {span.over === 'cancelled' && <Icon name="cross" />}
          {open && <Icon name="right" className="span-on" />}
        </div>
        {span.published !== undefined && <div className="span-mark" style={{ insetInlineStart: `${place(span.published, scale)}%` }} />}
      </div>
    </div>
  );
}

function Axis({ scale, now }: { scale: Scale; now: number }) {
  const words = useWords();
  const { write } = useTimes();
  return (
    <div className="span-track">
      <div className="span-ticks figures">
        {ticks(scale).map((at) => (
          <span key={at}>{write(new Date(at).toISOString(), 'day')}</span>
        ))}
      </div>
      <span className="span-now-word" style={{ insetInlineStart: `${Math.min(94, Math.max(3, place(now, scale)))}%` }}>
        {words.campaigns.now}
      </span>
    </div>
  );
}

export function SpanTable({ spans, caption }: { spans: Span[]; caption: string }) {
  const { campaigns } = useWords();
  const { columns } = campaigns;
  const at = (millis: number | undefined) => millis !== undefined && <Time at={new Date(millis).toISOString()} />;
  return (
    <Table stacks caption={caption} columns={[columns.title, columns.kind, columns.state, columns.window, columns.times]}>
      {spans.map((span) => (
        <tr key={span.id}>
          <th scope="row">
            <Link href={span.href}>
              <bdi>{span.title ?? span.id.slice(0, 8)}</bdi>
            </Link>
          </th>
          <td>{campaigns.kinds[span.kind]}</td>
          <td>
            <StateTag span={span} />
          </td>
          <td>
            {at(span.from)} – {at(span.to) || campaigns.noEnd}
          </td>
          <td>
            {span.started !== undefined && (
              <span className="span-when">
                {campaigns.started} {at(span.started)}
              </span>
            )}
            {span.published !== undefined && (
              <span className="span-when">
                {campaigns.published} {at(span.published)}
              </span>
            )}
            {span.ended !== undefined && (
              <span className="span-when">
                {campaigns.ended} {at(span.ended)}
              </span>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

import { useEffect, useState } from 'react';
import { foresee, type Schemas } from '../../api/client';
import { Notice } from '../../parts/notice';
import { useWords, word } from '../../text/language';

/** Says before a fact is recorded what would follow from it. It hinders nobody: whoever was there may still record it. */
export function Foreseen({ path, body }: { path: string; body: Record<string, unknown> }) {
  const words = useWords();
  const terms = words.foreseen;
  const [found, setFound] = useState<Schemas['Foreseen'] | 'unknown'>();
  // The content does not change while it is looked over, but its object does.
  const content = JSON.stringify(body);
  useEffect(() => {
    let here = true;
    foresee(path, JSON.parse(content)).then(
      (answer) => here && setFound(answer),
      () => here && setFound('unknown'),
    );
    return () => {
      here = false;
    };
  }, [path, content]);

  if (found === undefined) {
    return (
      <p className="small" role="status">
        {terms.asking}
      </p>
    );
  }
  if (found === 'unknown') {
    return <p className="small">{terms.unknown}</p>;
  }
  if (found.flags.length === 0 && found.opens.length === 0) {
    return (
      <p className="small" role="status">
        {terms.inScope}
      </p>
    );
  }
  const flagged = found.flags.length > 0;
  return (
    <Notice tone={flagged ? 'warning' : 'info'} alert={flagged} title={found.halts ? terms.halts : flagged ? terms.flagged : terms.inScope}>
      {flagged && <p>{found.flags.map((flag) => word(words.timeline.flags, flag)).join(words.dot)}</p>}
      {found.opens.length > 0 && (
        <p className="small">
          {terms.opens} {found.opens.map((kind) => word(words.obligations.kinds, kind)).join(words.dot)}
        </p>
      )}
      {flagged && <p className="small">{terms.still}</p>}
    </Notice>
  );
}

import type { Schemas } from '../../api/client';
import { Tag } from '../../parts/tag';
import { useWords, word } from '../../text/language';

/** How far a conflict has come, and what was made of it; a desk that is only told of one is not told that. */
export function ConflictState({ conflict }: { conflict: Schemas['Conflict'] }) {
  const words = useWords();
  if (conflict.state === undefined) {
    return null;
  }
  const closed = conflict.state === 'closed';
  return (
    <>
      <Tag tone={closed ? 'success' : 'warning'} icon={closed ? 'check' : 'warning'}>
        {words.conflicts.states[conflict.state]}
      </Tag>
      {conflict.disposition && <strong>{word(words.fields.dispositions, conflict.disposition)}</strong>}
    </>
  );
}

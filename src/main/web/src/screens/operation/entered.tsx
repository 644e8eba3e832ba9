import { useState } from 'react';
import { Notice } from '../../parts/notice';
import { Section } from '../../parts/section';
import { useLanguage } from '../../text/language';
import { type Act, enteredFor } from './acts';
import type { Case } from './case';
import { OneAct } from './decision';

/** Acts of officers that reached a desk by telephone or on paper: the desk enters them, and both are on record. */
export function Entered({ operation }: { operation: Case }) {
  const { words } = useLanguage();
  const acts = enteredFor(operation);
  const [open, setOpen] = useState<Act>();
  const [done, setDone] = useState<number[]>();
  const [round, setRound] = useState(0);
  const gone = open !== undefined && !acts.some((act) => act.key === open.key);
  const shown = gone && open ? [open, ...acts] : acts;
  if (shown.length === 0 && !done) {
    return null;
  }
  return (
    <Section title={words.entered.title}>
      <p className="small">{words.entered.lead}</p>
      {done && (
        <Notice tone="success" alert title={words.decision.done}>
          <p className="figures">{words.listed(done.map(words.decision.entry))}</p>
        </Notice>
      )}
      {shown.map((act) => (
        <OneAct
          key={`${round} ${act.key}`}
          act={act}
          operation={operation}
          isOpen={open?.key === act.key}
          gone={gone && act.key === open?.key}
          onToggle={(on) => {
            setDone(undefined);
            setOpen(on ? act : undefined);
          }}
          onFill={() => setOpen(act)}
          onDone={(entries) => {
            setDone(entries);
            setRound(round + 1);
            setOpen(undefined);
          }}
        />
      ))}
    </Section>
  );
}

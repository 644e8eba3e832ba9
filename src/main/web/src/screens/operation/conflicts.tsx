import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePeople } from '../../api/names';
import { conflict as conflictOf } from '../../api/queries';
import { Button, Link } from '../../parts/button';
import { Notice } from '../../parts/notice';
import { Section } from '../../parts/section';
import { useTimes } from '../../text/clock';
import { useLanguage } from '../../text/language';
import { Overlaps } from '../conflicts/overlaps';
import { ConflictState } from '../conflicts/state';
import type { Case } from './case';

/** Collisions with other operations and activities; each reader sees as much as the hub tells that reader. */
export function Conflicts({ operation }: { operation: Case }) {
  const { words } = useLanguage();
  if (operation.conflicts.length === 0) {
    return null;
  }
  return (
    <Section title={words.conflicts.title} aside={words.count(operation.conflicts.length)}>
      {operation.conflictsOpen > 0 && <Notice tone="warning" title={words.conflicts.notice(operation.conflictsOpen)} />}
      <ul className="conflicts">
        {operation.conflicts.map((id) => (
          <One key={id} id={id} />
        ))}
      </ul>
    </Section>
  );
}

function One({ id }: { id: string }) {
  const { words } = useLanguage();
  const { write } = useTimes();
  const { byId, name } = usePeople();
  const [open, setOpen] = useState(false);
  const found = useQuery(conflictOf(id)).data;
  if (!found) {
    return null;
  }
  const overlaps = found.overlaps ?? [];
  return (
    <li className="conflict">
      <p className="conflict-line">
        <ConflictState conflict={found} />
        <Link href={`/conflicts/${found.id}`}>{words.conflicts.named(found.id.slice(0, 8), found.overlapCount ?? 0)}</Link>
      </p>
      <p className="small">
        {found.raised && words.conflicts.raised(write(found.raised))}
        {found.owner && <bdi>　{words.conflicts.owner(name(found.owner))}</bdi>}
        {found.released && <bdi>　{words.conflicts.released(write(found.released))}</bdi>}
        {found.liaison && <bdi>　{words.conflicts.liaison(byId.has(found.liaison) ? name(found.liaison) : found.liaison)}</bdi>}
      </p>
      {overlaps.length > 0 && (
        <>
          <Button weight="plain" onPress={() => setOpen(!open)} aria-expanded={open}>
            {open ? words.conflicts.hide : words.conflicts.show}
          </Button>
          {open && <Overlaps overlaps={overlaps} />}
        </>
      )}
    </li>
  );
}

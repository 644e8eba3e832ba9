import { useQuery } from '@tanstack/react-query';
import { usePeople } from '../../api/names';
import { pointers } from '../../api/queries';
import { Section } from '../../parts/section';
import { Time } from '../../text/clock';
import { useLanguage, word } from '../../text/language';

/** Conflicts of the desk's own instruments: that there is one, and whom to call. */
export function Pointers() {
  const { words } = useLanguage();
  const { byId, name } = usePeople();
  const found = useQuery(pointers).data ?? [];
  if (found.length === 0) {
    return null;
  }
  return (
    <Section title={words.desk.pointers} aside={words.count(found.length)}>
      <ul className="waits">
        {found.map((one) => (
          <li key={one.id} className="wait">
            <div className="wait-what">
              <p className="wait-because">
                {words.conflicts.named(one.id.slice(0, 8), 0)}
                {one.kind && <span className="wait-about">{word(words.campaigns.kinds, one.kind)}</span>}
              </p>
              {one.liaison && <p className="wait-facts">{words.conflicts.liaison(byId.has(one.liaison) ? name(one.liaison) : one.liaison)}</p>}
            </div>
            <div className="wait-when">{one.released && <Time at={one.released} />}</div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

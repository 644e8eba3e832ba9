import { useQuery } from '@tanstack/react-query';
import { needingConsent } from '../../api/queries';
import { Link } from '../../parts/button';
import { Section } from '../../parts/section';
import { Time } from '../../text/clock';
import { useLanguage } from '../../text/language';

const SHOWN = 100;

/** Activities that wait for the watch officer to allow that they have no end; each is allowed on its own page. */
export function OpenEnds() {
  const { words } = useLanguage();
  const found = useQuery(needingConsent).data ?? [];
  const terms = words.campaigns;
  if (found.length === 0) {
    return null;
  }
  return (
    <Section title={terms.openEndsWaiting} aside={words.count(found.length)}>
      <ul className="waits">
        {found.slice(0, SHOWN).map((one) => (
          <li key={one.id} className="wait">
            <div className="wait-what">
              <p className="wait-because">
                <Link href={`/activities/${one.id}`}>
                  <bdi>{one.title ?? terms.kinds[one.kind]}</bdi>
                </Link>
                <span className="wait-about">{terms.kinds[one.kind]}</span>
              </p>
              <p className="wait-facts">{terms.states[one.state]}</p>
            </div>
            <div className="wait-when">
              <Time at={one.window.from} /> – {terms.noEnd}
            </div>
          </li>
        ))}
      </ul>
      {found.length > SHOWN && <p className="small">{terms.moreSelectors(found.length - SHOWN)}</p>}
    </Section>
  );
}

import { useEffect, useRef, useState } from 'react';
import { Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { Button } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { Notice } from '../../parts/notice';
import { useWords } from '../../text/language';
import { ActForm } from '../operation/act-form';
import type { Offered } from './forms';

/** The one box on the page: what the person at work may do now. */
export function Acts({ offers }: { offers: Offered[] }) {
  const words = useWords();
  const [chosen, choose] = useState<Offered>();
  const [done, setDone] = useState<number[]>();
  const [round, setRound] = useState(0);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (round > 0) {
      title.current?.focus();
    }
  }, [round]);
  const gone = chosen !== undefined && !offers.some((offer) => offer.key === chosen.key);
  const shown = gone && chosen ? [chosen, ...offers] : offers;
  return (
    <section className="decision" aria-labelledby="decision">
      <h2 id="decision" ref={title} tabIndex={-1}>
        {words.decision.title}
      </h2>
      {done && (
        <Notice tone="success" alert title={words.decision.done}>
          <p className="figures">{words.listed(done.map(words.decision.entry))}</p>
        </Notice>
      )}
      {shown.length === 0 && (
        <div className="nothing">
          <p>{words.decision.nothing}</p>
        </div>
      )}
      {shown.map((offer) => (
        <One
          key={`${round} ${offer.key}`}
          offer={offer}
          isOpen={chosen?.key === offer.key}
          gone={gone && chosen?.key === offer.key}
          onToggle={(on) => {
            setDone(undefined);
            choose(on ? offer : undefined);
          }}
          onDone={(entries) => {
            setDone(entries);
            setRound(round + 1);
            choose(undefined);
          }}
        />
      ))}
    </section>
  );
}

interface Shown {
  offer: Offered;
  isOpen: boolean;
  gone: boolean;
  onToggle: (open: boolean) => void;
  onDone: (entries: number[]) => void;
}

function One({ offer, isOpen, gone, onToggle, onDone }: Shown) {
  const words = useWords();
  const command = words.commands[offer.name as 'grant'] ?? { name: offer.name, does: '' };
  return (
    <Disclosure className="act act-pressing" isExpanded={isOpen} onExpandedChange={onToggle}>
      <Heading level={3}>
        <Button slot="trigger" weight="plain" className="act-name">
          <span>
            {command.name}
            {offer.about && <span className="act-about">{offer.about}</span>}
          </span>
          <Icon name="chevron" />
        </Button>
      </Heading>
      <DisclosurePanel>
        {isOpen && <ActForm form={offer.form} scopeHash="" revision={0} gone={gone} onFill={() => {}} onDone={onDone} />}
      </DisclosurePanel>
    </Disclosure>
  );
}

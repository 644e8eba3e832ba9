import { Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useGateName } from '../../api/names';
import { Button } from '../../parts/button';
import { Icon, type IconName } from '../../parts/icon';
import { Time } from '../../text/clock';
import { useLanguage } from '../../text/language';
import type { Case, Entry } from './case';
import { type Step, type StepState, stepsOf } from './steps';

const ICONS: Partial<Record<StepState, IconName>> = { done: 'check', stopped: 'stop', refused: 'cross', void: 'return', cut: 'minus' };

/** Where the case stands among its own steps. On a narrow screen: the step of the moment, the others on demand. */
export function Stepper({ operation, entries }: { operation: Case; entries: Entry[] }) {
  const { words } = useLanguage();
  const steps = stepsOf(operation, entries, words, useGateName());
  const here = steps.findIndex((step) => step.state !== 'done');
  const at = here < 0 ? steps.length - 1 : here;
  const now = steps[at] as Step;
  return (
    <nav className="stepper" aria-label={words.steps.label}>
      <div className="wrap">
        <div className="stepper-wide">
          <Steps steps={steps} now={now} />
        </div>
        <Disclosure className="stepper-narrow">
          <Heading level={2}>
            <Button slot="trigger" weight="plain">
              {words.steps.where(now.name, at + 1, steps.length)}
              <Icon name="chevron" />
            </Button>
          </Heading>
          <DisclosurePanel>
            <Steps steps={steps} now={now} />
          </DisclosurePanel>
        </Disclosure>
      </div>
    </nav>
  );
}

function Steps({ steps, now }: { steps: Step[]; now: Step }) {
  const { words } = useLanguage();
  const said: Record<StepState, string> = {
    done: words.steps.done,
    current: words.steps.current,
    next: words.steps.next,
    stopped: words.steps.stopped,
    refused: words.steps.refused,
    void: words.steps.void,
    cut: words.steps.ended,
  };
  return (
    <ol className="steps">
      {steps.map((step, index) => {
        const icon = ICONS[step.state];
        return (
          <li key={step.key} className={`step step-${step.state}`} aria-current={step === now && step.state !== 'done' ? 'step' : undefined}>
            <span className="step-mark" aria-hidden="true">
              {icon ? <Icon name={icon} /> : index + 1}
            </span>
            <span className="step-text">
              <span className="step-name">{step.name}</span>
              <span className="step-state">
                {said[step.state]}
                {step.note && <span className="step-note"> {step.note}</span>}
              </span>
              {step.at && (
                <span className="step-at">
                  <Time at={step.at} precision="short" />
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

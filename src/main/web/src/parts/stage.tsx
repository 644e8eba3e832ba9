import type { Stage } from '../api/client';
import { useWords } from '../text/language';
import type { IconName } from './icon';
import { Tag, type Tone } from './tag';

const LOOKS: Record<Stage, [Tone, IconName]> = {
  draft: ['quiet', 'pen'],
  screening: ['key', 'clock'],
  review: ['key', 'clock'],
  authorised: ['success', 'check'],
  tasked: ['success', 'check'],
  executing: ['warning', 'right'],
  halted: ['error', 'stop'],
  ended: ['key', 'clock'],
  reported: ['key', 'clock'],
  closed: ['quiet', 'check'],
  refused: ['quiet', 'cross'],
  withdrawn: ['quiet', 'return'],
  revoked: ['quiet', 'cross'],
  expired: ['quiet', 'clock'],
};

export function StageTag({ stage }: { stage: Stage }) {
  const words = useWords();
  const [tone, icon] = LOOKS[stage];
  return (
    <Tag tone={tone} icon={icon}>
      {words.stages[stage]}
    </Tag>
  );
}

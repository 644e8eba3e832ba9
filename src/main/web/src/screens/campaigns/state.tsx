import type { Stage } from '../../api/client';
import type { IconName } from '../../parts/icon';
import { StageTag } from '../../parts/stage';
import { Tag, type Tone } from '../../parts/tag';
import { useWords } from '../../text/language';
import type { Span } from './spans';

const SIGNS: Record<string, { tone: Tone; icon: IconName }> = {
  planned: { tone: 'quiet', icon: 'clock' },
  'under-way': { tone: 'key', icon: 'right' },
  done: { tone: 'success', icon: 'check' },
  cancelled: { tone: 'quiet', icon: 'cross' },
};

/** Where an instrument stands: an activity by its state, an operation by its stage. */
export function StateTag({ span }: { span: Pick<Span, 'kind' | 'state'> }) {
  const { campaigns } = useWords();
  if (span.kind === 'operation') {
    return <StageTag stage={span.state as Stage} />;
  }
  return <Tag {...(SIGNS[span.state] ?? {})}>{campaigns.states[span.state as 'done'] ?? span.state}</Tag>;
}

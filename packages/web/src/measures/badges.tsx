import type { EffectVerdict, InterventionState } from '@wijkritme/contract';
import { Badge } from '../ui/index.ts';
import { useMeasuresText } from './texts.ts';

const states = {
  proposed: ['neutral', 'dots'],
  planned: ['info', 'square'],
  running: ['ok', 'circle'],
  ended: ['neutral', 'circle'],
  stopped: ['warning', 'diamond'],
  withdrawn: ['muted', 'dots'],
} as const;

export function StateBadge({ state }: { state: InterventionState }) {
  const text = useMeasuresText();
  const [tone, shape] = states[state];
  return (
    <Badge tone={tone} shape={shape}>
      {text.states[state]}
    </Badge>
  );
}

// Less or more is neither good nor bad: that hangs on what was expected.
const verdicts = {
  'probably-less': ['info', 'square'],
  'probably-more': ['info', 'triangle'],
  'none-shown': ['neutral', 'circle'],
  'cannot-tell': ['muted', 'dots'],
} as const;

export function VerdictBadge({ verdict }: { verdict: EffectVerdict }) {
  const text = useMeasuresText();
  const [tone, shape] = verdicts[verdict];
  return (
    <Badge tone={tone} shape={shape}>
      {text.verdicts[verdict]}
    </Badge>
  );
}

import type { BeatWord, Datastream, DeviationKind, PassportStatus } from '@wijkritme/contract';
import type { ComponentProps } from 'react';
import { useText } from '../../i18n/language.ts';
import { Badge } from '../../ui/index.ts';

type Look = Pick<ComponentProps<typeof Badge>, 'tone' | 'shape'>;

const statusLooks: Record<Datastream['status'], Look> = {
  normal: { tone: 'ok', shape: 'circle' },
  deviation: { tone: 'warning', shape: 'triangle' },
  learning: { tone: 'info', shape: 'dots' },
  gap: { tone: 'alert', shape: 'diamond' },
  stuck: { tone: 'alert', shape: 'square' },
  implausible: { tone: 'alert', shape: 'triangle' },
  'no-data': { tone: 'muted', shape: 'dots' },
  refused: { tone: 'alert', shape: 'diamond' },
  lab: { tone: 'info', shape: 'square' },
};

const passportLooks: Record<PassportStatus, Look> = {
  valid: { tone: 'ok', shape: 'circle' },
  missing: { tone: 'warning', shape: 'diamond' },
  not_yet_valid: { tone: 'info', shape: 'dots' },
  expired: { tone: 'alert', shape: 'triangle' },
  withdrawn: { tone: 'muted', shape: 'square' },
};

const kindLooks: Record<DeviationKind, Look> = {
  higher: { tone: 'warning', shape: 'triangle' },
  lower: { tone: 'info', shape: 'square' },
  silent: { tone: 'alert', shape: 'dots' },
  stuck: { tone: 'alert', shape: 'square' },
  'level-shift': { tone: 'neutral', shape: 'diamond' },
  'changed-shape': { tone: 'info', shape: 'circle' },
  implausible: { tone: 'alert', shape: 'triangle' },
  'other-state': { tone: 'warning', shape: 'diamond' },
};

const beatLooks: Record<BeatWord, Look> = {
  usual: { tone: 'ok', shape: 'circle' },
  quiet: { tone: 'info', shape: 'square' },
  busy: { tone: 'warning', shape: 'triangle' },
  loud: { tone: 'alert', shape: 'triangle' },
  different: { tone: 'neutral', shape: 'diamond' },
  learning: { tone: 'muted', shape: 'dots' },
  'silent-sensor': { tone: 'alert', shape: 'diamond' },
  'no-sensor': { tone: 'muted', shape: 'circle' },
};

export function StatusBadge({ status }: { status: Datastream['status'] }) {
  const text = useText();
  return <Badge {...statusLooks[status]}>{text.status[status]}</Badge>;
}

/** The device left its rhythm, and those around it did not. */
export function ContradictionBadge() {
  const { sensors: text } = useText();
  return (
    <Badge tone="warning" shape="diamond">
      {text.contradicts}
    </Badge>
  );
}

export function PassportBadge({ status }: { status: PassportStatus }) {
  const text = useText();
  return <Badge {...passportLooks[status]}>{text.passportStatus[status]}</Badge>;
}

export function KindBadge({ kind }: { kind: DeviationKind }) {
  const text = useText();
  return <Badge {...kindLooks[kind]}>{text.kinds[kind]}</Badge>;
}

/** The label comes from the server with the beat, in the reader's language. */
export function BeatBadge({ word, label }: { word: BeatWord; label?: string }) {
  const text = useText();
  return <Badge {...beatLooks[word]}>{label ?? text.beats[word]}</Badge>;
}

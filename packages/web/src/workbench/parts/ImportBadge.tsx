import type { ImportStatus } from '@wijkritme/contract';
import type { ComponentProps } from 'react';
import { useText } from '../../i18n/language.ts';
import { Badge } from '../../ui/index.ts';

const looks: Record<ImportStatus, Pick<ComponentProps<typeof Badge>, 'tone' | 'shape'>> = {
  uploading: { tone: 'info', shape: 'dots' },
  waiting: { tone: 'neutral', shape: 'dots' },
  running: { tone: 'info', shape: 'dots' },
  done: { tone: 'ok', shape: 'circle' },
  failed: { tone: 'alert', shape: 'triangle' },
  cancelled: { tone: 'muted', shape: 'square' },
};

export function ImportBadge({ status }: { status: ImportStatus }) {
  const { imports: text } = useText();
  return <Badge {...looks[status]}>{text.statuses[status]}</Badge>;
}

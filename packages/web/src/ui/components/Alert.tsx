import type { ReactNode } from 'react';
import { ToneIcon } from './ToneIcon.tsx';

export type AlertTone = 'info' | 'ok' | 'warning' | 'error';

/** Only an error speaks up by itself; for other news that arrives later put a StatusMessage around it. */
export function Alert({ tone, title, children }: { tone: AlertTone; title: ReactNode; children?: ReactNode }) {
  return (
    <div className={`nl-alert nl-alert--${tone}`} role={tone === 'error' ? 'alert' : undefined}>
      <ToneIcon tone={tone} />
      <div className="nl-alert__content">
        <p className="nl-alert__title">{title}</p>
        {children}
      </div>
    </div>
  );
}

import type { ReactNode } from 'react';

type DetailsProps = { summary: ReactNode; children: ReactNode; onToggle?: (open: boolean) => void };

export function Details({ summary, children, onToggle }: DetailsProps) {
  return (
    <details className="nl-details" onToggle={onToggle && ((event) => onToggle(event.currentTarget.open))}>
      <summary className="nl-details__summary">{summary}</summary>
      <div className="nl-details__content">{children}</div>
    </details>
  );
}

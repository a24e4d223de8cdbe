import type { ReactNode } from 'react';

type DetailsProps = {
  summary: ReactNode;
  children: ReactNode;
  /** Open from then on, until somebody closes it. */
  isOpen?: boolean;
  onToggle?: ((open: boolean) => void) | undefined;
  /** Open on paper: for what one reads, and not for what one fills in. */
  onPaper?: boolean;
};

export function Details({ summary, children, isOpen, onToggle, onPaper = false }: DetailsProps) {
  return (
    <details
      className={onPaper ? 'nl-details nl-details--on-paper' : 'nl-details'}
      open={isOpen}
      onToggle={onToggle && ((event) => onToggle(event.currentTarget.open))}
    >
      <summary className="nl-details__summary">{summary}</summary>
      <div className="nl-details__content">{children}</div>
    </details>
  );
}

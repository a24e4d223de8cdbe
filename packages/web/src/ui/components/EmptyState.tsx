import type { ReactNode } from 'react';

/** Says why there is nothing and offers one thing to do. */
export function EmptyState({ title, text, action }: { title: string; text: ReactNode; action?: ReactNode }) {
  return (
    <div className="nl-empty-state">
      <svg className="nl-empty-state__figure" viewBox="0 0 120 40" width="120" height="40" aria-hidden="true">
        <path className="nl-empty-state__band" d="M2 26C22 26 26 10 44 10s22 16 38 16 20-8 36-8" />
        <path className="nl-empty-state__line" d="M2 26C22 26 26 10 44 10" />
      </svg>
      <p className="nl-empty-state__title">{title}</p>
      <div className="nl-empty-state__text">{text}</div>
      {action ? <div className="nl-empty-state__action">{action}</div> : null}
    </div>
  );
}

import type { ReactNode } from 'react';

/** Keep it in the page while empty: a live region that appears together with its text is often not read. */
export function StatusMessage({ children }: { children?: ReactNode }) {
  return (
    <div className="nl-status-message" role="status">
      {children}
    </div>
  );
}

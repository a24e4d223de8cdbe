import type { ReactNode } from 'react';

/** For ears only. Its nearest box needs `position: relative`, or it widens the page. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="nl-visually-hidden">{children}</span>;
}

import type { ReactNode } from 'react';
import type { AlertTone } from './Alert.tsx';

const shapes: Record<AlertTone, ReactNode> = {
  info: (
    <>
      <circle cx="12" cy="12" r="10" />
      <path d="M12 11v6M12 7v.5" className="nl-tone-icon__mark" />
    </>
  ),
  ok: (
    <>
      <circle cx="12" cy="12" r="10" />
      <path d="M7.5 12.5l3 3 6-6.5" className="nl-tone-icon__mark" />
    </>
  ),
  warning: (
    <>
      <path d="M12 2.5L23 21.5H1z" />
      <path d="M12 9.5v5.5M12 18v.5" className="nl-tone-icon__mark" />
    </>
  ),
  error: (
    <>
      <path d="M8 2h8l6 6v8l-6 6H8l-6-6V8z" />
      <path d="M8.5 8.5l7 7M15.5 8.5l-7 7" className="nl-tone-icon__mark" />
    </>
  ),
};

/** Each tone has its own outline, so that it can be told without colour. */
export function ToneIcon({ tone }: { tone: AlertTone }) {
  return (
    <svg className="nl-tone-icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      {shapes[tone]}
    </svg>
  );
}

import type { ReactNode } from 'react';

export type BadgeTone = 'neutral' | 'ok' | 'info' | 'warning' | 'alert' | 'muted';
export type BadgeShape = 'circle' | 'triangle' | 'diamond' | 'square' | 'dots';

const shapes: Record<BadgeShape, ReactNode> = {
  circle: <circle cx="6" cy="6" r="5" />,
  triangle: <path d="M6 .8L11.6 11H.4z" />,
  diamond: <path d="M6 .4L11.6 6 6 11.6.4 6z" />,
  square: <rect x="1.2" y="1.2" width="9.6" height="9.6" />,
  dots: (
    <>
      <circle cx="1.8" cy="6" r="1.6" />
      <circle cx="6" cy="6" r="1.6" />
      <circle cx="10.2" cy="6" r="1.6" />
    </>
  ),
};

type BadgeProps = { tone: BadgeTone; shape?: BadgeShape; children: ReactNode };

/** State in a word; the shape says it too, for who does not see the colour. */
export function Badge({ tone, shape = 'circle', children }: BadgeProps) {
  return (
    <span className={`nl-badge nl-badge--${tone}`}>
      <svg className="nl-badge__shape" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
        {shapes[shape]}
      </svg>
      {children}
    </span>
  );
}

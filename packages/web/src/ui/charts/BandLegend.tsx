import type { DeviationKind } from '@wijkritme/contract';
import type { ReactNode } from 'react';
import type { BandText } from './chart-text.ts';

const shapes: Record<DeviationKind, string> = {
  higher: 'M14 3L21 15H7z',
  lower: 'M14 15L7 3h14z',
  silent: 'M14 2L21 9 14 16 7 9z',
  stuck: 'M8 3h12v12H8z',
  'level-shift': 'M14 2L21 9 14 16 7 9z',
  'changed-shape': 'M7 3h14L7 15h14z',
  'other-state': 'M10 2h8l4 7-4 7h-8l-4-7z',
  implausible: 'M12 2h4v5h5v4h-5v5h-4v-5H7V7h5z',
};

type BandLegendProps = { kinds: readonly DeviationKind[]; gaps: boolean; forecast: boolean; text: BandText };

/** Words beside the same shapes as in the chart; only what the chart holds. */
export function BandLegend({ kinds, gaps, forecast, text }: BandLegendProps) {
  return (
    <ul className="nl-band-legend">
      <Entry word={text.measured}>
        <path className="nl-band-legend__line" d="M2 12L10 6l6 5 10-7" />
      </Entry>
      <Entry word={text.normal}>
        <rect className="nl-band-legend__band" x="1" y="2" width="26" height="14" />
        <path className="nl-band-legend__mid" d="M1 9h26" />
      </Entry>
      {forecast ? (
        <Entry word={text.forecastLegend}>
          <path className="nl-band-legend__ahead" d="M1 9h26" />
          <path className="nl-band-legend__ahead-edge" d="M1 3h26M1 15h26" />
        </Entry>
      ) : null}
      {kinds.map((kind) => (
        <Entry key={kind} word={text.kinds[kind]}>
          <rect className="nl-band-legend__span" width="28" height="18" />
          <path className="nl-band-legend__mark" d={shapes[kind]} />
        </Entry>
      ))}
      {gaps ? (
        <Entry word={text.noReading}>
          <rect className="nl-band-legend__gap" x="2" y="2" width="24" height="14" />
        </Entry>
      ) : null}
    </ul>
  );
}

function Entry({ word, children }: { word: string; children: ReactNode }) {
  return (
    <li className="nl-band-legend__entry">
      <svg viewBox="0 0 28 18" width="28" height="18" aria-hidden="true" focusable="false">
        {children}
      </svg>
      {word}
    </li>
  );
}

import type { WeekMode, WeekText } from './chart-text.ts';
import { divergingCell, sequentialCell } from './heat-colors.ts';
import type { MissingCell } from './week-cells.ts';

const STEPS = 7;

type WeekLegendProps = { mode: WeekMode; unit: string; missing: readonly MissingCell[]; text: WeekText };

export function WeekLegend({ mode, unit, missing, text: { legend, noReading, notKnown } }: WeekLegendProps) {
  const difference = mode === 'difference';
  const shares = Array.from({ length: STEPS }, (_, i) => i / (STEPS - 1));
  return (
    <p className="nl-week-legend">
      <span>{difference ? legend.lower : legend.low}</span>
      <span className="nl-week-legend__scale" aria-hidden="true">
        {shares.map((share) => {
          const { backgroundColor } = difference ? divergingCell(share * 2 - 1) : sequentialCell(share);
          return <span key={share} className="nl-week-legend__step" style={{ backgroundColor }} />;
        })}
      </span>
      <span>{difference ? legend.higher : legend.high}</span>
      {difference ? <span className="nl-week-legend__word">0 = {legend.same}</span> : null}
      <span className="nl-week-legend__word">{unit}</span>
      {missing.length > 0 ? (
        <span className="nl-week-legend__word">
          <span className="nl-week-legend__gap" aria-hidden="true">
            –
          </span>
          {missing.map((why) => (why === 'not-known' ? notKnown : noReading)).join(', ')}
        </span>
      ) : null}
    </p>
  );
}

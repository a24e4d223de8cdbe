import type { WeekMode, WeekText } from './chart-text.ts';
import { divergingCell, sequentialCell } from './heat-colors.ts';

const STEPS = 7;

type WeekLegendProps = { mode: WeekMode; unit: string; gaps: boolean; text: WeekText };

export function WeekLegend({ mode, unit, gaps, text: { legend, noReading } }: WeekLegendProps) {
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
      {gaps ? (
        <span className="nl-week-legend__word">
          <span className="nl-week-legend__gap" aria-hidden="true">
            –
          </span>
          {noReading}
        </span>
      ) : null}
    </p>
  );
}

import type { ReactNode } from 'react';
import { useFormat, useText } from '../../i18n/language.ts';
import { Button, SegmentedControl } from '../../ui/index.ts';
import type { Period, PlaceSearch } from '../paths.ts';
import { periods } from '../search.ts';
import { nextEnd, previousEnd, windowOf } from '../window.ts';

type PeriodSearch = Pick<PlaceSearch, 'periode' | 'tot'>;

interface PeriodBarProps {
  readonly search: PeriodSearch;
  readonly now: number;
  readonly zone: string;
  readonly onChange: (change: PeriodSearch) => void;
  /** Leads back from what was to now. */
  readonly toNow: ReactNode;
}

/** Which stretch of time is shown, and a step back or ahead. */
export function PeriodBar({ search, now, zone, onChange, toNow }: PeriodBarProps) {
  const { place } = useText();
  const format = useFormat(zone);
  const window = windowOf(search, now, zone);
  const live = window.kind === 'live';
  return (
    <>
      <div className="toolbar">
        <SegmentedControl<Period>
          label={place.period}
          options={periods.map((id) => ({ id, label: id === 'dag' && !live ? place.oneDay : place.periods[id] }))}
          value={search.periode ?? 'week'}
          onChange={(periode) => onChange({ periode })}
        />
        <div className="toolbar__steps">
          <Button onClick={() => onChange({ tot: previousEnd(search, now, zone) })}>{place.previous}</Button>
          <Button
            disabled={live}
            reason={place.nextReason}
            onClick={() => onChange({ tot: nextEnd(search, now, zone) })}
          >
            {place.next}
          </Button>
        </div>
      </div>
      <div className="toolbar">
        <p className="toolbar__range">{format.range(window.from, live ? now : window.to - 1)}</p>
        {live ? null : toNow}
      </div>
    </>
  );
}

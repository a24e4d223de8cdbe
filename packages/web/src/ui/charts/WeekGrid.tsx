import type { Week } from '@wijkritme/contract';
import { useId, useMemo, useRef } from 'react';
import { ScrollRegion } from '../components/ScrollRegion.tsx';
import { SegmentedControl } from '../components/SegmentedControl.tsx';
import { findDateFormat } from '../format/instant.ts';
import type { Locale } from '../format/locale.ts';
import type { WeekMode, WeekText } from './chart-text.ts';
import { useNarrow } from './use-narrow.ts';
import { useRovingCell } from './use-roving-cell.ts';
import { WeekLegend } from './WeekLegend.tsx';
import { NarrowRows, WideRows } from './WeekRows.tsx';
import { missingIn, toWeekCells } from './week-cells.ts';

type WeekGridProps = {
  week: Week;
  /** Index of the first hour that has yet to come; without it the whole week has passed. */
  ahead?: number;
  mode: WeekMode;
  locale: Locale;
  text: WeekText;
  onModeChange: (mode: WeekMode) => void;
};

const modes: readonly WeekMode[] = ['normal', 'measured', 'difference'];
/** Below this, 24 columns of numbers do not fit. */
const NARROW = 700;

/** Any Monday will do: only its names are used. */
const MONDAY = Date.UTC(2024, 0, 1);

function dayNames(locale: Locale) {
  const name = (day: number, weekday: 'short' | 'long') =>
    findDateFormat(locale, 'UTC', { weekday }).format(MONDAY + day * 86_400_000);
  return Array.from({ length: 7 }, (_, day) => ({ short: name(day, 'short'), long: name(day, 'long') }));
}

/** The week as a table of 7 days and 24 hours, with the numbers in the cells. */
export function WeekGrid({ week, ahead = 168, mode, locale, text, onModeChange }: WeekGridProps) {
  const box = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const captionId = useId();
  const narrow = useNarrow(box, NARROW);
  const cells = useMemo(() => toWeekCells(week, mode, locale), [week, mode, locale]);
  const days = useMemo(() => dayNames(locale), [locale]);
  const { current, onKeyDown, onFocus } = useRovingCell(table, narrow);
  const from = mode === 'normal' ? 168 : ahead;
  const Rows = narrow ? NarrowRows : WideRows;
  return (
    <div ref={box} className="nl-week-grid">
      <SegmentedControl
        label={text.mode}
        options={modes.map((id) => ({ id, label: text.modes[id] }))}
        value={mode}
        onChange={onModeChange}
      />
      <ScrollRegion labelledBy={captionId}>
        <table
          ref={table}
          className={narrow ? 'nl-week-grid__table nl-week-grid__table--narrow' : 'nl-week-grid__table'}
          onKeyDown={onKeyDown}
          onFocus={onFocus}
        >
          <caption id={captionId}>{text.caption[mode]}</caption>
          <Rows cells={cells} days={days} current={current} ahead={from} text={text} />
        </table>
      </ScrollRegion>
      <WeekLegend mode={mode} unit={week.unit} missing={missingIn(cells.slice(0, from))} text={text} />
    </div>
  );
}

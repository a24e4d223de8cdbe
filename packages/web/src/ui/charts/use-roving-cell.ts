import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from 'react';

const HOURS = 24;
const DAYS = 7;

/** Cell (day × 24 + hour) where a key leads; `down` says which way the hours run. */
export function cellAfterKey(key: string, cell: number, down: boolean): number | undefined {
  const day = Math.floor(cell / HOURS);
  const hour = cell % HOURS;
  const at = (d: number, h: number) => Math.min(Math.max(d, 0), DAYS - 1) * HOURS + Math.min(Math.max(h, 0), HOURS - 1);
  const along = { hour: (by: number) => at(day, hour + by), day: (by: number) => at(day + by, hour) };
  const [across, upright] = down ? [along.day, along.hour] : [along.hour, along.day];
  switch (key) {
    case 'ArrowLeft':
      return across(-1);
    case 'ArrowRight':
      return across(1);
    case 'ArrowUp':
      return upright(-1);
    case 'ArrowDown':
      return upright(1);
    case 'Home':
      return down ? at(0, hour) : at(day, 0);
    case 'End':
      return down ? at(DAYS - 1, hour) : at(day, HOURS - 1);
    default:
      return undefined;
  }
}

/** One tab stop for the whole grid; arrows walk it. Cells carry `data-cell`. */
export function useRovingCell(table: RefObject<HTMLElement | null>, down: boolean) {
  const [current, setCurrent] = useState(0);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = cellAfterKey(event.key, current, down);
    if (next === undefined) return;
    event.preventDefault();
    setCurrent(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus();
  };
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const cell = event.target.dataset.cell;
    if (cell !== undefined) setCurrent(Number(cell));
  };
  return { current, onKeyDown, onFocus };
}

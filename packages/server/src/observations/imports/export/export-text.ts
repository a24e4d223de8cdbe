import { showCount, zoneRules } from '@wijkritme/engine';
import { isInField } from '../../../sensors/index.ts';
import { type ObservationsDb, selectSlice } from '../../sql/read-observations.ts';
import { heldBack } from '../../sums/held-back.ts';
import type { ExportFormat } from './export-formats.ts';
import { type ExportHeader, factsOf } from './export-header.ts';

/** Rows of one file. */
export const MAX_ROWS = 10_000_000;
const PAGE = 20_000;

/** A file in pieces; the next page is read only when the one before is on its way. */
export async function* exportText(
  db: ObservationsDb,
  format: ExportFormat,
  header: ExportHeader,
  maxRows = MAX_ROWS,
): AsyncGenerator<string> {
  const { entry, to } = header;
  const zone = zoneRules(entry.timeZone);
  const { rule } = header;
  yield format.head(header, factsOf(header));
  let rows = 0;
  for (let from = header.from; ; ) {
    const { time, value } = await selectSlice(db, entry.id, from, to, Math.min(PAGE, maxRows - rows + 1));
    const fits = Math.min(time.length, maxRows - rows);
    const held = await heldIn(db, header, time);
    const shown = (at: number, count: number) =>
      rule ? (held.has(at) ? null : orNull(showCount(count, rule))) : count;
    let text = '';
    for (let i = 0; i < fits; i++) {
      const at = Math.round(time[i] as number);
      const lab = header.hasLab ? !isInField(entry, at) : undefined;
      text += format.row({ time: at, value: shown(at, value[i] as number), lab }, zone, rows + i === 0);
    }
    if (text !== '') yield text;
    rows += fits;
    if (fits < time.length) {
      yield format.tail(moreRemark(header, maxRows, Math.round(time[fits] as number)));
      return;
    }
    if (time.length < PAGE) break;
    from = Math.round(time.at(-1) as number) + 1; // times are whole ms
  }
  yield format.tail(undefined);
}

/** Readings of a page that stay hidden because of the others in their sum. */
async function heldIn(db: ObservationsDb, { entry, rule }: ExportHeader, times: readonly number[]) {
  return rule ? heldBack(db, entry, times.map(Math.round)) : new Set<number>();
}

const orNull = (value: number) => (Number.isNaN(value) ? null : value);

function moreRemark({ language }: ExportHeader, maxRows: number, next: number): string {
  const at = new Date(next).toISOString();
  return language === 'nl'
    ? `Afgebroken na ${maxRows} metingen; vraag de rest vanaf ${at}.`
    : `Cut off after ${maxRows} readings; ask for the rest from ${at} on.`;
}

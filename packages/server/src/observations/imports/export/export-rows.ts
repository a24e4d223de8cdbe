import { showCount } from '@wijkritme/engine';
import { isInField } from '../../../sensors/index.ts';
import { type ObservationsDb, selectSlice } from '../../sql/read-observations.ts';
import { heldBack } from '../../sums/held-back.ts';
import type { ExportRow } from './export-formats.ts';
import type { ExportHeader } from './export-header.ts';

/** Rows of one file. */
export const MAX_ROWS = 10_000_000;
const PAGE = 20_000;

export type ExportPage =
  | { readonly rows: readonly ExportRow[] }
  /** The file ends before its period does; the rest begins here, UTC ms. */
  | { readonly cutAt: number };

/** Readings as who asks may see them, page by page; the next page is read only when the one before is on its way. */
export async function* exportPages(
  db: ObservationsDb,
  header: ExportHeader,
  maxRows: number,
): AsyncGenerator<ExportPage> {
  const { entry, to } = header;
  let rows = 0;
  for (let from = header.from; ; ) {
    const { time, value } = await selectSlice(db, entry.id, from, to, Math.min(PAGE, maxRows - rows + 1));
    const fits = Math.min(time.length, maxRows - rows);
    const held = await heldIn(db, header, time);
    const page: ExportRow[] = [];
    for (let i = 0; i < fits; i++) {
      const at = Math.round(time[i] as number);
      const lab = header.hasLab ? !isInField(entry, at) : undefined;
      page.push({ time: at, value: shown(header, held, at, value[i] as number), lab });
    }
    yield { rows: page };
    rows += fits;
    if (fits < time.length) {
      yield { cutAt: Math.round(time[fits] as number) };
      return;
    }
    if (time.length < PAGE) return;
    from = Math.round(time.at(-1) as number) + 1; // times are whole ms
  }
}

function shown({ rule }: ExportHeader, held: ReadonlySet<number>, at: number, count: number): number | null {
  if (!rule) return count;
  return held.has(at) ? null : orNull(showCount(count, rule));
}

/** Readings of a page that stay hidden because of the others in their sum. */
async function heldIn(db: ObservationsDb, { entry, rule }: ExportHeader, times: readonly number[]) {
  return rule ? heldBack(db, entry, times.map(Math.round)) : new Set<number>();
}

const orNull = (value: number) => (Number.isNaN(value) ? null : value);

export function moreRemark({ language }: ExportHeader, maxRows: number, next: number): string {
  const at = new Date(next).toISOString();
  return language === 'nl'
    ? `Afgebroken na ${maxRows} metingen; vraag de rest vanaf ${at}.`
    : `Cut off after ${maxRows} readings; ask for the rest from ${at} on.`;
}

import { DAY, HOUR } from '@wijkritme/contract';
import type { EffectSeries } from '@wijkritme/engine';
import type { CatalogEntry } from '../../sensors/index.ts';
import type { ResponseParts } from '../room.ts';
import { type EffectRunRow, findStarted } from '../sql/effect-runs.ts';
import type { MeasureRequest } from './effect-work.ts';
import type { FineTerm } from './keep-inputs.ts';
import { calendarOf, LOOK_BACK_MS, readSeries } from './series.ts';

/** Hours of more than one reading stay as long as a chart shows them, unless the passport says otherwise. */
const HOUR_TERM_DAYS = 1_830;

/**
 * Everything that an effect is computed from, as frozen at the start of the measure.
 * @param tell how much was read, 0..1; false: no more is needed
 * @returns undefined: no more is needed, or the datastream is gone
 */
export async function gatherQuestion(
  room: ResponseParts,
  run: EffectRunRow,
  tell: (share: number) => Promise<boolean>,
): Promise<MeasureRequest | undefined> {
  const started = await findStarted(room.db, run.intervention_id);
  const expected = started?.frozen?.plan.expected[run.expected_index];
  const target = room.sensors.catalog.find(run.datastream_id);
  if (!started?.started_at || !expected || !target) return undefined;
  const startMs = started.started_at.getTime();
  const endMs = run.until.getTime();
  const period = { from: startMs - LOOK_BACK_MS, to: endMs };
  const known = (ids: readonly number[]) => ids.flatMap((id) => room.sensors.catalog.find(id) ?? []);
  const comparisons = known(expected.comparisons);
  const adjoining = known(started.frozen?.adjoining[run.expected_index] ?? []).sort((a, b) => a.id - b.id);
  const all = [target, ...comparisons, ...adjoining];
  const read: EffectSeries[] = [];
  for (const [index, entry] of all.entries()) {
    read.push(await readSeries(room, entry, period));
    if (!(await tell((index + 1) / all.length))) return undefined;
  }
  const [first, ...rest] = read;
  return (
    first && {
      kind: 'measure',
      target: first,
      comparisons: rest.slice(0, comparisons.length),
      adjoining: rest.slice(comparisons.length),
      calendar: calendarOf(room, target, period),
      startMs,
      endMs,
    }
  );
}

/** Until when the hours of a datastream that were used may be kept beside the effect. */
export function termOf({ sensors }: Pick<ResponseParts, 'sensors'>, id: number, now: number): FineTerm {
  const entry: Pick<CatalogEntry, 'intervalMs' | 'retentionMs' | 'passport'> | undefined = sensors.catalog.find(id);
  const single = (entry?.intervalMs ?? HOUR) >= HOUR;
  const raw = entry?.retentionMs ?? 0;
  const hour = Math.max(raw, (entry?.passport?.hourRetentionDays ?? HOUR_TERM_DAYS) * DAY);
  return { single, dueBefore: now - (single ? raw : hour) };
}

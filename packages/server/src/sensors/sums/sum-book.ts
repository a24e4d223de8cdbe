import { limits, type Sum, type SumDraft, type SumStatus, WijkritmeError } from '@wijkritme/contract';
import { planSums, type SumOfSeries } from '@wijkritme/engine';
import { appendLog, type LogFact } from '../../sharing/index.ts';
import type { CatalogEntry } from '../datastream-catalog.ts';
import { noDatastream } from '../no-datastream.ts';
import type { SensorsRoom } from '../room.ts';
import type { SensorsDb } from '../sql/read-catalog.ts';
import { inForce, lockSums, type SumRow, selectSums, upsertSum } from '../sql/series-sums.ts';

/** Who says so, when and why. */
export interface SumWord {
  readonly status: SumStatus;
  readonly reason: string | null;
  readonly at: number;
  readonly by: string;
  readonly moments: number | null;
}

/** Read the sums that hold into the catalog. */
export async function loadSums({ db, catalog }: Pick<SensorsRoom, 'db' | 'catalog'>): Promise<void> {
  catalog.takeSums(inForce(await selectSums(db)));
}

/**
 * Stores what is said of sums, tells the tamper-evident log, and lets it hold at once. Sums that are there keep their number.
 * @throws WijkritmeError conflict where they would run in a circle or count a series twice
 */
export async function sayOfSums(room: SensorsRoom, sums: readonly SumOfSeries[], word: SumWord): Promise<SumRow[]> {
  const stored = await room.db.transaction().execute(async (trx) => {
    await lockSums(trx);
    const rows: SumRow[] = [];
    for (const sum of sums) rows.push(await upsertSum(trx, sum, { ...word, at: new Date(word.at) }));
    await check(trx);
    await appendLog(trx, ...rows.map((row) => factOf(row, word)));
    return rows;
  });
  await loadSums(room);
  // What outsiders see of all that hangs together has changed.
  await room.refresh(room.catalog.sums.around(stored.flatMap(({ total_id, parts }) => [total_id, ...parts])));
  return stored;
}

function factOf({ total_id, parts }: SumRow, { at, by, status, moments }: SumWord): LogFact {
  const detail = { parts, ...(moments === null ? {} : { moments }) };
  return { at, kind: `sum.${status}`, actor: by, subject: `datastream:${total_id}`, detail };
}

async function check(db: SensorsDb): Promise<void> {
  const held = inForce(await selectSums(db));
  if (held.length > limits.sums)
    throw new WijkritmeError('conflict', {
      nl: `Er zijn al ${limits.sums} totalen; wijs af wat geen totaal is.`,
      en: `There are ${limits.sums} sums already; reject those that are none.`,
    });
  const plans = planSums(held);
  if (plans.ok) return;
  throw new WijkritmeError(
    'conflict',
    plans.reason === 'circle'
      ? {
          nl: `Meetreeks ${plans.series} zou een deel van zichzelf zijn. Laat haar bij de delen weg.`,
          en: `Datastream ${plans.series} would be a part of itself. Leave it out of the parts.`,
        }
      : {
          nl: `Meetreeks ${plans.series} zou twee keer in een totaal tellen; noem alleen de kleinste delen.`,
          en: `Datastream ${plans.series} would count twice in one total; name the smaller parts alone.`,
        },
  );
}

/** @throws WijkritmeError datastream_unknown, invalid_input */
export function entriesOf(room: SensorsRoom, { total, parts }: Pick<SumDraft, 'total' | 'parts'>): CatalogEntry[] {
  return [total, ...parts].map((id) => {
    const entry = room.catalog.find(id);
    if (!entry) throw noDatastream(id);
    if (entry.kind !== 'count')
      throw new WijkritmeError('invalid_input', {
        nl: `Meetreeks ${id} heeft geen aantallen; alleen aantallen tellen op. Kies een andere.`,
        en: `Datastream ${id} holds no counts; only counts add up. Choose another one.`,
      });
    return entry;
  });
}

export function toSum(room: SensorsRoom, row: SumRow): Sum {
  const series = (id: number) => {
    const entry = room.catalog.find(id);
    return { id, name: entry?.name ?? null, thingName: entry?.thingName ?? null };
  };
  return {
    id: row.id,
    total: series(row.total_id),
    parts: row.parts.map(series),
    status: row.status,
    moments: row.moments,
    reason: row.reason,
    changedAt: row.changed_at.toISOString(),
    changedBy: row.changed_by,
  };
}

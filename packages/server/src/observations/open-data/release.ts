import { DAY, type OpenDataFigures, WijkritmeError } from '@wijkritme/contract';
import { marginOf, zoneRules } from '@wijkritme/engine';
import type { Context } from '../../foundation/context.ts';
import { actorOf, type Principal } from '../../foundation/principals.ts';
import { appendLog } from '../../sharing/index.ts';
import type { ObservationsRoom } from '../room.ts';
import {
  findRelease,
  insertRelease,
  lockDataset,
  type StoredDataset,
  type StoredRelease,
  selectDatasets,
  selectLedger,
  selectStepSums,
} from '../sql/open-data.ts';
import { dayOf, drawFigures, edgesOf } from './draw-figures.ts';
import { decide, fromMillionths, toMillionths } from './ledger.ts';
import { digestOfFigures } from './to-answer.ts';

/** Counts in one release. */
const MOST_COUNTS = 20_000;
const MOST_DAYS = 366;
const CONFIDENCE = 0.95;

export interface ReleaseWish {
  readonly datasetId: number;
  readonly from: string;
  readonly to: string;
  readonly epsilon: number;
  readonly principal: Principal;
}

/** @throws WijkritmeError not_found */
export async function getDataset(room: Pick<ObservationsRoom, 'db'>, id: number): Promise<StoredDataset> {
  const [dataset] = await selectDatasets(room.db, id);
  if (!dataset)
    throw new WijkritmeError('not_found', {
      nl: `Er is geen open dataset ${id}. Kies er een uit de lijst van open data.`,
      en: `There is no open dataset ${id}. Choose one from the list of open data.`,
    });
  return dataset;
}

/**
 * Draws and stores a release, or hands out the one of these days that there is. Deciding, drawing, storing and the entry in
 * the log are one transaction behind a lock: two who ask at once get the same, and a crash spends nothing unseen.
 *
 * @throws WijkritmeError not_found, invalid_input, privacy_budget_spent
 */
export async function release(context: Context, room: ObservationsRoom, wish: ReleaseWish): Promise<StoredRelease> {
  const dataset = await getDataset(room, wish.datasetId);
  const edges = checkedEdges(context, room, dataset, wish);
  const epsilonMillionths = toMillionths(wish.epsilon);
  return room.db.transaction().execute(async (trx) => {
    await lockDataset(trx, dataset.id);
    const period = { from: edges[0] as number, to: edges.at(-1) as number }; // at least one step, checked above
    const { decision, question } = decide(dataset, await selectLedger(trx, dataset.id), {
      ...period,
      epsilonMillionths,
    });
    if (decision.kind === 'repeat') {
      const before = await findRelease(trx, Number(decision.release));
      if (!before) throw new Error(`release ${decision.release} is gone`);
      return before;
    }
    if (decision.kind === 'spent') throw spent(dataset, decision.left);
    const sums = await selectStepSums(trx, dataset.datastreams, edges);
    const nameOf = (id: number) => nameOfSeries(room, id);
    const figures = drawFigures({ dataset, edges, sums, epsilonMillionths, nameOf });
    const digest = digestOfFigures(figures);
    const at = context.clock.now();
    const stored = await insertRelease(trx, {
      dataset_id: dataset.id,
      question,
      from_date: wish.from,
      to_date: wish.to,
      starts_at: new Date(period.from),
      ends_at: new Date(period.to),
      epsilon_millionths: epsilonMillionths,
      margin: marginOf(dataset.mostPerUnit, epsilonMillionths, CONFIDENCE),
      figures: JSON.stringify(figures satisfies OpenDataFigures),
      digest,
      released_at: new Date(at),
    });
    await appendLog(trx, {
      at,
      kind: 'opendata.released',
      actor: actorOf(wish.principal),
      subject: `open-data:${dataset.id}`,
      detail: { release: stored.id, from: wish.from, to: wish.to, epsilonMillionths, spent: decision.spent, digest },
    });
    return stored;
  });
}

function checkedEdges(context: Context, room: ObservationsRoom, dataset: StoredDataset, wish: ReleaseWish): number[] {
  const days = dayOf(wish.to) - dayOf(wish.from);
  if (!(days >= 1 && days <= MOST_DAYS))
    throw new WijkritmeError('invalid_input', {
      nl: `“to” moet 1 tot ${MOST_DAYS} dagen na “from” liggen.`,
      en: `"to" must lie 1 to ${MOST_DAYS} days after "from".`,
    });
  const zone = zoneRules(room.sensors.catalog.find(dataset.datastreams[0] ?? -1)?.timeZone ?? 'Europe/Amsterdam');
  const edges = edgesOf(zone, wish.from, wish.to, dataset.step);
  // Readings of these days can still come: what was released would then be about fewer than there are.
  const settled = context.clock.now() - DAY;
  if ((edges.at(-1) ?? 0) > settled)
    throw new WijkritmeError('invalid_input', {
      nl: '“to” moet een dag geleden liggen, zodat late metingen meetellen.',
      en: '"to" must lie a day in the past, so that late readings are in it.',
    });
  const counts = (edges.length - 1) * dataset.datastreams.length;
  if (counts > MOST_COUNTS)
    throw new WijkritmeError('too_large', {
      nl: `Een uitgave heeft ten hoogste ${MOST_COUNTS} aantallen; dit zouden er ${counts} zijn. Vraag minder dagen.`,
      en: `A release holds at most ${MOST_COUNTS} counts; this would be ${counts}. Ask for fewer days.`,
    });
  return edges;
}

function spent({ name, budget }: StoredDataset, left: number): WijkritmeError {
  return new WijkritmeError('privacy_budget_spent', {
    nl: `Van de ε ${budget} van “${name}” is voor deze dagen nog ${fromMillionths(left)} over. Vraag andere dagen, of gebruik een eerdere uitgave.`,
    en: `Of the ε ${budget} of "${name}" there is ${fromMillionths(left)} left for these days. Ask for other days, or use an earlier release.`,
  });
}

function nameOfSeries({ sensors }: ObservationsRoom, id: number): string {
  const entry = sensors.catalog.find(id);
  return entry ? `${entry.thingName} · ${entry.name}` : String(id);
}

import { DAY, type ExpectedEffect, type InterventionPlan } from '@wijkritme/contract';
import { refuseFields, type WrongField } from '../../foundation/refuse-fields.ts';
import type { CatalogEntry } from '../../sensors/index.ts';
import type { LabelReader } from '../../sharing/index.ts';
import type { AtCase } from '../at-case.ts';
import { checkOrganisations, checkTexts } from '../check-answer.ts';
import { nearTo } from '../effects/near.ts';
import { isTellable } from '../effects/series.ts';
import type { ResponseRoom } from '../room.ts';
import { selectCaseEntries } from '../sql/read-cases.ts';
import { planWords } from './plan-words.ts';

/** A datastream of which nothing came for so long has nothing to compare with. */
const HEARD_WITHIN_MS = 84 * DAY;

interface Planner extends Pick<AtCase, 'mayAt'> {
  readonly caseId: number;
  /** null: nobody, so that the plan names no agreement. */
  readonly reader: LabelReader | null;
}

/**
 * What a plan says must hang together, and name what is there. All that is wrong is told at once; nothing is stored before.
 * @throws WijkritmeError invalid_input, with a JSON pointer per problem
 */
export async function checkPlan(room: ResponseRoom, at: AtCase, plan: InterventionPlan, now: number): Promise<void> {
  checkTexts({ '/plan/title': plan.title });
  await checkOrganisations(room, '/plan/ownerId', [plan.ownerId]);
  await checkPlanned(room, { caseId: at.row.id, reader: at.reader, mayAt: (placeId) => at.mayAt(placeId) }, plan, now);
}

/**
 * The same without its words and its owner.
 * @param planner in which case, and at which places one works
 * @throws WijkritmeError invalid_input, with a JSON pointer per problem
 */
export async function checkPlanned(
  room: ResponseRoom,
  planner: Planner,
  plan: InterventionPlan,
  now: number,
): Promise<void> {
  const faults = [...dayFaults(plan), ...placeFaults(room, planner, plan), ...expectedFaults(room, plan)];
  faults.push(...(await agreementFaults(room, planner, plan)));
  refuseFields(faults);
  refuseFields(await silenceFaults(room, plan, now));
}

function dayFaults({ startsOn, endsOn, stopOn, by }: InterventionPlan): WrongField[] {
  const faults: WrongField[] = [];
  if (endsOn < startsOn) faults.push({ pointer: '/plan/endsOn', message: planWords.endBeforeStart(startsOn) });
  if (by <= startsOn) faults.push({ pointer: '/plan/by', message: planWords.byBeforeStart(startsOn) });
  if (stopOn !== null && (stopOn < startsOn || stopOn > endsOn))
    faults.push({ pointer: '/plan/stopOn', message: planWords.stopOutside(startsOn, endsOn) });
  return faults;
}

function placeFaults({ places }: ResponseRoom, { mayAt }: Planner, { placeId }: InterventionPlan): WrongField[] {
  if (placeId === null) return [];
  const place = places.directory.find(placeId);
  if (place && mayAt(placeId)) return [];
  return [{ pointer: '/plan/placeId', message: place ? planWords.notYours(place.name) : planWords.noPlace(placeId) }];
}

async function agreementFaults(
  { db }: ResponseRoom,
  { caseId, reader }: Planner,
  { agreementId }: InterventionPlan,
): Promise<WrongField[]> {
  if (agreementId === null) return [];
  const pointer = '/plan/agreementId';
  const found = (reader ? await selectCaseEntries(db, reader, caseId) : []).find(
    ({ id, kind }) => id === agreementId && kind === 'agreement',
  );
  if (!found) return [{ pointer, message: planWords.noAgreement(agreementId) }];
  return found.struck_at === null ? [] : [{ pointer, message: planWords.struckAgreement(agreementId) }];
}

function expectedFaults(room: ResponseRoom, { expected }: InterventionPlan): WrongField[] {
  const ids = expected.map(({ datastreamId }) => datastreamId);
  return expected.flatMap((one, index) => {
    const pointer = `/plan/expected/${index}`;
    const entry = room.sensors.catalog.find(one.datastreamId);
    if (!entry) return [{ pointer: `${pointer}/datastreamId`, message: planWords.noDatastream(one.datastreamId) }];
    const faults = sizeFaults(one, entry, pointer);
    if (ids.indexOf(one.datastreamId) !== index)
      faults.push({ pointer: `${pointer}/datastreamId`, message: planWords.twice(one.datastreamId) });
    return [...faults, ...comparisonFaults(room, { entry, comparisons: one.comparisons, ids, pointer })];
  });
}

function sizeFaults({ direction, size, as }: ExpectedEffect, entry: CatalogEntry, pointer: string): WrongField[] {
  if (!isTellable(entry)) return [{ pointer: `${pointer}/datastreamId`, message: planWords.states }];
  const isPercentTold = entry.kind !== 'level' || /^dB/.test(entry.unit);
  if (as === 'percent' && !isPercentTold)
    return [{ pointer: `${pointer}/as`, message: planWords.noPercent(entry.unit) }];
  if (as === 'percent' && direction === 'less' && size > 100)
    return [{ pointer: `${pointer}/size`, message: planWords.moreThanAll }];
  return [];
}

interface Comparing {
  readonly entry: CatalogEntry;
  readonly comparisons: readonly number[];
  /** Of all expected effects. */
  readonly ids: readonly number[];
  readonly pointer: string;
}

function comparisonFaults(room: ResponseRoom, { entry, comparisons, ids, pointer }: Comparing): WrongField[] {
  const isNear = nearTo(room, entry);
  return comparisons.flatMap((id, index): WrongField[] => {
    const at = `${pointer}/comparisons/${index}`;
    const other = room.sensors.catalog.find(id);
    if (!other) return [{ pointer: at, message: planWords.noDatastream(id) }];
    if (ids.includes(id)) return [{ pointer: at, message: planWords.changesItself }];
    if (other.kind !== entry.kind || other.unit !== entry.unit)
      return [{ pointer: at, message: planWords.otherUnit(other.unit, entry.unit) }];
    return isNear(other) ? [{ pointer: at, message: planWords.tooNear }] : [];
  });
}

/** Comparisons of which nothing came in the last twelve weeks. */
async function silenceFaults(room: ResponseRoom, { expected }: InterventionPlan, now: number): Promise<WrongField[]> {
  const faults: WrongField[] = [];
  const heard = new Map<number, boolean>();
  for (const [index, { comparisons }] of expected.entries())
    for (const [place, id] of comparisons.entries()) {
      if (!heard.has(id)) heard.set(id, await isHeard(room, id, now));
      if (!heard.get(id))
        faults.push({ pointer: `/plan/expected/${index}/comparisons/${place}`, message: planWords.silent });
    }
  return faults;
}

async function isHeard({ sensors, rhythm }: ResponseRoom, id: number, now: number): Promise<boolean> {
  const entry = sensors.catalog.find(id);
  if (!entry) return false;
  return (await rhythm.shownHours(entry, { from: now - HEARD_WITHIN_MS, to: now })).times.length > 0;
}

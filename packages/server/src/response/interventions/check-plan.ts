import { DAY, type ExpectedEffect, type FieldProblem, type InterventionPlan } from '@wijkritme/contract';
import type { CatalogEntry } from '../../sensors/index.ts';
import type { AtCase } from '../at-case.ts';
import { checkOrganisations, checkTexts, refuse } from '../check-answer.ts';
import { nearTo } from '../effects/near.ts';
import { isTellable } from '../effects/series.ts';
import type { ResponseRoom } from '../room.ts';
import { selectCaseEntries } from '../sql/read-cases.ts';

/** A datastream of which nothing came for so long has nothing to compare with. */
const HEARD_WITHIN_MS = 84 * DAY;

/**
 * What a plan says must hang together, and name what is there. All that is wrong is told at once; nothing is stored before.
 * @throws WijkritmeError invalid_input, with a JSON pointer per problem
 */
export async function checkPlan(room: ResponseRoom, at: AtCase, plan: InterventionPlan, now: number): Promise<void> {
  checkTexts({ '/plan/title': plan.title });
  await checkOrganisations(room, '/plan/ownerId', [plan.ownerId]);
  const problems = [...dayProblems(plan), ...placeProblems(room, at, plan), ...expectedProblems(room, plan)];
  if (plan.agreementId !== null && !(await isAgreement(room, at.row.id, plan.agreementId)))
    problems.push({ pointer: '/plan/agreementId', message: `names no agreement of this case: ${plan.agreementId}` });
  refuse(problems);
  refuse(await silenceProblems(room, plan, now));
}

function dayProblems({ startsOn, endsOn, stopOn, by }: InterventionPlan): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (endsOn < startsOn)
    problems.push({ pointer: '/plan/endsOn', message: `lies before the start, ${startsOn}; choose a later day` });
  if (by <= startsOn)
    problems.push({ pointer: '/plan/by', message: `does not lie after the start, ${startsOn}; choose a later day` });
  if (stopOn !== null && (stopOn < startsOn || stopOn > endsOn))
    problems.push({ pointer: '/plan/stopOn', message: `does not lie between ${startsOn} and ${endsOn}` });
  return problems;
}

function placeProblems({ places }: ResponseRoom, { mayAt }: AtCase, { placeId }: InterventionPlan): FieldProblem[] {
  if (placeId === null || (places.directory.find(placeId) && mayAt(placeId))) return [];
  return [{ pointer: '/plan/placeId', message: `names no place where you work: ${placeId}` }];
}

async function isAgreement({ db }: ResponseRoom, caseId: number, agreementId: number): Promise<boolean> {
  const entries = await selectCaseEntries(db, caseId);
  return entries.some(({ id, kind }) => id === agreementId && kind === 'agreement');
}

function expectedProblems(room: ResponseRoom, { expected }: InterventionPlan): FieldProblem[] {
  const ids = expected.map(({ datastreamId }) => datastreamId);
  return expected.flatMap((one, index) => {
    const pointer = `/plan/expected/${index}`;
    const entry = room.sensors.catalog.find(one.datastreamId);
    if (!entry) return [unknown(`${pointer}/datastreamId`, one.datastreamId)];
    const problems = sizeProblems(one, entry, pointer);
    if (ids.indexOf(one.datastreamId) !== index)
      problems.push({ pointer: `${pointer}/datastreamId`, message: `is named twice: ${one.datastreamId}` });
    return [...problems, ...comparisonProblems(room, { entry, comparisons: one.comparisons, ids, pointer })];
  });
}

function sizeProblems({ direction, size, as }: ExpectedEffect, entry: CatalogEntry, pointer: string): FieldProblem[] {
  if (!isTellable(entry))
    return [{ pointer: `${pointer}/datastreamId`, message: 'has states, of which there is no more or less' }];
  const isPercentTold = entry.kind !== 'level' || /^dB/.test(entry.unit);
  if (as === 'percent' && !isPercentTold)
    return [{ pointer: `${pointer}/as`, message: `is in ${entry.unit}: of this there is no per cent` }];
  if (as === 'percent' && direction === 'less' && size > 100)
    return [{ pointer: `${pointer}/size`, message: 'is more than everything; choose 100 or less' }];
  return [];
}

interface Comparing {
  readonly entry: CatalogEntry;
  readonly comparisons: readonly number[];
  /** Of all expected effects. */
  readonly ids: readonly number[];
  readonly pointer: string;
}

function comparisonProblems(room: ResponseRoom, { entry, comparisons, ids, pointer }: Comparing): FieldProblem[] {
  const isNear = nearTo(room, entry);
  return comparisons.flatMap((id, index): FieldProblem[] => {
    const at = `${pointer}/comparisons/${index}`;
    const other = room.sensors.catalog.find(id);
    if (!other) return [unknown(at, id)];
    if (ids.includes(id)) return [{ pointer: at, message: 'is to change itself; compare with another' }];
    if (other.kind !== entry.kind || other.unit !== entry.unit)
      return [{ pointer: at, message: `measures something else: ${other.unit} instead of ${entry.unit}` }];
    if (isNear(other))
      return [{ pointer: at, message: 'is so near that the measure may reach it; compare with another' }];
    return [];
  });
}

const unknown = (pointer: string, id: number): FieldProblem => ({ pointer, message: `names no datastream: ${id}` });

/** Comparisons of which nothing came in the last twelve weeks. */
async function silenceProblems(
  room: ResponseRoom,
  { expected }: InterventionPlan,
  now: number,
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  const heard = new Map<number, boolean>();
  for (const [index, { comparisons }] of expected.entries())
    for (const [place, id] of comparisons.entries()) {
      if (!heard.has(id)) heard.set(id, await isHeard(room, id, now));
      if (heard.get(id)) continue;
      const pointer = `/plan/expected/${index}/comparisons/${place}`;
      problems.push({ pointer, message: 'has no readings of the last twelve weeks; compare with another' });
    }
  return problems;
}

async function isHeard({ sensors, rhythm }: ResponseRoom, id: number, now: number): Promise<boolean> {
  const entry = sensors.catalog.find(id);
  if (!entry) return false;
  return (await rhythm.shownHours(entry, { from: now - HEARD_WITHIN_MS, to: now })).times.length > 0;
}

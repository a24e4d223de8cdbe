import { HOUR, type SampleCase } from '@wijkritme/contract';
import { holdSimulatedPlace } from '../../places/index.ts';
import { appendLog, ensureSimulatedOrganisation } from '../../sharing/index.ts';
import { freezePlan } from '../interventions/freeze.ts';
import { zoneOf } from '../interventions/local-days.ts';
import { localDateOf } from '../questionnaires/local-date.ts';
import type { ResponseRoom } from '../room.ts';
import { toSharingColumns } from '../sharing-mark.ts';
import { insertCaseSignal } from '../sql/case-signals.ts';
import { isLaid, noteLaid } from '../sql/sample-cases.ts';
import { insertCase, insertCaseEntry, insertCaseStep, updateCase } from '../sql/write-cases.ts';
import { insertAnswer } from '../sql/write-interpretations.ts';
import { type Changer, insertIntervention, updateIntervention } from '../sql/write-interventions.ts';
import type { ResponseDb } from '../tables.ts';
import { checkSample } from './check-sample.ts';
import { planOf } from './plan-of.ts';
import { authorOf, explanationsOf, findSampleSignal, type SampleSignal } from './sample-parts.ts';

/** Everybody who works at the place may read it; it goes to nobody outside. */
const SHARED = toSharingColumns({ label: 'TLP:GREEN', audience: [] });

/** Whether it is there now: just laid, there before, or not, for no signal began where it should or its place went meanwhile. */
export type Laying = 'laid' | 'there' | 'no-signal' | 'gone';

/**
 * Lays a finished case of the sample city down, with moments of the past, as one transaction in which every trigger of the store holds. What
 * its measure did is not in it: that is computed as for any measure.
 * @param now UTC ms
 * @throws WijkritmeError invalid_input: it is refused, see `checkSample`
 */
export async function laySample(room: ResponseRoom, one: SampleCase, now: number): Promise<Laying> {
  if (await isLaid(room.db, one.key)) return 'there';
  await checkSample(room, one, now);
  const explanations = await explanationsOf(room, one);
  const signal = await findSampleSignal(room, one);
  if (!signal) return 'no-signal';
  // What takes long comes before the transaction.
  const frozen = await freezePlan(room, planOf(one, { ownerId: 1, agreementId: null }), Date.parse(one.startedAt));
  return room.db.transaction().execute(async (trx) => {
    // Held, so that whoever removes the place comes after the case, and takes it along.
    if (!(await holdSimulatedPlace(trx, one.placeId))) return 'gone';
    if (!(await noteLaid(trx, one.key, new Date(now)))) return 'there';
    const organisations: number[] = [];
    for (const organisation of one.organisations)
      organisations.push(await ensureSimulatedOrganisation(trx, organisation, now));
    const voice = (index: number): Omit<Changer, 'at'> => {
      const answer = one.answers[index];
      const organisationId = answer && organisations[answer.organisation];
      if (!answer || organisationId === undefined) throw new Error('a sample case was not checked');
      return { personId: authorOf(index), organisationId, role: answer.role };
    };
    await insertAnswers(trx, one, { signal, explanations, voice });
    const caseId = await insertOpenCase(trx, one, { signal, opener: voice(0) });
    const date = localDateOf(Date.parse(one.agreement.at), zoneOf(room.places, one.placeId));
    const agreementId = await insertAgreement(trx, one, { caseId, date, parties: organisations, writer: voice(0) });
    const plan = planOf(one, { ownerId: voice(0).organisationId, agreementId });
    const measureId = await insertMeasure(trx, one, { caseId, frozen: { ...frozen, plan }, by: voice(0) });
    const closed_at = new Date(one.closedAt);
    await updateCase(trx, { id: caseId, version: 1 }, { closed_at });
    await insertCaseStep(trx, { case_id: caseId, kind: 'closed', at: closed_at, ...columnsOf(voice(0)) });
    await appendLog(trx, {
      ...{ at: now, kind: 'case.laid-down', actor: 'sample-city', subject: `case:${caseId}` },
      detail: { simulated: true, measure: measureId, signal: signal.id, startedAt: one.startedAt },
    });
    return 'laid';
  });
}

const columnsOf = ({ personId, organisationId, role }: Omit<Changer, 'at'>) => ({
  author_id: personId,
  organisation_id: organisationId,
  role,
});

interface Answering {
  readonly signal: SampleSignal;
  readonly explanations: ReadonlyMap<string, number>;
  voice(index: number): Omit<Changer, 'at'>;
}

async function insertAnswers(
  trx: ResponseDb,
  one: SampleCase,
  { signal, explanations, voice }: Answering,
): Promise<void> {
  for (const [index, { explanation, sure, words, at }] of one.answers.entries())
    await insertAnswer(trx, {
      ...{ signal_id: signal.id, ...columnsOf(voice(index)), place_id: one.placeId, signal_start: signal.start },
      ...{ state: 'committed', explanation_id: explanations.get(explanation) ?? null, sure, words, also_known: '' },
      ...SHARED,
      answered_at: new Date(at),
    });
}

async function insertOpenCase(
  trx: ResponseDb,
  { title, placeId, openedAt }: SampleCase,
  { signal, opener }: { readonly signal: SampleSignal; readonly opener: Omit<Changer, 'at'> },
): Promise<number> {
  const at = new Date(openedAt);
  const { author_id, organisation_id, role } = columnsOf(opener);
  const caseId = await insertCase(trx, {
    ...{ title, place_id: placeId, script: null, author_id, organisation_id, ...SHARED },
    ...{ opened_at: at, closed_at: null, named_at: at, named_by: author_id, simulated: true },
  });
  await insertCaseSignal(trx, {
    ...{ case_id: caseId, signal_id: signal.id, place_id: placeId, signal_start: signal.start, added_at: at },
    ...{ author_id, organisation_id, role },
  });
  await insertCaseStep(trx, { case_id: caseId, kind: 'opened', at, author_id, organisation_id, role });
  return caseId;
}

interface Agreeing {
  readonly caseId: number;
  /** Local civil date. */
  readonly date: string;
  readonly parties: number[];
  readonly writer: Omit<Changer, 'at'>;
}

function insertAgreement(
  trx: ResponseDb,
  { agreement: { words, at } }: SampleCase,
  { caseId, date, parties, writer }: Agreeing,
): Promise<number> {
  return insertCaseEntry(trx, {
    ...{ case_id: caseId, kind: 'agreement', words, date, parties, ...columnsOf(writer), added_at: new Date(at) },
    ...{ done_at: null, done_by_id: null, done_organisation_id: null, done_role: null },
    ...{ struck_at: null, struck_role: null, struck_reason: null },
  });
}

interface Taking {
  readonly caseId: number;
  readonly frozen: Awaited<ReturnType<typeof freezePlan>>;
  readonly by: Omit<Changer, 'at'>;
}

/** Proposed, agreed on, begun and ended, each step as the store keeps it. */
async function insertMeasure(trx: ResponseDb, one: SampleCase, { caseId, frozen, by }: Taking): Promise<number> {
  const { plan } = frozen;
  const proposedAt = new Date(Math.min(Date.parse(one.agreement.at) + HOUR, Date.parse(one.startedAt)));
  const id = await insertIntervention(trx, { caseId, plan }, { ...by, at: proposedAt });
  const steps = [
    { state: 'planned' as const, at: proposedAt },
    { state: 'running' as const, at: new Date(one.startedAt), start: { frozen, emergencyReason: null } },
    { state: 'ended' as const, at: new Date(one.endedAt) },
  ];
  for (const [index, { at, ...step }] of steps.entries()) {
    const isTaken = await updateIntervention(
      trx,
      { id, version: index + 1 },
      { ...step, plan, reason: '' },
      { ...by, at },
    );
    if (!isTaken) throw new Error(`measure ${id} of a sample case is at another version`);
  }
  return id;
}

import type {
  FrozenPlan,
  InterventionChange,
  InterventionFile,
  InterventionPlan,
  InterventionSummary,
  Role,
} from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import { smallestSentence } from '../effects/smallest-sentence.ts';
import { toEffectRuns } from '../effects/to-run.ts';
import type { ResponseRoom } from '../room.ts';
import { selectCaseEntries, selectCaseSignals } from '../sql/read-cases.ts';
import { type InterventionRow, selectChanges, selectSeenAnswers } from '../sql/read-interventions.ts';
import type { InterventionChangeTable } from '../tables.ts';
import { numberOfCase, organisationNames } from '../to-case.ts';
import type { AtIntervention } from './at-intervention.ts';
import { firstOf, type Moment, toFollowUp } from './follow-up.ts';
import { seriesIdsOf, toNamedSeries } from './named-series.ts';
import type { StoredFrozen } from './stored-frozen.ts';

type Names = Awaited<ReturnType<typeof organisationNames>>;

const nameOf = (names: Names, id: number) => names.get(id) ?? { id, name: `${id}`, kind: 'municipality' as const };

/** Readings of two roles are what a measure begins with. */
export const ROLES_NEEDED = 2;

export function toInterventionSummary(
  row: InterventionRow,
  { places }: ResponseRoom,
  { names, language }: { readonly names: Names; readonly language: Language },
): InterventionSummary {
  const { plan } = row;
  return {
    id: row.id,
    caseId: row.case_id,
    caseTitle: row.case_title ?? numberOfCase(row.case_id, language),
    label: row.label,
    title: plan.title,
    kind: plan.kind,
    state: row.state,
    placeId: plan.placeId,
    placeName: places.directory.find(plan.placeId ?? -1)?.name ?? null,
    owner: nameOf(names, plan.ownerId),
    startsOn: plan.startsOn,
    endsOn: plan.endsOn,
    stopOn: plan.stopOn,
    by: plan.by,
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    readingsMissing: row.emergency_reason !== null && row.roles_seen < ROLES_NEEDED,
    simulated: row.simulated,
    verdict: row.verdict,
    version: row.version,
  };
}

/** A measure as this person may see it; of answers to signals only what they may see there. */
export async function toIntervention(
  room: ResponseRoom,
  { row, reader }: AtIntervention,
  language: Language,
): Promise<InterventionFile> {
  const names = await organisationNames(room);
  const [changes, seen, signals, entries] = await Promise.all([
    selectChanges(room.db, row.id),
    selectSeenAnswers(room.db, reader, row.case_id),
    selectCaseSignals(room.db, row.case_id),
    selectCaseEntries(room.db, reader, row.case_id),
  ]);
  const frozen = row.frozen && toFrozen(room, row.frozen, language);
  const agreements = entries.filter(({ kind }) => kind === 'agreement');
  const kept = agreements.filter(({ struck_at }) => struck_at === null);
  const agreement = agreements.find(({ id }) => id === row.plan.agreementId);
  const moment = (at: Date | null, role: Role | null, organisation: number | null): Moment | null =>
    at && { at, by: organisation === null ? null : { role, organisation: nameOf(names, organisation) } };
  const agreed = agreement ? [agreement] : kept;
  const start = changes.findLast(({ state }) => state === 'running');
  return {
    ...toInterventionSummary(row, room, { names, language }),
    plan: row.plan,
    frozen,
    emergencyReason: row.emergency_reason,
    rolesSeen: row.roles_seen,
    unanswered: seen.filter(({ answered }) => !answered).map(({ signal_id }) => signal_id),
    signals: signals.map(({ signal_id }) => signal_id),
    agreement: agreement
      ? { id: agreement.id, words: agreement.words, date: agreement.date, struck: agreement.struck_at !== null }
      : null,
    followUp: toFollowUp(
      {
        signalAt: signals[0]?.signal_start ?? null,
        reaction: firstOf([
          ...seen.map((one) => moment(one.first_at, one.first_role, one.first_organisation_id)),
          ...signals.map((one) => moment(one.added_at, one.role, one.organisation_id)),
        ]),
        agreement: firstOf(agreed.map((one) => moment(one.added_at, one.role, one.organisation_id))),
        start: moment(row.started_at, start?.role ?? null, start?.organisation_id ?? null),
      },
      language,
    ),
    changes: changes.map((change) => toChange(change, names)),
    series: seriesIdsOf([row.plan, ...(row.frozen ? [row.frozen.plan] : [])], row.frozen?.adjoining.flat() ?? []).map(
      (id) => toNamedSeries(room, id, language),
    ),
    effects: await toEffectRuns(room, row, language),
  };

  function toChange(
    change: Pick<InterventionChangeTable, 'version' | 'at' | 'role' | 'organisation_id' | 'state' | 'reason' | 'plan'>,
    known: Names,
  ): InterventionChange {
    const { version, at, role, state, reason, plan } = change;
    return {
      version,
      at: at.toISOString(),
      role,
      organisation: nameOf(known, change.organisation_id),
      state,
      reason,
      plan,
    };
  }
}

function toFrozen({ sensors }: ResponseRoom, stored: StoredFrozen, language: Language): FrozenPlan {
  const { plan, at, adjoining, smallest } = stored;
  return { plan, at, adjoining, smallest: plan.expected.map((_, index) => sentenceOf(plan, index)) };

  function sentenceOf({ expected }: InterventionPlan, index: number): string {
    const told = smallest[index];
    const entry = sensors.catalog.find(expected[index]?.datastreamId ?? -1);
    if (!told || !entry) return '';
    return smallestSentence(told, { unit: entry.unit, isCount: entry.kind === 'count' }, language);
  }
}

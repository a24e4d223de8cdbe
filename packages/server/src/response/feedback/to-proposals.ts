import { DAY, type FeedbackProposal } from '@wijkritme/contract';
import type { AccessRules } from '../../foundation/access.ts';
import type { Language } from '../../foundation/http/language.ts';
import type { Principal } from '../../foundation/principals.ts';
import type { ResponseRoom } from '../room.ts';
import { type JudgedSignal, selectAnswered, selectJudged } from '../sql/feedback.ts';
import { selectDecidedSignals, selectLastBudgetDecisions } from '../sql/feedback-decisions.ts';
import { localDays } from './local-days.ts';
import { proposalSentence } from './proposal-sentence.ts';
import { proposeBudget, WEEKS } from './propose-budget.ts';
import { verdictOfSignal } from './verdict-of-signal.ts';

export interface ProposalsAsked {
  readonly access: AccessRules;
  readonly principal: Principal;
  readonly language: Language;
  readonly now: number;
  /** This place alone; absent: all where one may tune. */
  readonly placeId?: number | undefined;
}

/** Places at which this one tunes signals. */
export function tunedPlaces({ places }: ResponseRoom, { access, principal, placeId }: ProposalsAsked): number[] {
  const ids = placeId === undefined ? places.directory.all().map(({ id }) => id) : [placeId];
  return ids.filter((id) => access.may(principal, 'signals.tune', id));
}

/** What feedback leads to now (decision 82). The same feedback gives the same proposals. */
export async function toProposals(room: ResponseRoom, asked: ProposalsAsked): Promise<FeedbackProposal[]> {
  const places = tunedPlaces(room, asked);
  if (places.length === 0) return [];
  const judged = await selectJudged(room.db, { places, since: new Date(asked.now - WEEKS * 7 * DAY) });
  return [...(await budgetProposals(room, judged, asked)), ...(await eventProposals(room, judged, asked))];
}

async function budgetProposals(
  room: ResponseRoom,
  judged: readonly JudgedSignal[],
  { language }: ProposalsAsked,
): Promise<FeedbackProposal[]> {
  const places = [...new Set(judged.map(({ placeId }) => placeId))];
  const decided = await selectLastBudgetDecisions(room.db, places);
  const proposals: FeedbackProposal[] = [];
  for (const placeId of places) {
    const after = decided.get(placeId) ?? 0;
    const verdicts = judged
      .filter((one) => one.placeId === placeId && one.budgeted && one.start.getTime() > after)
      .flatMap(({ votes }) => verdictOfSignal(votes) ?? []);
    const now = await room.rhythm.budgets.of(placeId);
    const found = proposeBudget(verdicts, now);
    const place = room.places.directory.find(placeId);
    if (!found || !place) continue;
    const { kind, proposed, ...counts } = found;
    proposals.push({
      kind,
      placeId,
      placeName: place.name,
      signalId: null,
      ...counts,
      perWeek: { now, proposed },
      dates: [],
      sentence: proposalSentence({ kind, place: place.name, ...counts }, language),
    });
  }
  return proposals;
}

/** Something planned lasted as long as the signal, or longer. */
function isPlanned(
  { places }: ResponseRoom,
  placeId: number,
  { start, end }: { start: Date; end: Date | null },
): boolean {
  const until = (end ?? start).getTime();
  return places
    .plannedDuring(placeId, start.getTime(), until + 1)
    .some((event) => Date.parse(event.start) <= start.getTime() && Date.parse(event.end) >= until);
}

/**
 * An expected signal of which the calendar of its place knows nothing yet, for who may plan events there. Who works on
 * signals there answers the signal first, or this would tell what others think of it.
 */
async function eventProposals(
  room: ResponseRoom,
  judged: readonly JudgedSignal[],
  { access, principal, language }: ProposalsAsked,
): Promise<FeedbackProposal[]> {
  const expected = judged.filter(
    ({ placeId, votes }) => verdictOfSignal(votes) === 'expected' && access.may(principal, 'calendar.manage', placeId),
  );
  const ids = expected.map(({ signalId }) => signalId);
  const decided = await selectDecidedSignals(room.db, ids);
  const own = principal.kind === 'person' ? await selectAnswered(room.db, principal.personId, ids) : undefined;
  const proposals: FeedbackProposal[] = [];
  for (const { signalId, placeId, votes } of expected) {
    const isBlind = own !== undefined && !own.has(signalId) && access.may(principal, 'signals.work', placeId);
    const place = room.places.directory.find(placeId);
    const signal = await room.rhythm.findSignal(signalId);
    if (isBlind || decided.has(signalId) || !place || !signal) continue;
    const dates = localDays(signal.start.getTime(), (signal.end ?? signal.start).getTime(), place.timeZone);
    if (isPlanned(room, placeId, signal)) continue;
    const counts = { judged: 1, useful: 0, falseAlarms: 0, expected: votes.expected > 0 ? 1 : 0 };
    proposals.push({
      kind: 'event',
      placeId,
      placeName: place.name,
      signalId,
      ...counts,
      perWeek: null,
      dates,
      sentence: proposalSentence({ kind: 'event', place: place.name, ...counts }, language),
    });
  }
  return proposals;
}

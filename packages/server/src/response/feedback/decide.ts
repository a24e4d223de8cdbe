import { type FeedbackProposal, type NewFeedbackDecision, WijkritmeError } from '@wijkritme/contract';
import { withoutTables } from '../../foundation/database/without-tables.ts';
import { refuseFields } from '../../foundation/refuse-fields.ts';
import { answerWords } from '../answer-words.ts';
import { checkTexts } from '../check-answer.ts';
import type { ResponseRoom } from '../room.ts';
import { type DecisionRow, insertBudgetDecision, insertEventDecision, markUndone } from '../sql/feedback-decisions.ts';
import type { ResponseTables } from '../tables.ts';

/** Who decides, and when. */
export interface Decider {
  readonly at: number;
  /** As `actorOf` tells. */
  readonly by: string;
}

/** What stood when the proposal was made. */
export interface SeenBefore {
  /** The place's own budget. */
  readonly budget: number | null;
  /** The last decision about it; 0: none. */
  readonly decision: number;
}

/**
 * Stores a decision together with what it changes.
 * @throws WijkritmeError conflict: not what was seen any more; invalid_input: an event without a name
 */
export function decide(
  room: ResponseRoom,
  proposal: FeedbackProposal,
  {
    asked,
    decider,
    seen,
  }: { readonly asked: NewFeedbackDecision; readonly decider: Decider; readonly seen: SeenBefore },
): Promise<DecisionRow> {
  if (asked.decision === 'dismissed') return insertOnly(room, proposal, { seen, decider });
  return proposal.kind === 'event'
    ? applyEvent(room, proposal, { name: asked.name?.trim() ?? '', decider })
    : applyBudget(room, proposal, { seen, decider });
}

interface DecidedBy {
  readonly seen: SeenBefore;
  readonly decider: Decider;
}

async function insertOnly({ db }: ResponseRoom, proposal: FeedbackProposal, by: DecidedBy): Promise<DecisionRow> {
  const row = { ...rowOf(proposal, by.decider), decision: 'dismissed' as const };
  const made = await db
    .transaction()
    .execute((trx) =>
      proposal.kind === 'event' ? insertEventDecision(trx, row) : insertBudgetDecision(trx, row, by.seen.decision),
    );
  return made ?? refuseDecided();
}

async function applyBudget(
  { rhythm }: ResponseRoom,
  proposal: FeedbackProposal,
  { seen, decider }: DecidedBy,
): Promise<DecisionRow> {
  const { placeId, perWeek } = proposal;
  const after = perWeek?.proposed ?? null;
  let row: DecisionRow | undefined;
  const changed = await rhythm.budgets.change(placeId, after, {
    ...decider,
    seen: seen.budget,
    along: async (db) => {
      const change = { before_per_week: seen.budget, after_per_week: after };
      const made = { ...rowOf(proposal, decider), ...change };
      row = (await insertBudgetDecision(db.withTables<ResponseTables>(), made, seen.decision)) ?? refuseDecided();
    },
  });
  return (changed ? row : undefined) ?? refuseDecided();
}

async function applyEvent(
  { db, places }: ResponseRoom,
  proposal: FeedbackProposal,
  { name, decider }: { readonly name: string; readonly decider: Decider },
): Promise<DecisionRow> {
  if (name.length < 3) refuseFields([{ pointer: '/name', message: answerWords.eventName }]);
  checkTexts({ '/name': name });
  const row = await db.transaction().execute(async (trx) => {
    const dates = await places.addEvent(withoutTables(trx), proposal.placeId, {
      name,
      dates: proposal.dates,
    });
    return (
      (await insertEventDecision(trx, { ...rowOf(proposal, decider), event_name: name, event_dates: dates })) ??
      refuseDecided()
    );
  });
  await places.reload();
  return row;
}

/** @throws WijkritmeError conflict: it was undone, or changed since */
export async function undo(room: ResponseRoom, row: DecisionRow, decider: Decider): Promise<DecisionRow> {
  const mark = { at: new Date(decider.at), by: decider.by };
  let undone: DecisionRow | undefined;
  if (row.decision === 'dismissed' || row.undone_at) return refuseUndo();
  if (row.kind === 'event') {
    undone = await room.db.transaction().execute(async (trx) => {
      const event = { name: row.event_name ?? '', dates: row.event_dates };
      await room.places.removeEvent(withoutTables(trx), row.place_id, event);
      return (await markUndone(trx, row.id, mark)) ?? refuseUndo();
    });
    await room.places.reload();
    return undone;
  }
  const changed = await room.rhythm.budgets.change(row.place_id, row.before_per_week, {
    ...decider,
    seen: row.after_per_week,
    along: async (db) => {
      undone = (await markUndone(db.withTables<ResponseTables>(), row.id, mark)) ?? refuseUndo();
    },
  });
  return (changed ? undone : undefined) ?? refuseUndo();
}

function rowOf({ kind, placeId, signalId }: FeedbackProposal, { at, by }: Decider) {
  return {
    kind,
    place_id: placeId,
    signal_id: signalId,
    decision: 'applied' as const,
    before_per_week: null,
    after_per_week: null,
    event_name: null,
    event_dates: [],
    decided_at: new Date(at),
    decided_by: by,
    undone_at: null,
    undone_by: null,
  };
}

function refuseDecided(): never {
  throw new WijkritmeError('conflict', {
    nl: 'Iemand heeft dit intussen veranderd. Er is niets overschreven; kijk opnieuw.',
    en: 'Somebody has changed this meanwhile. Nothing was overwritten; look again.',
  });
}

function refuseUndo(): never {
  throw new WijkritmeError('conflict', {
    nl: 'Er is niets om terug te zetten: het is al ongedaan gemaakt, of de plek heeft sindsdien een ander getal. Er is niets veranderd; kijk opnieuw.',
    en: 'There is nothing to put back: it was undone already, or the place has another number since. Nothing was changed; look again.',
  });
}

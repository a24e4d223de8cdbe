import type { FeedbackDecision } from '@wijkritme/contract';
import type { ResponseRoom } from '../room.ts';
import type { DecisionRow } from '../sql/feedback-decisions.ts';

export function toDecision({ places }: ResponseRoom, row: DecisionRow): FeedbackDecision {
  return {
    id: row.id,
    kind: row.kind,
    placeId: row.place_id,
    placeName: places.directory.find(row.place_id)?.name ?? null,
    signalId: row.signal_id,
    decision: row.decision,
    before: row.before_per_week,
    after: row.after_per_week,
    event: row.event_name === null ? null : { name: row.event_name, dates: row.event_dates },
    at: row.decided_at.toISOString(),
    undoneAt: row.undone_at?.toISOString() ?? null,
  };
}

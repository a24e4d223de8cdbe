import Type, { type Static } from 'typebox';
import { Beat, type Deviation, RhythmStatus } from './rhythm.ts';

/**
 * Messages of `GET /v1/live` (server-sent events). `event:` is the name, `data:` the JSON.
 * Readings come as columns, gathered for a moment; `resync` tells a page that it was too slow and must fetch anew.
 */
export const LiveReadings = Type.Object({
  datastreamId: Type.Array(Type.Integer()),
  time: Type.Array(Type.Number()),
  /** null: measured, and hidden from this reader because it is a count below the minimum group. */
  value: Type.Array(Type.Union([Type.Number(), Type.Null()])),
  low: Type.Array(Type.Union([Type.Number(), Type.Null()])),
  mid: Type.Array(Type.Union([Type.Number(), Type.Null()])),
  high: Type.Array(Type.Union([Type.Number(), Type.Null()])),
  status: Type.Array(RhythmStatus),
});
export type LiveReadings = Static<typeof LiveReadings>;

export interface LiveEvents {
  readings: LiveReadings;
  beats: Static<typeof LiveBeats>;
  deviation: Static<typeof Deviation>;
  resync: { reason: string };
  /** There is something new for the person who looks at this page; the list tells what. */
  notices: Record<string, never>;
  /** Something of reports changed; the lists tell what. To who has signed in. */
  reports: Record<string, never>;
}
export const LiveBeats = Type.Object({ items: Type.Array(Beat) });
export type LiveEventName = keyof LiveEvents;

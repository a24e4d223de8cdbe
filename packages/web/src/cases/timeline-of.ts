import type { CaseEntry, CaseFile, CaseSignal, Interpretation } from '@wijkritme/contract';

/** One thing that happened, in the order of time. */
export type Moment =
  | { readonly kind: 'signal'; readonly at: string; readonly signal: CaseSignal }
  | { readonly kind: 'interpretation'; readonly at: string; readonly signalId: number; readonly item: Interpretation }
  | { readonly kind: 'entry'; readonly at: string; readonly entry: CaseEntry };

/** Signals when they began, interpretations when they were given, agreements and tasks on their day; oldest first. */
export function timelineOf({ signals, entries }: Pick<CaseFile, 'signals' | 'entries'>): Moment[] {
  const moments: Moment[] = signals.flatMap((signal) => [
    { kind: 'signal', at: signal.start, signal },
    ...signal.interpretations.map(
      (item): Moment => ({ kind: 'interpretation', at: item.answeredAt, signalId: signal.signalId, item }),
    ),
  ]);
  // A day without an hour stands after what happened on that day.
  for (const entry of entries) moments.push({ kind: 'entry', at: `${entry.date}T24`, entry });
  return moments.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

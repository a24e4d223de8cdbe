import type { Datastream, Deviation, Signal } from '@wijkritme/contract';
import type { ContextSpan } from './context-spans.ts';
import type { Lasting } from './lay-lane.ts';

interface Silences {
  readonly deviations: readonly Deviation[];
  /** Signals of which the server says that they were one outage. */
  readonly outages: readonly Signal[];
  readonly datastreams: readonly Datastream[];
  /** Up to where one that still lasts is drawn, UTC ms. */
  readonly now: number;
}

/** Outages as the server tells them, and sensors that were silent without the others, each with its own span. */
export function silenceSpans({ deviations, outages, datastreams, now }: Silences): ContextSpan[] {
  const together = new Set(outages.map(({ id }) => id));
  const alone = deviations.filter(({ kind, signalId }) => kind === 'silent' && !together.has(signalId ?? -1));
  const thingOf = new Map(datastreams.map((one) => [one.id, one]));
  const byThing = new Map<string, Deviation[]>();
  for (const one of alone) {
    const thing = thingOf.get(one.datastreamId)?.thingId;
    const key = thing === undefined ? `gone ${one.datastreamId}` : `${thing}`;
    byThing.set(key, [...(byThing.get(key) ?? []), one]);
  }
  return [
    ...outages.map(
      (one): ContextSpan => ({
        key: `outage ${one.id}`,
        ...{ kind: 'outage', name: one.sentence, id: one.id, open: one.end === null },
        ...lastingOf(one, now),
      }),
    ),
    ...[...byThing.values()].flatMap((ofThing) => sensorSpans(ofThing, thingOf, now)),
  ];
}

/** Silences of one sensor that touch are one; one that still lasts runs to `now`. */
function sensorSpans(silences: readonly Deviation[], thingOf: ReadonlyMap<number, Datastream>, now: number) {
  const runs: { from: number; to: number; open: boolean; parts: Lasting[] }[] = [];
  for (const one of [...silences].sort((a, b) => Date.parse(a.start) - Date.parse(b.start))) {
    const part = lastingOf(one, now);
    const running = runs.at(-1);
    if (running && part.from <= running.to) {
      running.to = Math.max(running.to, part.to);
      running.open ||= one.end === null;
      running.parts.push(part);
    } else runs.push({ ...part, open: one.end === null, parts: [part] });
  }
  const [first] = silences;
  const sensor = first && thingOf.get(first.datastreamId);
  return runs.map(
    ({ from, to, open, parts }): ContextSpan => ({
      key: `silence ${first?.datastreamId} ${from}`,
      ...{ kind: 'silence', name: sensor?.thingName ?? first?.propertyName ?? '', series: mostAtOnce(parts) },
      ...(sensor ? { id: sensor.thingId } : {}),
      ...{ from, to, open },
    }),
  );
}

const lastingOf = ({ start, end }: { start: string; end: string | null }, now: number): Lasting => ({
  from: Date.parse(start),
  to: end === null ? Math.max(now, Date.parse(start)) : Date.parse(end),
});

/** At the beginning of one of them most are there. */
const mostAtOnce = (parts: readonly Lasting[]): number =>
  Math.max(...parts.map((one) => parts.filter(({ from, to }) => from <= one.from && one.from <= to).length));

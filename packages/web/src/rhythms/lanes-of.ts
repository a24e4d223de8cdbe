import type { Datastream, Deviation, Place } from '@wijkritme/contract';
import type { ContextSpan } from './context-spans.ts';
import type { SpanKind } from './kind-looks.ts';
import type { Lasting } from './lay-lane.ts';

export interface LaneSpan extends Lasting {
  readonly key: string;
  readonly kind: SpanKind;
  /** It still lasts. */
  readonly open: boolean;
  readonly of: Deviation | ContextSpan;
}

export interface NamedLane {
  readonly key: string;
  readonly name: string;
  readonly spans: readonly LaneSpan[];
}

interface Shown {
  readonly place: Place;
  readonly places: readonly Place[];
  readonly datastreams: readonly Datastream[];
  readonly deviations: readonly Deviation[];
  /** Signals of which the server says that they were one outage. */
  readonly outages: readonly number[];
  /** Up to where one that still lasts is drawn, UTC ms. */
  readonly now: number;
}

export const isCoarse = ({ kind }: Place): boolean => kind === 'municipality' || kind === 'district';

/** A lane per series; of a municipality or district a lane per place in it. Those with most deviations come first. */
export function lanesOf({ place, places, datastreams, deviations, outages, now }: Shown): NamedLane[] {
  const placeName = (id: number | null) => places.find((one) => one.id === id)?.name ?? '–';
  const series = new Map(datastreams.map((one) => [one.id, one]));
  const keyOf = (one: { placeId: number | null }, id: number) =>
    isCoarse(place) ? `place ${one.placeId}` : `series ${id}`;
  const isOutage = ({ kind, signalId }: Deviation) => kind === 'silent' && outages.includes(signalId ?? -1);
  const lanes = new Map<string, { name: string; spans: LaneSpan[] }>();
  for (const one of datastreams) lanes.set(keyOf(one, one.id), { name: nameOf(one, place, placeName), spans: [] });
  for (const one of deviations) {
    const key = keyOf(one, one.datastreamId);
    const known = series.get(one.datastreamId);
    const name = known ? nameOf(known, place, placeName) : isCoarse(place) ? placeName(one.placeId) : one.propertyName;
    const lane = lanes.get(key) ?? { name, spans: [] };
    lanes.set(key, lane);
    lane.spans.push({ ...spanOf(one, now), ...(isOutage(one) ? { kind: 'outage' } : {}) });
  }
  return [...lanes]
    .map(([key, lane]) => ({ key, ...lane }))
    .sort((a, b) => b.spans.length - a.spans.length || a.name.localeCompare(b.name, 'nl'));
}

const nameOf = (one: Datastream, place: Place, placeName: (id: number | null) => string): string =>
  isCoarse(place) ? placeName(one.placeId) : seriesName(one, place, placeName);

/** With its place, where that is another than the one of the page. */
export const seriesName = (
  { name, placeId }: Datastream,
  place: Place,
  placeName: (id: number | null) => string,
): string => (placeId === place.id ? name : `${name}, ${placeName(placeId)}`);

const spanOf = (of: Deviation, now: number): LaneSpan => ({
  key: `deviation ${of.id}`,
  kind: of.kind,
  open: of.end === null,
  from: Date.parse(of.start),
  to: of.end === null ? Math.max(now, Date.parse(of.start)) : Date.parse(of.end),
  of,
});

export const contextLane = (name: string, spans: readonly ContextSpan[]): NamedLane => ({
  key: 'context',
  name,
  spans: [...spans]
    .sort((a, b) => a.from - b.from)
    .map((of) => ({ key: of.key, kind: of.kind, open: of.open ?? false, from: of.from, to: of.to, of })),
});

import { DAY, type Datastream, type Deviation, HOUR, limits } from '@wijkritme/contract';
import type { TrialServer } from './with-trial-server.ts';

/** What came of one series: everything read back over HTTP. */
export interface SeriesResult {
  readonly id: number;
  readonly name: string;
  readonly property: string;
  readonly first: number;
  readonly last: number;
  /** Weeks in which it was judged. */
  readonly weeks: number;
  /** In order of time, without the silence that follows the end of the file. */
  readonly deviations: readonly Deviation[];
  /** Points of the measured line within the band that is drawn, and all that have one. */
  readonly inside: number;
  readonly judged: number;
  /** Hours since 1970 with a reading. */
  readonly hours: ReadonlySet<number>;
}

/** The engine learns this long before it opens a deviation. */
export const LEARNING = 21 * DAY;
/** The band is looked at from the week after. */
const BAND_FROM = LEARNING + 7 * DAY;
const EARLIEST = Date.UTC(2005, 0, 1);
const DAILY = 4 * 365 * DAY;
const HOURLY = 365 * DAY;
const FINE = 8 * DAY;

export async function gatherSeries(server: TrialServer, id: number): Promise<SeriesResult> {
  const stream = await server.client.getDatastream({ id });
  const last = Date.parse(stream.latest?.time ?? '');
  const first = await findFirst(server, id, last);
  const found = await listDeviations(server, id);
  const { hours, inside, judged } = await walkBand(server, stream, first, last);
  return {
    id,
    name: `${stream.thingName} · ${stream.name}`,
    property: stream.property,
    first,
    last,
    weeks: (last - first - LEARNING) / (7 * DAY),
    deviations: found.filter(({ start }) => Date.parse(start) <= last).sort((a, b) => (a.start < b.start ? -1 : 1)),
    inside,
    judged,
    hours,
  };
}

async function listDeviations({ client }: TrialServer, datastream: number): Promise<Deviation[]> {
  const all: Deviation[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page: Awaited<ReturnType<typeof client.listDeviations>> = await client.listDeviations({
      datastream,
      limit: limits.pageSize,
      ...(after === undefined ? {} : { after }),
    });
    all.push(...page.items);
    after = page.next;
  }
  return all;
}

type Points = Awaited<ReturnType<TrialServer['client']['getBand']>>;

async function* bandOf(
  { client }: TrialServer,
  id: number,
  span: { from: number; to: number; step: number },
): AsyncGenerator<Points> {
  for (let from = span.from; from < span.to; from += span.step) {
    const to = Math.min(span.to, from + span.step);
    yield await client.getBand({ id, from: new Date(from).toISOString(), to: new Date(to).toISOString() });
  }
}

/** Start of the first day with a reading. */
async function findFirst(server: TrialServer, id: number, last: number): Promise<number> {
  for await (const { time, measured } of bandOf(server, id, { from: EARLIEST, to: last + 1, step: DAILY })) {
    const at = measured.findIndex((value) => value !== null);
    if (at >= 0) return time[at] as number;
  }
  return last;
}

/** Series of an hour are seen by the hour, denser ones by the reading. */
async function walkBand(server: TrialServer, stream: Datastream, first: number, last: number) {
  const step = stream.intervalSeconds * 1000 < HOUR ? FINE : HOURLY;
  const hours = new Set<number>();
  let inside = 0;
  let judged = 0;
  for await (const band of bandOf(server, stream.id, { from: first, to: last + 1, step })) {
    for (const [i, value] of band.measured.entries()) {
      if (value === null) continue;
      const time = band.time[i] as number;
      hours.add(Math.floor(time / HOUR));
      const [low, high] = [band.low[i], band.high[i]];
      if (time < first + BAND_FROM || low == null || high == null) continue;
      judged++;
      if (value >= low && value <= high) inside++;
    }
  }
  return { hours, inside, judged };
}

import { everyPage } from '@wijkritme/client';
import { DAY, type Deviation, HOUR, type Signal } from '@wijkritme/contract';
import { type Oddity, plantedOddities } from '@wijkritme/demodam';
import { expect, it } from 'vitest';
import { theServer } from '../support/bench.ts';

/** Days with data before a deviation is told, of eight weeks of history. */
const LEARNING = 21 * DAY;
const HISTORY = 56 * DAY;
/** Signals a week of a place; nobody chose another number. */
const BUDGET = 1;
/** Too slow to be told within three weeks: a street that grows busier by a third over ten days. */
const HARD = ['diversion'];
/** A level that rises may be told as a stretch that is higher. */
const ALSO: Readonly<Record<string, readonly string[]>> = { 'level-shift': ['higher'] };
/** After the city was laid down. */
const LATER = ['first-peak'];

/** What the sample city planted on purpose against what the product found in its history, and what else it found. */
async function score() {
  const { api } = theServer();
  const [{ items: places }, signals, deviations] = await Promise.all([
    api.listPlaces(),
    everyPage((page) => api.listSignals(page)),
    everyPage((page) => api.listDeviations(page)),
  ]);
  const [birth, keyOf] = [await birthOf(), await seriesKeys()];
  // Those who pass by are counted for longer than the rest; what was told of them before is not counted here.
  const first = birth - HISTORY + LEARNING;
  const past = signals.filter(({ start }) => Date.parse(start) >= first && Date.parse(start) < birth);
  const oddities = plantedOddities(birth).filter(({ id }) => !LATER.includes(id));
  const answers = (deviation: Deviation, oddity: Oddity) =>
    oddity.series.includes(keyOf.get(deviation.datastreamId) ?? '') && overlaps(deviation, oddity, birth);
  const isFound = (oddity: Oddity) =>
    deviations.some((one) => answers(one, oddity) && [oddity.kind, ...(ALSO[oddity.kind] ?? [])].includes(one.kind));
  const isPlanted = (signal: Signal) =>
    deviations.some((one) => one.signalId === signal.id && oddities.some((oddity) => answers(one, oddity)));
  return {
    found: oddities.filter(isFound).map(({ id }) => id),
    missed: oddities.filter((oddity) => !isFound(oddity)).map(({ id }) => id),
    falseOnes: past.filter((signal) => !isPlanted(signal)),
    placesWithSensors: places.filter(({ kind }) => kind === 'neighbourhood').length,
    weeks: (HISTORY - LEARNING) / (7 * DAY),
  };
}

/** The key of the sample city by datastream, such as `snd-05/sound-level`. */
async function seriesKeys(): Promise<Map<number, string>> {
  const { api } = theServer();
  const things = await everyPage((page) => api.listThings(page));
  const sensors = new Map(things.map(({ id, externalId }) => [id, externalId?.replace('demodam:', '')]));
  const { items } = await api.listDatastreams();
  return new Map(items.map(({ id, thingId, property }) => [id, `${sensors.get(thingId)}/${property}`]));
}

/** When the city was laid down, as its things tell. */
async function birthOf(): Promise<number> {
  const { api, url } = theServer();
  const { items } = await api.listThings();
  const thing = await (await fetch(`${url}/v1.1/Things(${items[0]?.id})`)).json();
  return Date.parse((thing as { properties: { birth: string } }).properties.birth);
}

function overlaps(told: Deviation, { from, to = Number.POSITIVE_INFINITY }: Oddity, birth: number): boolean {
  const end = told.end === null ? birth : Date.parse(told.end);
  return Date.parse(told.start) <= to + HOUR && end >= from - HOUR;
}

export function planted(): void {
  it('is found in the history, all but what grows slowly', async () => {
    const missed = async () => (await score()).missed.filter((id) => !HARD.includes(id));
    // What fell silent is told by the clock, not by a reading: a little later than the rest.
    await expect.poll(missed, { timeout: 60_000, interval: 2_000 }).toEqual([]);
    const all = await score();
    console.log(`planted: found ${all.found.join(', ')}; missed ${all.missed.join(', ') || 'none'}`);
  });

  it('comes with no more than twice the budget of other signals', async () => {
    const { falseOnes, placesWithSensors, weeks } = await score();
    const perWeek = falseOnes.length / weeks / placesWithSensors;
    console.log(`planted: ${perWeek.toFixed(2)} other signals a week and place, in ${weeks} weeks`);
    expect(perWeek).toBeLessThanOrEqual(2 * BUDGET);
    // A product that tells nothing else would be deaf: the budget is there to be used.
    expect(perWeek).toBeGreaterThanOrEqual(BUDGET / 4);
  });

  it('history is judged by the budget of its place, as what comes is', async () => {
    const { api } = theServer();
    const { items: places } = await api.listPlaces();
    const area = places.find(({ kind }) => kind === 'neighbourhood')?.id ?? 0;
    const { perWeek, fromPlaceId } = await api.getAlarmBudget({ id: area });
    expect({ perWeek, fromPlaceId }).toEqual({ perWeek: BUDGET, fromPlaceId: null });
    const { items: datastreams } = await api.listDatastreams({ place: area });
    const told = await everyPage((page) => api.listDeviations({ ...page, place: area }));
    const sides = told.filter(({ kind }) => kind === 'higher' || kind === 'lower');
    expect(sides.length).toBeGreaterThan(0);
    // Without experience: rarer than once in as many weeks as there are datastreams; history came in before any account.
    const atStart = sides.filter(({ start }) => Date.parse(start) < Date.now() - 2 * DAY);
    for (const { onceInWeeks } of atStart) expect(onceInWeeks).toBeGreaterThanOrEqual(datastreams.length);
  });
}

import { expect } from 'vitest';
import { buildPassport, buildThing } from '../../testing/builders.ts';
import type { TestServer } from '../../testing/start-test-server.ts';
import { learned, replay, settled, storedReadings } from './replay.ts';
import { RowSender } from './row-sender.ts';
import { type Reading, seeded, streetReadings } from './seeded.ts';
import { Senders } from './senders.ts';

export const ROUNDS = 10;
const EVERY_MS = 900_000;
const DAYS = 45;

interface Addresses {
  readonly url: string;
  readonly mqttPort: number;
}

/** Weeks of readings that go in over all doors in ten rounds, each cut short by a fault, and what must be true afterwards. */
export class IntakeRun {
  readonly #datastreams: readonly number[];
  readonly #rows: RowSender;
  readonly #key: string;
  readonly #random: () => number;
  readonly #rounds: readonly (readonly Reading[])[];
  /** All that was ever sent, and all that got a "yes", as "datastream time" → value. */
  readonly #sent: ReadonlySet<string>;
  readonly #acknowledged = new Map<string, number>();
  #left: Reading[] = [];
  /** Why sending stopped, once for each round. */
  readonly failures: string[] = [];

  private constructor(made: {
    datastreams: readonly number[];
    rows: RowSender;
    key: string;
    random: () => number;
    all: readonly Reading[];
  }) {
    this.#datastreams = made.datastreams;
    this.#rows = made.rows;
    this.#key = made.key;
    this.#random = made.random;
    this.#sent = new Set(made.all.map(nameOf));
    this.#rounds = planRounds(made.all, made.random);
  }

  /** @param seed of the readings, of how they are sent, and of when the faults come */
  static async prepare(server: TestServer, seed = 20_261_122): Promise<IntakeRun> {
    const random = seeded(seed);
    const passport = buildPassport({ intervalSeconds: EVERY_MS / 1_000 });
    const { thingId, datastreams } = await buildThing(server, { datastreams: 4, passport });
    const { key } = await server.client.createDeviceKey({ id: thingId });
    const rows = await RowSender.create(server);
    const to = Math.floor(Date.now() / EVERY_MS) * EVERY_MS;
    const period = { from: to - DAYS * 86_400_000, to, everyMs: EVERY_MS };
    const all = datastreams.flatMap((id) => streetReadings(id, period, random));
    return new IntakeRun({ datastreams, rows, key, random, all });
  }

  /**
   * Send what is due in this round, and what was left of the rounds before, until the fault is felt.
   * @param strike brings the fault about; called when part of it was acknowledged, and then again at each acknowledgement
   */
  async round(number: number, addresses: Addresses, strike: () => void): Promise<void> {
    const senders = await Senders.connect(addresses, this.#key);
    const sendingRows = this.#rows.sendUntilGone(addresses.url);
    const due = [...this.#left, ...(this.#rounds[number] ?? [])];
    const strikeAfter = Math.floor((0.05 + 0.8 * this.#random()) * due.length);
    this.#left = await senders.send(due, this.#random, (done) => {
      this.#note(done);
      if (senders.acknowledged >= strikeAfter) strike();
    });
    this.failures.push(senders.failure instanceof Error ? senders.failure.message : String(senders.failure));
    await senders.close();
    await sendingRows;
  }

  /** What was not acknowledged goes in now. */
  async finish(server: TestServer): Promise<void> {
    const senders = await Senders.connect(server, this.#key);
    await senders.send(this.#left, this.#random, (done) => this.#note(done));
    expect(senders.failure, 'what was not acknowledged goes in now').toBeUndefined();
    await senders.close();
  }

  #note(done: readonly Reading[]): void {
    for (const reading of done) this.#acknowledged.set(nameOf(reading), reading.value);
  }

  /** Every acknowledged reading is there, each once, and nothing that nobody sent. */
  async expectEachOnce(server: TestServer): Promise<void> {
    const stored = await this.#ownReadings(server);
    const inStore = new Map(stored.map((reading) => [nameOf(reading), reading.value]));
    expect(inStore.size).toBe(stored.length);
    expect([...this.#acknowledged].filter(([name, value]) => inStore.get(name) !== value)).toEqual([]);
    expect(new Set(inStore.keys())).toEqual(this.#sent);
  }

  /** Observations of a MultiDatastream: every acknowledged one is there, and none half. */
  async expectWholeRows(server: TestServer): Promise<void> {
    const { components, acknowledged } = this.#rows;
    const stored = await storedReadings(server);
    const times = components.map((id) =>
      stored.filter(({ datastream }) => datastream === id).map(({ time, value }) => [time, value]),
    );
    for (const column of times) expect(column).toEqual(times[0]);
    const inStore = new Map(times[0]?.map(([time = 0, value = 0]) => [time, value]));
    expect(acknowledged.size).toBeGreaterThan(ROUNDS);
    expect([...acknowledged].filter(([time, value]) => inStore.get(time) !== value)).toEqual([]);
  }

  /**
   * The rhythm is that of a clean replay of what is stored, which looks at the clock once, at its end.
   * @param server its clock stands still: whether a silence goes on is the only thing that the clock decides
   */
  async expectCleanRhythm(server: TestServer): Promise<void> {
    await settled(server);
    const stored = await this.#ownReadings(server);
    const now = server.context.clock.now();
    for (const id of this.#datastreams) {
      const own = stored.filter(({ datastream }) => datastream === id);
      const clean = replay(server, id, own, { now });
      expect(clean.deviations.length, 'the replay finds something').toBeGreaterThan(1);
      const kept = await learned(server, id);
      expect(kept.deviations).toEqual(clean.deviations);
      expect(kept.days).toEqual(clean.days);
      expect(kept.state === clean.state, `state of datastream ${id}`).toBe(true);
    }
  }

  async #ownReadings(server: TestServer): Promise<Reading[]> {
    return (await storedReadings(server)).filter(({ datastream }) => this.#datastreams.includes(datastream));
  }

  /** How many readings got a "yes". */
  get acknowledged(): number {
    return this.#acknowledged.size;
  }
}

const nameOf = ({ datastream, time }: Reading) => `${datastream} ${time}`;

/** Mostly in order; one in eight waits for a later round, some of a round are shuffled, some are sent twice. */
function planRounds(all: readonly Reading[], random: () => number): Reading[][] {
  const rounds: Reading[][] = Array.from({ length: ROUNDS }, () => []);
  const sorted = [...all].sort((a, b) => a.time - b.time || a.datastream - b.datastream);
  sorted.forEach((reading, i) => {
    const round = Math.floor((i / sorted.length) * ROUNDS);
    const late = random() < 0.125 ? 1 + Math.floor(random() * (ROUNDS - round - 1)) : 0;
    rounds[Math.min(ROUNDS - 1, round + late)]?.push(reading);
    if (random() < 0.02) rounds[round]?.push(reading);
  });
  for (const round of rounds) {
    const from = Math.floor(random() * round.length * 0.8);
    const part = round.slice(from, from + 40).sort(() => random() - 0.5);
    round.splice(from, part.length, ...part);
  }
  return rounds;
}

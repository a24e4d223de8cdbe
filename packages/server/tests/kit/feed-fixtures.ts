import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../../../fixtures/feeds/', import.meta.url);

/** One question to a source, and its answer. */
export interface Exchange {
  readonly asked: {
    readonly method: string;
    readonly path: string;
    /** What the address must say; it may say more. */
    readonly query: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: object;
  };
  readonly status: number;
  readonly answer: unknown;
}

/** What an adapter asks of its source, the answers, and the readings that come of them. */
export interface FeedFixture {
  /** Where the answers come from: recorded, or written after what. */
  readonly made: string;
  readonly station: string;
  readonly key?: string;
  readonly exchanges: readonly Exchange[];
  /** By channel, oldest first: time and value. */
  readonly readings: Readonly<Record<string, readonly (readonly [string, number])[]>>;
}

/** By the id of the adapter. */
export const feedFixtures: ReadonlyMap<string, FeedFixture> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [
      name.slice(0, -'.json'.length),
      // The test that plays it fails on another shape.
      JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as FeedFixture,
    ]),
);

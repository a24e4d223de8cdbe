import { type FeedFault, HOUR, limits } from '@wijkritme/contract';
import { toSlug } from '../presets/csv/series-book.ts';
import { DatexReader } from '../presets/datex/datex-reader.ts';
import type { Site } from '../presets/datex/read-site.ts';
import { otherVersion } from '../presets/datex/reasons.ts';
import type { DatastreamTemplate, Reason, RowSink } from '../presets/preset.ts';
import type { FileFeed } from './adapters/adapter.ts';
import { type AskedFile, askFile, type FileVersion } from './ask-file.ts';

/** A table that does not know a station is fetched again after so long. */
const TABLE_AGAIN_MS = HOUR;

/** Times in UTC ms. */
export interface ChannelReading {
  readonly channel: string;
  readonly time: number;
  readonly value: number;
}

/** What one file says of one station. */
export interface StationSaid {
  readonly readings: ChannelReading[];
  /** Values that were no reading, with a fault of the source or of the file. */
  refused: number;
  /** The station is described by another version of the table. */
  needsTable: boolean;
}

export type SharedAnswer =
  | { readonly ok: true; readonly said: StationSaid | undefined }
  | { readonly ok: false; readonly fault: FeedFault; readonly retryAfterMs?: number };

export interface SharedQuestion {
  readonly origin: string;
  readonly station: string;
  /** Every station that any thing wants of this source. */
  readonly wanted: readonly string[];
  readonly now: number;
  readonly signal: AbortSignal;
}

interface Held {
  at: number;
  version: FileVersion | undefined;
  wanted: ReadonlySet<string>;
  said: ReadonlyMap<string, StationSaid>;
  sites: ReadonlyMap<string, Site>;
  tableAt: number;
}

const nothingHeld = (): Held => ({
  at: Number.NEGATIVE_INFINITY,
  version: undefined,
  wanted: new Set(),
  said: new Map(),
  sites: new Map(),
  tableAt: Number.NEGATIVE_INFINITY,
});

/** Files that tell of many stations: fetched once for all things that want one, of which only those stations are kept. */
export class SharedFiles {
  readonly #held = new Map<string, Held>();
  readonly #mostMs: number;

  constructor(mostMs: number = limits.feedFileMs) {
    this.#mostMs = mostMs;
  }

  async ask(adapter: FileFeed, question: SharedQuestion): Promise<SharedAnswer> {
    const { station, now } = question;
    const held = this.#holding(`${adapter.id} ${question.origin}`);
    const isFresh = now - held.at < adapter.everyMs / 2 && now >= held.at && held.wanted.has(station);
    if (isFresh) return { ok: true, said: held.said.get(station) };
    const failed =
      (await this.#fetchTable(adapter, question, held)) ?? (await this.#fetchData(adapter, question, held));
    return failed ?? { ok: true, said: held.said.get(station) };
  }

  #holding(key: string): Held {
    const known = this.#held.get(key);
    if (known) return known;
    const held = nothingHeld();
    this.#held.set(key, held);
    return held;
  }

  /** Where a station has no entry yet, or one of another version. */
  async #fetchTable(adapter: FileFeed, question: SharedQuestion, held: Held): Promise<SharedAnswer | undefined> {
    const { wanted, origin, now } = question;
    const isKnown = wanted.every((station) => held.sites.has(station) && !held.said.get(station)?.needsTable);
    if (isKnown || now - held.tableAt < TABLE_AGAIN_MS) return undefined;
    const reader = new DatexReader(nowhere, { fileName: adapter.tablePath, mapping: { sites: wanted } });
    const asked = await this.#fetch(`${origin}${adapter.tablePath}`, undefined, reader, question.signal);
    if (!asked.ok) return asked;
    held.tableAt = now;
    held.sites = reader.sites;
    // What was read with the former table is read again.
    held.version = undefined;
    return undefined;
  }

  async #fetchData(adapter: FileFeed, question: SharedQuestion, held: Held): Promise<SharedAnswer | undefined> {
    const { wanted, origin, now } = question;
    const sink = new StationSink(wanted);
    const mapping = { sites: wanted };
    const reader = new DatexReader(sink, { fileName: adapter.dataPath, mapping, sites: held.sites });
    const isCovered = wanted.every((station) => held.wanted.has(station));
    const version = isCovered ? held.version : undefined;
    const asked = await this.#fetch(`${origin}${adapter.dataPath}`, version, reader, question.signal);
    if (!asked.ok) return asked;
    held.at = now;
    if (!asked.isNew) {
      for (const said of held.said.values()) said.refused = 0;
      return undefined;
    }
    held.version = asked.version;
    held.wanted = new Set(wanted);
    held.said = sink.said;
    return undefined;
  }

  #fetch(url: string, version: FileVersion | undefined, reader: DatexReader, signal: AbortSignal): Promise<AskedFile> {
    return askFile(url, version, {
      reader,
      limits: {
        timeoutMs: this.#mostMs,
        mostBytes: limits.feedFileBytes,
        mostTextBytes: limits.feedFileTextBytes,
        signal,
      },
    });
  }
}

const nowhere: RowSink = { datastream: () => 0, reading: () => {}, gap: () => {}, refused: () => {} };

/** Keeps what is said of each station, by channel. */
class StationSink implements RowSink {
  readonly said = new Map<string, StationSaid>();
  readonly #bySlug: ReadonlyMap<string, string>;
  readonly #series: { readonly station: string; readonly channel: string }[] = [];
  #count = 0;

  constructor(wanted: readonly string[]) {
    this.#bySlug = new Map(wanted.map((station) => [toSlug(station), station]));
  }

  datastream({ thing, channel = '' }: DatastreamTemplate): number {
    const slug = thing.externalId.slice(thing.externalId.lastIndexOf(':') + 1);
    return this.#series.push({ station: this.#bySlug.get(slug) ?? '', channel }) - 1;
  }

  reading(handle: number, time: number, value: number): void {
    const { station, channel } = this.#series[handle] as { station: string; channel: string }; // handles come from above
    // More than any station says in one file is not kept.
    if (++this.#count <= limits.feedReadings) this.#of(station).readings.push({ channel, time, value });
  }

  gap(_line: number, column: string): void {
    this.#of(stationIn(column));
  }

  refused(_line: number, column: string, reason: Reason): void {
    const said = this.#of(stationIn(column));
    said.refused += 1;
    said.needsTable ||= reason === otherVersion;
  }

  #of(station: string): StationSaid {
    const known = this.said.get(station);
    if (known) return known;
    const said = { readings: [], refused: 0, needsTable: false };
    this.said.set(station, said);
    return said;
  }
}

/** A column is named with the station and the number of the value. */
const stationIn = (column: string): string => column.slice(0, Math.max(0, column.lastIndexOf(' ')));

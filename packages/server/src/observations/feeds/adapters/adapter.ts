import type { BothTexts, FeedFault } from '@wijkritme/contract';

/** What is asked of a source. Times are UTC ms. */
export interface FeedQuestion {
  readonly origin: string;
  readonly station: string;
  /** undefined where the source wants none. */
  readonly key: string | undefined;
  readonly from: number;
  readonly to: number;
  /** From 1 on. */
  readonly page: number;
}

export interface FeedRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a source answered, or why it did not. */
export type Asked =
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly fault: FeedFault; readonly retryAfterMs?: number };

/** Asks the same source once more, within the same limits. */
export type AskStep = (request: FeedRequest) => Promise<Asked>;

/** What holds for every kind of source. */
interface FeedFacts {
  readonly id: string;
  readonly name: BothTexts;
  /** Scheme and host; no other is asked unless FEED_ORIGINS names it. */
  readonly origin: string;
  /** Address of the public documentation. */
  readonly source: string;
  /** What the source calls a station. */
  readonly station: RegExp;
  readonly stationExample: string;
  readonly needsKey: boolean;
  readonly everyMs: number;
}

/** A source that answers in JSON about one station. What it answers is read by a device type of the catalogue: see sensors/devices. */
export interface QuestionFeed extends FeedFacts {
  readonly kind: 'question';
  readonly deviceType: string;
  /** The longest stretch of one question. */
  readonly mostMs: number;
  /** After the end of an interval its number may still change for so long. */
  readonly settleMs: number;
  /** So far before the newest reading is asked again, for what came late; six hours where this is left out. */
  readonly overlapMs?: number;
  readonly request: (question: FeedQuestion) => FeedRequest;
  /** Asks on from an answer, where one question does not bring it all; what it gives back is read by the device type instead. */
  readonly follow?: (answer: unknown, question: FeedQuestion, ask: AskStep) => Promise<Asked>;
  /** Stations that an answer names, where it names any: of another than the one that was asked nothing is taken. */
  readonly stationsIn?: (answer: unknown) => readonly unknown[];
  /** How many pages the answer has in all; one where this is left out. */
  readonly pages?: (answer: unknown) => number;
}

/** A source that writes one file (DATEX II) about all of its stations. It is fetched once for all things that want it. */
export interface FileFeed extends FeedFacts {
  readonly kind: 'file';
  /** The things come from an import of the same source, which gave each series its channel. */
  readonly deviceType: null;
  readonly dataPath: string;
  /** What each station measures. */
  readonly tablePath: string;
}

/** A broker that sends what devices say as they say it (LoRaWAN). The things have a device type that reads it. */
export interface StreamFeed extends FeedFacts {
  readonly kind: 'stream';
  readonly deviceType: null;
  readonly subscription: (station: string) => { readonly username: string; readonly topic: string };
  /** Of which station a message is; undefined for what is of none. */
  readonly stationOf: (topic: string) => string | undefined;
}

export type FeedAdapter = QuestionFeed | FileFeed | StreamFeed;

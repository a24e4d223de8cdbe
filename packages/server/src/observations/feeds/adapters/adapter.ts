import type { BothTexts } from '@wijkritme/contract';

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

/** How to ask one kind of source. What it answers is read by a device type of the catalogue: see sensors/devices. */
export interface FeedAdapter {
  readonly id: string;
  readonly name: BothTexts;
  readonly deviceType: string;
  /** Scheme and host; no other is asked unless FEED_ORIGINS names it. */
  readonly origin: string;
  /** Address of the public documentation. */
  readonly source: string;
  /** What the source calls a station. */
  readonly station: RegExp;
  readonly stationExample: string;
  readonly needsKey: boolean;
  readonly everyMs: number;
  /** The longest stretch of one question. */
  readonly mostMs: number;
  /** After the end of an interval its number may still change for so long. */
  readonly settleMs: number;
  readonly request: (question: FeedQuestion) => FeedRequest;
  /** How many pages the answer has in all; one where this is left out. */
  readonly pages?: (answer: unknown) => number;
}

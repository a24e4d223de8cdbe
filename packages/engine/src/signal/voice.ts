import { clamp } from '../kinds/transform.ts';

/**
 * One who speaks in a place: how far its differences usually go, and how much of one lasts to the next moment. Wind
 * stays for hours; what is left after the part that lasts is news.
 */
export interface Voice {
  /** Running mean of a difference squared. */
  square: number;
  /** Running means of difference · difference before, and of the difference before squared. */
  lagCross: number;
  lagSquare: number;
  /** Running mean of the news squared. */
  newsSquare: number;
  moments: number;
  /** The difference of the moment before; NaN where it said nothing. */
  last: number;
}

/** What a voice says at one moment, in its own sd. */
export interface Said {
  difference: number;
  /** The difference less what the one before foretold. */
  news: number;
}

/** One voice, however far off, counts no more than this many sd: a broken sensor is not a busy city. */
const CLIP = 2.5;
/** Moments of memory: six weeks of hours. The start counts as a hundred. */
const MEMORY = 1_000;
const START = 100;
const LAG_MOST = 0.95;
/** A single moment counts for no more than this many times the ordinary. */
const SQUARES = 16;
const NEWS_AT_START = 0.6;
/** A voice that hardly moves is not magnified beyond this. */
const LEAST_SQUARE = 1 / 16;

export function createVoice(): Voice {
  return { square: 1, lagCross: 0.5, lagSquare: 1, newsSquare: NEWS_AT_START, moments: 0, last: Number.NaN };
}

/** @param difference in sd as the series reckons it; not NaN */
export function say(voice: Voice, difference: number): Said {
  const own = clamp(difference / Math.sqrt(Math.max(LEAST_SQUARE, voice.square)), -CLIP, CLIP);
  return { difference: own, news: newsOf(voice, own) / Math.sqrt(Math.max(LEAST_SQUARE, voice.newsSquare)) };
}

function newsOf(voice: Voice, own: number): number {
  if (Number.isNaN(voice.last)) return own;
  return own - clamp(voice.lagCross / voice.lagSquare, 0, LAG_MOST) * voice.last;
}

/** Makes a moment part of the habit; `said` is what `say` gave for it. */
export function learnVoice(voice: Voice, difference: number, said: Said): void {
  const step = Math.max(1 / MEMORY, 1 / (voice.moments + START));
  const own = said.difference;
  voice.moments++;
  voice.square += step * (Math.min(difference ** 2, SQUARES * voice.square) - voice.square);
  if (!Number.isNaN(voice.last)) {
    const news = newsOf(voice, own);
    voice.lagCross += step * (voice.last * own - voice.lagCross);
    voice.lagSquare += step * (voice.last ** 2 - voice.lagSquare);
    voice.newsSquare += step * (Math.min(news ** 2, SQUARES * voice.newsSquare) - voice.newsSquare);
  }
  voice.last = own;
}

import type { AnnouncementSource, FoundStream } from '@wijkritme/contract';
import { limits } from '@wijkritme/contract';
import { recordOf } from '../devices/json.ts';
import { identifyingForm } from './identifying-form.ts';
import { recogniseProperty } from './recognise-property.ts';

/**
 * A device that makes itself known, whatever the form it came in: names and what it measures, nothing else. `keys` tell it apart and
 * are kept only as a keyed hash.
 */
export interface Announcement {
  readonly source: AnnouncementSource;
  readonly keys: readonly string[];
  readonly identity: string | null;
  readonly name: string | null;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly streams: readonly FoundStream[];
  /** There were more streams than are kept. */
  readonly cutOff: boolean;
  readonly leftOut: readonly string[];
}

const MOST_TEXT = 120;
const control = /[\p{Cc}\p{Cf}\p{Surrogate}]/gu;

/**
 * Takes texts out of an announcement: shortened, without control characters, and not at all when their form may say who or where
 * (decision 72). What was left out is named by its place, never repeated.
 */
export class AnnouncedTexts {
  readonly leftOut: string[] = [];

  take(value: unknown, place: string): string | null {
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    const text = String(value).slice(0, 2_000).replace(control, ' ').trim();
    if (text === '') return null;
    if (identifyingForm(text)) {
      if (!this.leftOut.includes(place) && this.leftOut.length < 20) this.leftOut.push(place);
      return null;
    }
    return text.slice(0, MOST_TEXT);
  }
}

export interface AnnouncedStream {
  readonly name: unknown;
  readonly unit: unknown;
  /** Anything that may say what is measured: a class, a definition, a type. */
  readonly hints: readonly unknown[];
}

/** Streams of an announcement, at most as many as are kept. */
export function takeStreams(
  found: readonly AnnouncedStream[],
  texts: AnnouncedTexts,
): { streams: FoundStream[]; cutOff: boolean } {
  const streams = found.slice(0, limits.announcedStreams).map(({ name, unit, hints }, at): FoundStream => {
    const said = texts.take(name, 'stream');
    const symbol = texts.take(unit, 'unit');
    const words = [...hints.map((hint) => texts.take(hint, 'stream')), said].filter((word) => word !== null);
    return {
      name: said ?? `${at + 1}`,
      property: recogniseProperty(words, symbol),
      unit: symbol?.slice(0, 20) ?? null,
    };
  });
  return { streams, cutOff: found.length > limits.announcedStreams };
}

/** Whatever a device gives to be told apart by, as one text. */
export function keyOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** Values of an object or a list, whichever it is. */
export function valuesOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : Object.values(recordOf(value) ?? {});
}

/** First text or number of a list, or the value itself. */
export function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value.flat(2)[0] : value;
}

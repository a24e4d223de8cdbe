import type { Place } from '@wijkritme/contract';
import type { Language } from '../i18n/language.ts';
import { isCoarse, type NamedLane } from './lanes-of.ts';
import { namesOf } from './small-sentence.ts';
import { whatOf } from './span-words.ts';
import { rhythmsTexts } from './texts.ts';

interface Told {
  readonly place: Place;
  readonly lanes: readonly NamedLane[];
  readonly context: NamedLane;
  readonly language: Language;
}

/** How many deviations, in how many lanes, how many last, and what was around them. */
export function lanesSentence({ place, lanes, context, language }: Told): string {
  const text = rhythmsTexts[language];
  const spans = lanes.flatMap((lane) => lane.spans);
  const open = spans.filter((span) => span.open).length;
  const off = lanes.filter((lane) => lane.spans.length > 0).length;
  // An outage has a sentence of its own, in its span and in the table.
  const outages = context.spans.filter(({ kind }) => kind === 'outage').length;
  const rest = context.spans.filter(({ kind }) => kind !== 'outage');
  const around = [...new Set(rest.map((span) => whatOf(span, language)))];
  return [
    text.seen(spans.length, off, isCoarse(place) ? text.ofPlaces(lanes.length) : text.ofSeries(lanes.length)),
    ...(open > 0 ? [text.lastNow(open)] : []),
    ...(outages > 0 ? [text.outages(outages)] : []),
    ...(around.length > 0 ? [text.around(namesOf(around, language))] : []),
  ].join(' ');
}

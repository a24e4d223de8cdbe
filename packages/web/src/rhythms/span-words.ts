import type { Deviation } from '@wijkritme/contract';
import type { Format } from '../i18n/format.ts';
import { type Language, texts } from '../i18n/language.ts';
import { paths } from '../workbench/paths.ts';
import type { ContextSpan } from './context-spans.ts';
import type { LaneSpan } from './lanes-of.ts';
import { rhythmsTexts } from './texts.ts';

export const isContext = (of: LaneSpan['of']): of is ContextSpan => 'key' in of;

/** A kind in words. */
export const kindWord = (kind: LaneSpan['kind'], language: Language): string => {
  const { contextKinds } = rhythmsTexts[language];
  return kind in contextKinds
    ? contextKinds[kind as ContextSpan['kind']]
    : texts[language].kinds[kind as Deviation['kind']];
};

/** What it was, in words: of a deviation the sentence of the server, in which small counts are not told. */
export function whatOf({ of }: LaneSpan, language: Language): string {
  if (!isContext(of)) return of.sentence;
  const name = of.series === undefined ? of.name : rhythmsTexts[language].silence(of.name, of.series);
  return of.label ? `${name} (${of.label})` : name;
}

/** Kind, what and when, for one who does not see where it stands. */
export function spanWords(span: LaneSpan, format: Format, language: Language): string {
  const when = format.spell(span.from, span.open ? null : span.to);
  const what = `${kindWord(span.kind, language)}: ${whatOf(span, language)}`;
  return isContext(span.of) ? `${what}, ${when}` : what;
}

/** Where it leads; undefined where there is nothing more to tell. */
export function hrefOf({ of, kind }: LaneSpan, placeId: number): string | undefined {
  if (!isContext(of)) return paths.deviation(of.id);
  switch (kind) {
    case 'planned':
      return paths.planned(of.id ?? placeId);
    case 'measure':
      return of.id === undefined ? undefined : paths.measure(of.id);
    case 'outage':
      return of.id === undefined ? undefined : paths.signal(of.id);
    case 'silence':
      return of.id === undefined ? paths.deviations({ plek: placeId, soort: 'silent' }) : paths.sensor(of.id);
    default:
      return undefined;
  }
}

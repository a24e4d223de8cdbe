import { MINUTE, REPORT_MARGIN_MINUTES, type ReportCount } from '@wijkritme/contract';
import type { Language } from '../foundation/http/language.ts';
import type { PlaceDirectory } from '../places/index.ts';
import type { Stretch } from './check-report.ts';
import type { ReportRow } from './sql/read-reports.ts';

/** Where and when reports around a signal are looked for. */
export interface Around extends Stretch {
  readonly places: readonly number[];
}

export interface SpanOfSignal {
  readonly placeId: number | null;
  readonly start: Date;
  /** null: it goes on. */
  readonly end: Date | null;
}

/** The place of a signal with all below it and all that it lies in, and its stretch with the margin; none at no known place. */
export function aroundSignal({ placeId, start, end }: SpanOfSignal, directory: PlaceDirectory, now: number): Around {
  const margin = REPORT_MARGIN_MINUTES * MINUTE;
  const parents = placeId === null ? [] : directory.withParents(placeId).map(({ id }) => id);
  const places = placeId === null ? [] : [...new Set([...directory.below(placeId), ...parents])];
  return { places, from: start.getTime() - margin, until: (end?.getTime() ?? now) + margin };
}

/** How often each category is among these, the most often first. */
export function countCategories(rows: readonly ReportRow[], language: Language): ReportCount[] {
  const counts = new Map<number, ReportCount & { count: number }>();
  for (const row of rows) {
    const known = counts.get(row.category_id);
    if (known) known.count += 1;
    else
      counts.set(row.category_id, {
        categoryId: row.category_id,
        categoryName: language === 'nl' ? row.name_nl : row.name_en,
        tone: row.tone,
        count: 1,
      });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.categoryName.localeCompare(b.categoryName));
}

/** @example besideSentence([], 'nl') // 'Rond dit signaal meldde niemand iets.' */
export function besideSentence(counts: readonly ReportCount[], language: Language): string {
  const total = counts.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const nice = counts.filter(({ tone }) => tone === 'nice').reduce((sum, { count }) => sum + (count ?? 0), 0);
  const [first] = counts;
  if (!first)
    return language === 'nl' ? 'Rond dit signaal meldde niemand iets.' : 'Nobody reported anything around this signal.';
  if (language === 'nl') {
    const head =
      total === 1 ? 'Rond dit signaal is 1 melding gedaan' : `Rond dit signaal zijn ${total} meldingen gedaan`;
    return `${head}: ${total - nice} hinderlijk en ${nice} fijn. Het vaakst: ${first.categoryName}.`;
  }
  const head = total === 1 ? '1 report was made around this signal' : `${total} reports were made around this signal`;
  return `${head}: ${total - nice} bothersome and ${nice} nice. Most often: ${first.categoryName}.`;
}

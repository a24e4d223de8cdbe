import type { Week } from '@wijkritme/contract';
import { capital, unitLabel } from '../i18n/format.ts';
import { texts } from '../i18n/language.ts';
import { findDateFormat } from '../ui/format/instant.ts';
import { type WeekMode, weekValues } from '../ui/index.ts';
import { drawWeek } from './draw-week.ts';
import type { Cell, Figure } from './figure.ts';
import { factsOf, fileName, type Surroundings, seriesFacts } from './surroundings.ts';

export interface ShownWeek {
  readonly week: Week;
  readonly mode: WeekMode;
  /** The sentence that stands above it. */
  readonly sentence: string;
  /** “van 16 november 2026 tot en met 22 november 2026” */
  readonly period: string;
  /** Index of the first hour that has yet to come; absent where the whole week has passed. */
  readonly ahead?: number | undefined;
}

/** Any Monday will do: only the names of its days are used. */
const MONDAY = Date.UTC(2024, 0, 1);

/** The week of a series, hour by hour. The table holds all three views; the picture the one that is shown. */
export async function figureOfWeek(
  { week, mode, sentence, period, ahead = 168 }: ShownWeek,
  about: Surroundings,
): Promise<Figure> {
  const { text, language } = about;
  const { name, source, simulated } = await seriesFacts(about, week.datastreamId);
  const words = texts[language].charts.week;
  const dayName = (day: number, weekday: 'short' | 'long') =>
    findDateFormat(language, 'UTC', { weekday }).format(MONDAY + day * 86_400_000);
  const days = Array.from({ length: 7 }, (_, day) => day);
  const shown = { ...week, unit: unitLabel(week.unit) };
  const difference = weekValues(week, 'difference');
  const hidden = week.inSum ? text.notShown : text.hidden(week.shownFrom ?? 0);
  return {
    file: fileName(name, week.week, words.modes[mode]),
    title: text.titles.week(capital(name), `${words.modes[mode].toLowerCase()}, ${week.week}`),
    sentence,
    facts: factsOf(about, {
      source,
      simulated,
      definition: text.definitions.week,
      period: `${period} (${week.timeZone})`,
    }),
    table: {
      caption: words.caption[mode],
      columns: [
        text.columns.day,
        text.columns.hour,
        text.columns.normal,
        text.columns.measured,
        text.columns.difference,
        text.columns.unit,
      ].map((name) => ({ name })),
      rows: week.normal.map((normal, i): Cell[] => [
        dayName(Math.floor(i / 24), 'long'),
        `${String(i % 24).padStart(2, '0')}:00`,
        normal,
        week.hidden?.[i] ? hidden : (week.measured[i] ?? null),
        week.hidden?.[i] ? null : (difference[i] ?? null),
        shown.unit,
      ]),
    },
    drawing: drawWeek({
      ...{ week: shown, mode, locale: language, ahead, text: words },
      days: days.map((day) => dayName(day, 'short')),
    }),
  };
}

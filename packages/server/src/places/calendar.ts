import { createRequire } from 'node:module';
import type { CalendarDay } from '@wijkritme/contract';
import type Holidays from 'date-holidays';

const load = createRequire(import.meta.url);

/** Public holidays of a country by local date, computed once per country and year. */
export class HolidayBook {
  readonly #countries = new Map<string, Holidays>();
  readonly #years = new Map<string, Map<string, string>>();

  /** Local date (YYYY-MM-DD) → name, for one country and year. */
  year(country: string, year: number): ReadonlyMap<string, string> {
    const key = `${country}-${year}`;
    const known = this.#years.get(key);
    if (known) return known;
    const days = new Map<string, string>();
    for (const day of this.#rulesOf(country).getHolidays(year)) {
      if (day.type === 'public' || day.type === 'bank') days.set(day.date.slice(0, 10), day.name);
    }
    this.#years.set(key, days);
    return days;
  }

  /** @example isKnown('NL'), isKnown('AU-VIC'): a country, or one of its states */
  isKnown(code: string): boolean {
    const [country = '', state] = code.toUpperCase().split('-');
    const rules = this.#rulesOf(code);
    if (!(country in rules.getCountries())) return false;
    return state === undefined || state in (rules.getStates(country) ?? {});
  }

  nameOf(country: string, date: string): string | undefined {
    return this.year(country, Number(date.slice(0, 4))).get(date);
  }

  between(country: string, from: string, to: string): CalendarDay[] {
    const days: CalendarDay[] = [];
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
      for (const [date, name] of this.year(country, year))
        if (date >= from && date <= to) days.push({ date, kind: 'holiday', name });
    }
    return days;
  }

  #rulesOf(country: string): Holidays {
    const known = this.#countries.get(country);
    if (known) return known;
    // The rules of all countries: loaded when somebody asks, so that the start does not wait for them.
    const Rules = load('date-holidays') as typeof Holidays;
    const rules = new Rules(country);
    if (country === 'NL') rules.setLanguages('nl');
    this.#countries.set(country, rules);
    return rules;
  }
}

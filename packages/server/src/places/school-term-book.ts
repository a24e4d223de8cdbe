import { type CalendarDay, DAY, WijkritmeError } from '@wijkritme/contract';
import { type SchoolTerms, schoolTerms } from './school-terms/index.ts';

/** School breaks by country and region, from the data files; the days of a region are made once. */
export class SchoolTermBook {
  readonly #countries: ReadonlyMap<string, SchoolTerms>;
  readonly #days = new Map<string, readonly CalendarDay[]>();

  constructor(terms: readonly SchoolTerms[] = schoolTerms) {
    this.#countries = new Map(terms.map((one) => [one.country, one]));
  }

  /** @throws WijkritmeError invalid_input that lists the regions that are known */
  assertRegion(country: string, region: string): void {
    const terms = this.#countries.get(country);
    if (terms?.regions.some(({ id }) => id === region)) return;
    const known = terms ? terms.regions.map(({ id }) => id).join(', ') : undefined;
    const countries = [...this.#countries.keys()].join(', ');
    throw new WijkritmeError(
      'invalid_input',
      known === undefined
        ? {
            nl: `Schoolregio “${region}” is niet bekend: voor land ${country} zijn er geen schoolvakanties, alleen voor ${countries}.`,
            en: `School region "${region}" is not known: there are no school terms for country ${country}, only for ${countries}.`,
          }
        : {
            nl: `Schoolregio “${region}” is niet bekend; kies voor ${country} uit: ${known}.`,
            en: `School region "${region}" is not known; for ${country} choose one of: ${known}.`,
          },
    );
  }

  /** Every region of which there are data. */
  regions(): { country: string; region: string }[] {
    return [...this.#countries.values()].flatMap(({ country, regions }) =>
      regions.map(({ id }) => ({ country, region: id })),
    );
  }

  /** First and last local date that the data of a country reach; an empty span where there are none. */
  span(country: string): { from: string; to: string } {
    const years = this.#countries.get(country)?.years ?? [];
    const ends = years.flatMap(({ breaks }) => breaks.map(({ to }) => to)).sort();
    return { from: `${years[0]?.year.slice(0, 4) ?? '9999'}-08-01`, to: ends.at(-1) ?? '0001-01-01' };
  }

  /** Every day without school of a region, oldest first; empty where the region is not known. */
  days(country: string, region: string): readonly CalendarDay[] {
    const key = `${country} ${region}`;
    const known = this.#days.get(key);
    if (known) return known;
    const years = this.#countries.get(country)?.years ?? [];
    const breaks = years.flatMap((year) => year.breaks).filter(({ regions }) => regions.includes(region));
    const days = breaks.flatMap(({ name, from, to }) => {
      const first = Date.parse(from);
      return Array.from({ length: (Date.parse(to) - first) / DAY + 1 }, (_, index): CalendarDay => {
        const date = new Date(first + index * DAY).toISOString().slice(0, 10);
        return { date, kind: 'school-break', name };
      });
    });
    this.#days.set(key, days);
    return days;
  }
}

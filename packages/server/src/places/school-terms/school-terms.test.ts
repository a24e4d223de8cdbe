import { DAY } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { HolidayBook } from '../calendar.ts';
import { type SchoolTerms, schoolTerms } from './index.ts';

const timeOf = (date: string) => Date.parse(`${date}T00:00Z`);
const isDate = (text: string) => !Number.isNaN(timeOf(text)) && toDate(timeOf(text)) === text;
const toDate = (time: number) => new Date(time).toISOString().slice(0, 10);
const weekdayOf = (date: string) => new Date(timeOf(date)).getUTCDay();

/** Everything that is wrong with one file, in words. */
function problemsOf({ country, regions, sources, years }: SchoolTerms): string[] {
  const known = new Set(regions.map(({ id }) => id));
  const problems: string[] = [];
  for (const [index, { year, checked, sources: used, breaks }] of years.entries()) {
    const say = (text: string) => problems.push(`${country} ${year}: ${text}`);
    const first = Number(year.slice(0, 4));
    if (year !== `${first}-${first + 1}`) say('is no school year');
    if (index > 0 && Number(years[index - 1]?.year.slice(0, 4)) !== first - 1) say('does not follow');
    for (const name of used) if (!(name in sources)) say(`source ${name} is not described`);
    if (checked !== used.length > 1) say(`checked is ${checked} with ${used.length} sources`);
    for (const { name, from, to, regions: where } of breaks) {
      if (!isDate(from) || !isDate(to) || from > to) say(`${name} ${from} to ${to} is no period`);
      if (from < `${first}-08-01` || to > `${first + 1}-09-15`) say(`${name} ${from} lies in another year`);
      for (const id of where) if (!known.has(id)) say(`region ${id} of ${name} is not described`);
    }
    for (const id of known) {
      const own = breaks.filter(({ regions: where }) => where.includes(id));
      if (new Set(own.map(({ name }) => name)).size !== 5 || own.length !== 5) say(`${id} has not five breaks`);
      for (const [at, { from, name }] of own.entries())
        if (at > 0 && from <= (own[at - 1]?.to ?? '')) say(`${name} of ${id} begins before the one before it ends`);
    }
  }
  return problems;
}

test.each(schoolTerms.map((terms) => [terms.country, terms] as const))('%s is in order', (_country, terms) => {
  expect(problemsOf(terms)).toEqual([]);
});

test('slips are found', () => {
  const year = { year: '2026-2027', checked: true, sources: ['somebody'] };
  const breaks = [{ name: 'Herfstvakantie', regions: ['b'], from: '2026-10-32', to: '2026-10-20' }];
  const terms = { country: 'XX', regions: [{ id: 'a', name: 'A' }], sources: {}, years: [{ ...year, breaks }] };
  expect(problemsOf(terms)).toHaveLength(5);
});

const breaksOf = (country: string) => schoolTerms.find((one) => one.country === country)?.years ?? [];

test('NL: each break runs from a Saturday to a Sunday', () => {
  const breaks = breaksOf('NL').flatMap((year) => year.breaks);
  expect(breaks.filter(({ from, to }) => weekdayOf(from) !== 6 || weekdayOf(to) !== 0)).toEqual([]);
});

test('BE: the dates follow from the decision of 17 April 1991', () => {
  const holidays = new HolidayBook();
  const differ: string[] = [];
  for (const { year, breaks } of breaksOf('BE')) {
    const first = Number(year.slice(0, 4));
    const easter = timeOf([...holidays.year('NL', first + 1)].find(([, name]) => /paas|pasen/i.test(name))?.[0] ?? '');
    const expected = flemishBreaks(first, easter).map(([from, to]) => `${toDate(from)} ${toDate(to)}`);
    const found = breaks.map(({ from, to }) => `${from} ${to}`);
    differ.push(...found.filter((one, index) => one !== expected[index]));
  }
  // A week longer because of the pandemic.
  expect(differ).toEqual(['2020-11-02 2020-11-15']);
});

function flemishBreaks(year: number, easter: number): [number, number][] {
  const mondayOf = (time: number) => time - ((new Date(time).getUTCDay() + 6) % 7) * DAY;
  const during = (from: number, days: number): [number, number] => [from, from + (days - 1) * DAY];
  const saints = Date.UTC(year, 10, 1);
  const autumn = new Date(saints).getUTCDay() === 0 ? saints + DAY : mondayOf(saints);
  const christmas = Date.UTC(year, 11, 25);
  const winter = [0, 6].includes(new Date(christmas).getUTCDay()) ? mondayOf(christmas) + 7 * DAY : mondayOf(christmas);
  const april = Date.UTC(year + 1, 3, 1);
  let spring = during(mondayOf(april + 6 * DAY), 14);
  if (easter < april) spring = during(easter + DAY, 14);
  if (easter > Date.UTC(year + 1, 3, 15)) spring = [easter - 13 * DAY, easter + DAY];
  const summer: [number, number] = [Date.UTC(year + 1, 6, 1), Date.UTC(year + 1, 7, 31)];
  return [during(autumn, 7), during(winter, 14), during(easter - 48 * DAY, 7), spring, summer];
}

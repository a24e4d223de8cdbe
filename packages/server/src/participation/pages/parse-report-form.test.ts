import { DAY, HOUR } from '@wijkritme/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultOfStretch, LONGEST_MS, OLDEST_MS } from '../check-report.ts';
import { lastMonth } from '../last-month.ts';
import { type FormAround, parseReportForm, type ReportFields } from './parse-report-form.ts';
import { en } from './words-en.ts';
import { nl } from './words-nl.ts';

const now = Date.parse('2026-11-22T21:20:00Z');
const around: FormAround = { categories: [1, 2], timeZone: 'Europe/Amsterdam', now };
const fields = (change: ReportFields = {}): ReportFields => ({ soort: '2', wanneer: 'nu', hoeveel: '3', ...change });
const moment = (dag: string, van: string, tot: string) => fields({ wanneer: 'ander', dag, van, tot });
const iso = (time: number | undefined) => new Date(time ?? Number.NaN).toISOString().slice(0, 16);

describe('a form', () => {
  test('is a report of the last hour, unless another moment was chosen', () => {
    expect(parseReportForm(fields(), around).draft).toEqual({
      ...{ categoryId: 2, amount: 3 },
      stretch: { from: now - HOUR, until: now },
    });
    const other = parseReportForm(moment('1', '09:00:00', '10:15'), around).draft?.stretch;
    expect([iso(other?.from), iso(other?.until)]).toEqual(['2026-11-21T08:00', '2026-11-21T09:15']);
  });

  test.each([
    [{ soort: '3' }, ['soort what']],
    [{ soort: '1e0' }, ['soort what']],
    [{ wanneer: '' }, ['wanneer when']],
    [{ hoeveel: '6' }, ['hoeveel amount']],
    [{ soort: '', wanneer: 'x', hoeveel: '' }, ['soort what', 'wanneer when', 'hoeveel amount']],
    [moment('7', '10:00', '11:00'), ['dag time']],
    [moment('0', '25:00', '11:00'), ['van time']],
    [moment('0', '10:00', ''), ['tot time']],
    [moment('0', '10:00', '10:00'), ['tot order']],
    [moment('0', '22:00', '22:30'), ['tot future']],
  ])('%j: %j', (change, expected) => {
    const faults = parseReportForm(fields(change), around).faults ?? [];
    expect(faults.map(({ field, word }) => `${field} ${word}`)).toEqual(expected);
  });

  test('in the night that has an hour twice or not at all there is a stretch still', () => {
    const spring = { ...around, now: Date.parse('2026-03-29T10:00:00Z') };
    const lost = parseReportForm(moment('0', '02:15', '03:30'), spring).draft?.stretch;
    expect([iso(lost?.from), iso(lost?.until)]).toEqual(['2026-03-29T01:15', '2026-03-29T01:30']);
    const autumn = { ...around, now: Date.parse('2026-10-25T10:00:00Z') };
    const twice = parseReportForm(moment('0', '01:30', '02:30'), autumn).draft?.stretch;
    expect([iso(twice?.from), iso(twice?.until)]).toEqual(['2026-10-24T23:30', '2026-10-25T00:30']);
  });

  test('whatever is in it, what comes out lies in the past seven days and lasts a day at most', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('0', '3', '6', '21:00', '23:59', 'nu', 'ander'),
    );
    fc.assert(
      fc.property(
        fc.record({ soort: text, wanneer: text, dag: text, van: text, tot: text, hoeveel: text }),
        (random) => {
          const { draft, faults } = parseReportForm(random, around);
          if (!draft) {
            expect(faults.length).toBeGreaterThan(0);
            return;
          }
          expect(around.categories).toContain(draft.categoryId);
          expect(faultOfStretch(draft.stretch, now)).toBeUndefined();
          expect(now - draft.stretch.from).toBeLessThanOrEqual(OLDEST_MS + DAY);
        },
      ),
    );
  });
});

test.each([
  ['order', { from: now, until: now }],
  ['too-long', { from: now - LONGEST_MS - 1, until: now }],
  ['future', { from: now, until: now + HOUR }],
  ['too-old', { from: now - OLDEST_MS - 1, until: now - OLDEST_MS + HOUR }],
  [undefined, { from: now - HOUR, until: now }],
])('a stretch: %s', (fault, stretch) => {
  expect(faultOfStretch(stretch, now)).toBe(fault);
});

describe('the last whole month', () => {
  test.each([
    ['2026-11-22T12:00Z', '2026-10', '2026-09-30T22:00', '2026-10-31T23:00'],
    ['2026-11-08T12:00Z', '2026-09', '2026-08-31T22:00', '2026-09-30T22:00'],
    ['2027-01-20T12:00Z', '2026-12', '2026-11-30T23:00', '2026-12-31T23:00'],
  ])('%s', (at, name, from, to) => {
    const month = lastMonth(Date.parse(at), 'Europe/Amsterdam');
    expect([month.name, iso(month.from), iso(month.to)]).toEqual([name, from, to]);
  });
});

test('the words are the same in both languages, none empty, no sentence long', () => {
  const textsOf = (value: unknown, path = ''): [string, string][] => {
    if (typeof value === 'function') return [[path, String(value('5', '6'))]];
    if (typeof value !== 'object' || value === null) return [[path, String(value)]];
    return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
  };
  const [dutch, english] = [textsOf(nl), textsOf(en)];
  expect(english.map(([path]) => path)).toEqual(dutch.map(([path]) => path));
  for (const [path, text] of [...dutch, ...english]) {
    expect([path, text.trim().length > 0]).toEqual([path, true]);
    for (const sentence of text.split(/(?<=[.!?:])\s+/))
      expect([sentence, sentence.split(/\s+/).length <= 20]).toEqual([sentence, true]);
  }
});

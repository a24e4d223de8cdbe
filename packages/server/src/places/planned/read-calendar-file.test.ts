import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCalendarFile } from './read-calendar-file.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const zone = 'Europe/Amsterdam';
const fileOf = (...entries: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gemeente//Agenda//NL',
    ...entries.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
const read = (...entries: string[][]) => readCalendarFile(fileOf(...entries), { zone, now });
const shown = ({ happenings }: ReturnType<typeof read>) =>
  happenings.map(({ name, start, end }) => [name, new Date(start).toISOString(), new Date(end).toISOString()]);

describe('times', () => {
  test.each([
    [
      'on the clock of the place',
      'DTSTART:20261205T140000',
      'DTEND:20261205T180000',
      '2026-12-05T13:00:00.000Z',
      '2026-12-05T17:00:00.000Z',
    ],
    [
      'in UTC',
      'DTSTART:20261205T140000Z',
      'DTEND:20261205T180000Z',
      '2026-12-05T14:00:00.000Z',
      '2026-12-05T18:00:00.000Z',
    ],
    [
      'in a zone that is named',
      'DTSTART;TZID=Europe/London:20261205T140000',
      'DTEND;TZID=Europe/London:20261205T180000',
      '2026-12-05T14:00:00.000Z',
      '2026-12-05T18:00:00.000Z',
    ],
    [
      'whole days, the last one not included',
      'DTSTART;VALUE=DATE:20261205',
      'DTEND;VALUE=DATE:20261207',
      '2026-12-04T23:00:00.000Z',
      '2026-12-06T23:00:00.000Z',
    ],
    ['a length', 'DTSTART:20261205T140000', 'DURATION:PT90M', '2026-12-05T13:00:00.000Z', '2026-12-05T14:30:00.000Z'],
    [
      'a day without an end',
      'DTSTART;VALUE=DATE:20261205',
      'TRANSP:OPAQUE',
      '2026-12-04T23:00:00.000Z',
      '2026-12-05T23:00:00.000Z',
    ],
    [
      'the hour that the clock skips is the hour after it',
      'DTSTART:20270328T023000',
      'DTEND:20270328T050000',
      '2027-03-28T01:30:00.000Z',
      '2027-03-28T03:00:00.000Z',
    ],
  ])('%s', (_, starts, ends, start, end) => {
    expect(shown(read(['UID:1', 'SUMMARY:Markt', starts, ends]))).toEqual([['Markt', start, end]]);
  });

  test('a market every Saturday keeps its hour over a clock change; a cancelled and a moved one are followed', () => {
    const market = [
      'UID:m',
      'SUMMARY:Markt',
      'DTSTART;TZID=Europe/Amsterdam:20270313T090000',
      'DTEND;TZID=Europe/Amsterdam:20270313T170000',
    ];
    const found = read(
      [...market, 'RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE;TZID=Europe/Amsterdam:20270320T090000'],
      [
        'UID:m',
        'RECURRENCE-ID;TZID=Europe/Amsterdam:20270403T090000',
        'SUMMARY:Markt op vrijdag',
        'DTSTART;TZID=Europe/Amsterdam:20270402T090000',
        'DTEND;TZID=Europe/Amsterdam:20270402T170000',
      ],
    );
    expect(shown(found)).toEqual([
      ['Markt', '2027-03-13T08:00:00.000Z', '2027-03-13T16:00:00.000Z'],
      ['Markt', '2027-03-27T08:00:00.000Z', '2027-03-27T16:00:00.000Z'],
      ['Markt op vrijdag', '2027-04-02T07:00:00.000Z', '2027-04-02T15:00:00.000Z'],
    ]);
    expect(new Set(found.happenings.map(({ key }) => key)).size).toBe(3);
  });
});

describe('what is left out', () => {
  test('each with its reason, and the others go in', () => {
    const good = ['UID:g', 'SUMMARY:Optocht', 'DTSTART:20261205T140000Z', 'DTEND:20261205T180000Z'];
    const { happenings, skipped } = read(
      ['UID:a', 'DTSTART:20261205T140000Z'],
      ['UID:b', 'SUMMARY:Andersom', 'DTSTART:20261205T140000Z', 'DTEND:20261205T130000Z'],
      ['UID:c', 'SUMMARY:Lang geleden', 'DTSTART:20200101T140000Z', 'DTEND:20200101T150000Z'],
      ['UID:d', 'SUMMARY:Ergens', 'DTSTART;TZID=Maan/Krater:20261205T140000', 'DTEND;TZID=Maan/Krater:20261205T150000'],
      ['UID:e', 'SUMMARY:Elke seconde', 'DTSTART:20261205T140000Z', 'DTEND:20261205T140001Z', 'RRULE:FREQ=SECONDLY'],
      ['UID:f', 'SUMMARY:Afgelast', 'STATUS:CANCELLED', 'DTSTART:20261205T140000Z', 'DTEND:20261205T150000Z'],
      good,
    );
    expect(skipped).toEqual([
      { entry: 1, reason: 'no-name' },
      { entry: 2, reason: 'ends-before-it-starts' },
      { entry: 3, reason: 'out-of-range' },
      { entry: 4, reason: 'unknown-zone' },
      { entry: 5, reason: 'too-often' },
    ]);
    expect(happenings.map(({ name }) => name)).toContain('Optocht');
    expect(happenings.map(({ name }) => name)).not.toContain('Afgelast');
  });

  test('everything about people', () => {
    const entry = [
      'UID:j.jansen@voorbeeld.nl',
      'SUMMARY:Braderie',
      'DTSTART:20261205T140000Z',
      'DTEND:20261205T180000Z',
      'ORGANIZER;CN=J. Jansen:mailto:j.jansen@voorbeeld.nl',
      'ATTENDEE;CN=P. Pieters:mailto:p.pieters@voorbeeld.nl',
      'DESCRIPTION:Bel J. Jansen\\, 06-12345678',
      'LOCATION:Dorpsstraat 1',
    ];
    expect(JSON.stringify(read(entry))).not.toMatch(/jansen|pieters|12345678|dorpsstraat/i);
  });
});

test.each(['', 'x', 'BEGIN:VCARD\r\nEND:VCARD\r\n', '<html></html>', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n'])(
  '%j is no calendar',
  (text) => {
    expect(() => readCalendarFile(text, { zone, now })).toThrow(/not a calendar file/);
  },
);

test('whatever stands in a file, it is read or refused, and what is read ends after it starts', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'SUMMARY:Markt',
      'UID:1',
      'DTSTART:20261205T140000',
      'DTEND:20261205T180000',
      'DURATION:-PT1H',
      'RRULE:FREQ=DAILY',
    ),
    fc.constantFrom(
      'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      'DTSTART;VALUE=DATE:20261399',
      'RECURRENCE-ID:20261205',
      'DTSTART:',
    ),
    fc.string({ maxLength: 20 }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(line, { maxLength: 6 }), { maxLength: 3 }), (entries) => {
      try {
        for (const { start, end } of read(...entries).happenings) expect(end).toBeGreaterThan(start);
      } catch (cause) {
        expect(cause).toMatchObject({ code: 'file_unreadable' });
      }
    }),
  );
});

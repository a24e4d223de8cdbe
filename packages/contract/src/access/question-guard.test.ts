import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonQuestion, guardedLength, guardRules } from './question-guard.ts';

describe('about a person', () => {
  test.each([
    ['Wie woont er op Kerkstraat 12?', 'house'],
    ['geluid bij Dorpsweg 3a', 'house'],
    ['noise near 14 and Church street 14', 'house'],
    ['wie liep er gisteren om 3 uur over het plein', 'who'],
    ['Who was there at night?', 'who'],
    ['wie veroorzaakt het geluid', 'who'],
    ['Waar was Jan de Vries gisteren?', 'whereabouts'],
    ['waar woont de melder', 'whereabouts'],
    ['Where did John Smith go?', 'whereabouts'],
    ['Is buurvrouw Fatima thuis?', 'name'],
    ['mail van jan.jansen@example.org', 'address-of-person'],
    ['telefoon aa:bb:cc:dd:ee:ff', 'device-address'],
    ['bel 06-12345678', 'phone-number'],
    ['+31 6 1234 5678', 'phone-number'],
    ['bsn van de melder', 'citizen-number'],
    ['auto met kenteken', 'licence-plate'],
    ['AB-123-C', 'licence-plate'],
    ['12-ABC-3', 'licence-plate'],
    ['herken gezichten op de Brink', 'identify'],
    ['volg deze telefoon', 'identify'],
    ['track that man', 'identify'],
    ['gezichtsherkenning', 'identify'],
    ['waar loopt dezelfde man', 'one-person'],
    ['mijn buurman maakt lawaai', 'one-person'],
    ['klacht van mevrouw De Vries', 'name'],
    ['dhr. van der Berg', 'name'],
    ['familie Yılmaz', 'name'],
  ])('%s (%s)', (text, rule) => {
    expect(findPersonQuestion(text)?.rule).toBe(rule);
  });
});

describe('about places and numbers', () => {
  test.each([
    'Hoeveel mensen lopen er op het plein?',
    'hoe druk is het op de Markt na 22 uur',
    'Geluidmeter Eikenlaan',
    'Waar was Station Noord het drukst?',
    'Waar is Oude Gracht druk?',
    'Where is Main Street busy?',
    'Waar loopt de gracht?',
    'Waar wonen de meeste ouderen?',
    'wie is de eigenaar van deze sensor',
    'Wie meet hier?',
    'how busy is the square at night',
    'sensor 06 in de Kerkstraat',
    'signaal 2026-11-22',
    'controle van het paspoort van meetreeks 1203',
    'CO2 boven 1200 ppm',
    'telling 1012345678901',
    'de buurt Noord-West 2',
    'A12-B',
    'onderzoek naar drukte bij de kermis van 12 tot 14 juni',
    '',
  ])('%s', (text) => {
    expect(findPersonQuestion(text)).toBeUndefined();
  });
});

test('a person stays a person, whatever stands around it', () => {
  const around = fc.string({ maxLength: 200 }).map((text) => text.replace(/[\p{L}\p{N}@._+:'’-]/gu, ' '));
  const person = fc.constantFrom(
    'jan@example.org',
    'Kerkstraat 12',
    'Wie woont daar',
    'mevrouw De Vries',
    '06-12345678',
  );
  fc.assert(
    fc.property(around, person, around, (before, middle, after) => {
      expect(findPersonQuestion(`${before} ${middle} ${after}`)).toBeDefined();
    }),
  );
});

test('answers in time whatever it is given, and every rule has its reason in both languages', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 3 * guardedLength }),
      fc.constantFrom('a', '0', ' ', 'a@', 'aa:', '-'),
      (text, part) => {
        const start = process.cpuUsage();
        findPersonQuestion(text + part.repeat(guardedLength));
        // Of this process, in µs: what others do meanwhile does not count.
        const { user, system } = process.cpuUsage(start);
        expect(user + system).toBeLessThan(1_000_000);
      },
    ),
    { numRuns: 50 },
  );
  for (const { reason } of guardRules) expect([reason.nl, reason.en].every((text) => text.endsWith('.'))).toBe(true);
});

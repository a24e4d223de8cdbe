import {
  completenessFields,
  completenessOf,
  legalBases,
  type Passport,
  registeredUnits,
  WijkritmeError,
} from '@wijkritme/contract';
import { describe, expect, it } from 'vitest';
import { buildPassport } from '../../testing/builders.ts';
import { checkPassport } from './check-passport.ts';

const full = buildPassport({
  retentionDays: 28,
  hourRetentionDays: 100,
  dayRetentionDays: 400,
  maximumRetentionDays: 400,
  policyQuestion: 'Is het op het plein te druk om veilig te fietsen?',
  legalBasisId: 'municipalities-151c',
  processing: 'De teller telt lijnen die gekruist worden en gooit het beeld weg.',
  processingPlace: 'on-device',
  personalDataReason: 'Het beeld verlaat het apparaat niet.',
  recipients: [],
  afterWithdrawal: 'remove',
  mobility: 'fixed',
  observedArea: 'De stoep voor het stadhuis',
  observedAreaShape: { type: 'Point', coordinates: [5.18, 52.56] },
  signText: 'Wij tellen hoeveel mensen langskomen.',
  photoUrl: 'https://gemeente.example/teller.jpg',
  reviewDate: '2027-01-01',
  dpiaUrl: 'https://gemeente.example/dpia',
  algorithmUrl: 'https://algoritmes.gemeente.example/teller',
});

const { owner: _owner, ...withoutOwner } = full;

/** Pointer and message of everything that is wrong. */
function faultsOf(passport: unknown, language: 'nl' | 'en'): Record<string, string> {
  try {
    checkPassport(passport);
    return {};
  } catch (cause) {
    if (!(cause instanceof WijkritmeError)) throw cause;
    expect(cause.code).toBe('invalid_input');
    return Object.fromEntries((cause.in(language).fields ?? []).map(({ pointer, message }) => [pointer, message]));
  }
}

const shape = (type: string, coordinates: unknown[]): Partial<Passport> => ({
  observedAreaShape: { type, coordinates },
});

describe('a passport', () => {
  it('is accepted with all that it can say, and with only what is required', () => {
    expect(checkPassport(full)).toBe(full);
    expect(checkPassport(buildPassport())).toEqual(buildPassport());
  });

  it('knows how complete it is', () => {
    const { dpiaUrl: _, ...withoutDpia } = full;
    expect(completenessOf({ ...full, personalData: true })).toMatchObject({
      missing: [],
      filled: completenessFields.length,
    });
    expect(completenessOf({ ...withoutDpia, personalData: true }).missing).toEqual(['dpiaUrl']);
    expect(completenessOf({ ...withoutDpia, personalData: false }).missing).toEqual([]);
    const bare = completenessOf(buildPassport());
    expect(bare.filled).toBe(0);
    expect(bare.missing).toEqual(completenessFields.filter((field) => field !== 'dpiaUrl'));
  });

  const wrong: readonly [string, unknown, string, { nl: RegExp; en: RegExp }][] = [
    ['half a passport', withoutOwner, '/owner', { nl: /ontbreekt; vul dit in/, en: /missing; fill/ }],
    ['an unknown field', { ...full, plate: 1 }, '/plate', { nl: /laat dit weg/, en: /leave it out/ }],
    [
      'an end before its begin',
      buildPassport({ validFrom: '2027-01-01T00:00:00Z', validUntil: '2026-01-01T00:00:00Z' }),
      '/validUntil',
      { nl: /latere einddatum/, en: /later end/ },
    ],
    ['no time at all', { ...full, validFrom: 'soon' }, '/validFrom', { nl: /2026-11-22T/, en: /2026-11-22T/ }],
    [
      'an unknown legal basis',
      { ...full, legalBasisId: 'because' },
      '/legalBasisId',
      { nl: /geen bekende keuze; kies .*gdpr-6-1-e/, en: /no known choice; choose one of .*gdpr-6-1-e/ },
    ],
    [
      'a longer term than the law allows',
      { ...full, retentionDays: 29 },
      '/retentionDays',
      { nl: /Gemeentewet art\. 151c toestaat \(28 dagen\)/, en: /allows \(28 days\)/ },
    ],
    [
      'a longer term than it declares',
      { ...full, dayRetentionDays: 401 },
      '/dayRetentionDays',
      { nl: /maximumRetentionDays \(400 dagen\)/, en: /\(400 days\)/ },
    ],
    [
      'hours shorter than readings',
      buildPassport({ retentionDays: 30, hourRetentionDays: 29 }),
      '/hourRetentionDays',
      { nl: /korter zijn dan retentionDays/, en: /shorter than retentionDays/ },
    ],
    [
      'days shorter than hours',
      { ...full, dayRetentionDays: 99 },
      '/dayRetentionDays',
      { nl: /korter zijn dan hourRetentionDays/, en: /shorter than hourRetentionDays/ },
    ],
    [
      'a unit that nobody registered',
      { ...full, unit: 'furlong' },
      '/unit',
      { nl: /kies uit .*dB\(A\)/, en: /choose one of .*dB\(A\)/ },
    ],
    [
      'a review after its end',
      { ...full, reviewDate: '2091-01-01' },
      '/reviewDate',
      { nl: /eerdere datum/, en: /earlier date/ },
    ],
    [
      'a picture that is no https address',
      { ...full, photoUrl: 'http://x.example/a' },
      '/photoUrl',
      { nl: /begin met https/, en: /begin with https/ },
    ],
    [
      'an e-mail address in its words',
      { ...full, signText: 'Vraag jan@x.example' },
      '/signText',
      { nl: /laat dat weg/, en: /leave that out/ },
    ],
    [
      'an e-mail address as recipient',
      { ...full, recipients: ['Politie', 'jan@x.example'] },
      '/recipients',
      { nl: /laat dat weg/, en: /leave that out/ },
    ],
    [
      'an area beyond the earth',
      { ...full, ...shape('Point', [200, 52]) },
      '/observedAreaShape',
      { nl: /GeoJSON/, en: /GeoJSON/ },
    ],
    [
      'an area of no known kind',
      { ...full, ...shape('Circle', [5, 52]) },
      '/observedAreaShape',
      { nl: /GeoJSON/, en: /GeoJSON/ },
    ],
    [
      'a polygon without rings',
      { ...full, ...shape('Polygon', [5, 52]) },
      '/observedAreaShape',
      { nl: /GeoJSON/, en: /GeoJSON/ },
    ],
    [
      'an area of too many points',
      {
        ...full,
        ...shape(
          'LineString',
          Array.from({ length: 1001 }, () => [5, 52]),
        ),
      },
      '/observedAreaShape',
      { nl: /1000/, en: /1000/ },
    ],
    [
      'a choice that does not exist',
      { ...full, afterWithdrawal: 'forget' },
      '/afterWithdrawal',
      { nl: /keep-until-term, remove/, en: /keep-until-term, remove/ },
    ],
  ];
  it.each(wrong)('is refused for %s, in both languages', (_, passport, pointer, message) => {
    for (const language of ['nl', 'en'] as const) {
      const faults = faultsOf(passport, language);
      expect(Object.keys(faults)).toEqual([pointer]);
      expect(faults[pointer]).toMatch(message[language]);
    }
  });

  it('names every field of an empty one, below where it stands', () => {
    expect(() => checkPassport({}, '/Datastreams/0')).toThrow('/Datastreams/0/legalBasis');
    expect(Object.keys(faultsOf({}, 'nl')).length).toBeGreaterThanOrEqual(11);
  });
});

it('every known legal basis has an id of its own, an article and an official address', () => {
  expect(new Set(legalBases.map(({ id }) => id)).size).toBe(legalBases.length);
  for (const { article, url, name } of legalBases) {
    expect(article.length * name.nl.length * name.en.length).toBeGreaterThan(0);
    expect(url).toMatch(/^https:\/\/(eur-lex\.europa\.eu|wetten\.overheid\.nl)\//);
  }
});

it.each(registeredUnits.map(({ code }) => code))('takes %s as unit', (unit) => {
  expect(() => checkPassport({ ...full, unit })).not.toThrow();
});

import type { DeviationKind, PlannedEvent } from '@wijkritme/contract';
import { type Amount, quantity } from './wording.ts';

type Maybe = number | null;
type Seen = Amount | null;

/** Kinds that tell of the sensor and nothing of the street. */
export const saysNothing = (kind: DeviationKind) => kind === 'silent' || kind === 'stuck' || kind === 'implausible';

type Expected = PlannedEvent['expected'];
const expectedNl = { higher: ' Daarbij werd meer verwacht.', lower: ' Daarbij werd minder verwacht.', unknown: '' };
const expectedEn = { higher: ' More was expected then.', lower: ' Less was expected then.', unknown: '' };

/** Sentences of "why do we see this?", in both languages side by side. */
export const reasonTexts = {
  nl: {
    measured: (value: Seen, unit: string, kind: DeviationKind) =>
      kind === 'silent' || value === null
        ? 'Er kwam geen meting binnen.'
        : `De sensor mat ${quantity(value, unit, 'nl')}.`,
    normal: (low: Maybe, high: Maybe, mid: Maybe, unit: string) =>
      low === null || high === null || mid === null
        ? 'Wij weten hier niet wat normaal is.'
        : `Normaal ligt het tussen ${quantity(low, unit, 'nl')} en ${quantity(high, unit, 'nl')}, meestal rond ${quantity(mid, unit, 'nl')}.`,
    difference: (value: Seen, mid: Maybe, mean: Maybe, unit: string, kind: DeviationKind) =>
      kind === 'silent' || typeof value !== 'number' || mid === null
        ? 'Er is geen verschil te berekenen.'
        : `Het grootste verschil met normaal is ${quantity(Math.abs(value - mid), unit, 'nl')}${mean === null ? '' : `; gemiddeld ${quantity(Math.abs(mean), unit, 'nl')}`}.`,
    before: (count: number, days: number) =>
      count === 0
        ? `In de ${days} dagen hiervoor kwam dit niet eerder voor.`
        : `In de ${days} dagen hiervoor kwam dit ${count} keer eerder voor.`,
    quality: (coverage: number) =>
      `In de vier weken hiervoor kwam ${Math.floor(coverage * 100)}% van de metingen binnen.`,
    holiday: (name: string) => `Het was ${name}. Dan is het ritme vaak anders.`,
    school: (name: string) => `In de kalender staat: ${name}.`,
    planned: (name: string, when: string, expected: Expected) =>
      `Gepland was: ${name}, ${when}.${expectedNl[expected]}`,
    clockChange: 'De klok ging in deze dagen een uur vooruit of achteruit.',
    sameThing: (count: number) =>
      `Dezelfde sensor week tegelijk ook af op ${count === 1 ? 'een andere meting' : `${count} andere metingen`}.`,
    neighbours: (count: number) =>
      `${count === 1 ? 'Een andere sensor' : `${count} andere sensoren`} in deze plek ${count === 1 ? 'week' : 'weken'} tegelijk ook af.`,
    sensorAlone: (other: string) =>
      `In deze plek deed een andere sensor het toen gewoon: ${other}. Het kan aan deze sensor liggen.`,
    noOther:
      'Wij weten niet of het aan de sensor ligt. Er is in deze plek geen andere sensor die toen mat, dus wij kunnen niet vergelijken.',
    unknown: (kind: DeviationKind) =>
      saysNothing(kind)
        ? [
            'Wij weten niet wat er in die tijd op straat gebeurde.',
            kind === 'implausible'
              ? 'Wij weten niet waarom de sensor een waarde gaf die niet kan kloppen.'
              : 'Wij weten niet waarom de sensor stil was of vastliep.',
          ]
        : [
            'Wij weten niet wie of wat dit veroorzaakte: de sensor meet alleen een getal.',
            'Wij weten niet of mensen er last van hadden.',
          ],
  },
  en: {
    measured: (value: Seen, unit: string, kind: DeviationKind) =>
      kind === 'silent' || value === null
        ? 'No reading came in.'
        : `The sensor measured ${quantity(value, unit, 'en')}.`,
    normal: (low: Maybe, high: Maybe, mid: Maybe, unit: string) =>
      low === null || high === null || mid === null
        ? 'We do not know what is normal here.'
        : `Normal lies between ${quantity(low, unit, 'en')} and ${quantity(high, unit, 'en')}, mostly around ${quantity(mid, unit, 'en')}.`,
    difference: (value: Seen, mid: Maybe, mean: Maybe, unit: string, kind: DeviationKind) =>
      kind === 'silent' || typeof value !== 'number' || mid === null
        ? 'No difference can be computed.'
        : `The largest difference from normal is ${quantity(Math.abs(value - mid), unit, 'en')}${mean === null ? '' : `; ${quantity(Math.abs(mean), unit, 'en')} on average`}.`,
    before: (count: number, days: number) =>
      count === 0
        ? `In the ${days} days before, this did not happen.`
        : `In the ${days} days before, this happened ${count} times.`,
    quality: (coverage: number) => `In the four weeks before, ${Math.floor(coverage * 100)}% of the readings came in.`,
    holiday: (name: string) => `It was ${name}. The rhythm is often different then.`,
    school: (name: string) => `The calendar says: ${name}.`,
    planned: (name: string, when: string, expected: Expected) =>
      `Planned was: ${name}, ${when}.${expectedEn[expected]}`,
    clockChange: 'The clock went an hour forward or back in these days.',
    sameThing: (count: number) =>
      `The same sensor deviated at that time in ${count === 1 ? 'another reading' : `${count} other readings`} too.`,
    neighbours: (count: number) =>
      `${count === 1 ? 'Another sensor' : `${count} other sensors`} in this place deviated at the same time.`,
    sensorAlone: (other: string) =>
      `Another sensor in this place worked as usual then: ${other}. It may be this sensor.`,
    noOther:
      'We do not know whether it is the sensor. No other sensor in this place measured then, so we cannot compare.',
    unknown: (kind: DeviationKind) =>
      saysNothing(kind)
        ? [
            'We do not know what happened in the street at that time.',
            kind === 'implausible'
              ? 'We do not know why the sensor gave a value that cannot be right.'
              : 'We do not know why the sensor was silent or stuck.',
          ]
        : [
            'We do not know who or what caused this: the sensor measures a number only.',
            'We do not know whether it bothered people.',
          ],
  },
} as const;

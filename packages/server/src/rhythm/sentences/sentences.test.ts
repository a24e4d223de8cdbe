import { describe, expect, it } from 'vitest';
import { bandSentence } from './band-sentence.ts';
import { beatLabel, beatSentence } from './beat-sentence.ts';
import { type DeviationFacts, deviationSentence } from './deviation-sentence.ts';
import { howOften } from './how-often.ts';
import { jointReasons, jointSentence } from './joint-sentence.ts';
import { span } from './moments.ts';
import { nowSentence } from './now-sentence.ts';
import { signalSentence } from './signal-sentence.ts';
import { comparison, quantity } from './wording.ts';

const sound = { property: 'sound-level', propertyName: { nl: 'geluid', en: 'sound level' }, kind: 'level' } as const;
const walkers = {
  property: 'pedestrians',
  propertyName: { nl: 'voetgangers', en: 'pedestrians' },
  kind: 'count',
} as const;
const facts: DeviationFacts = {
  measured: sound,
  kind: 'higher',
  pattern: null,
  start: Date.parse('2026-11-20T21:00:00Z'),
  end: Date.parse('2026-11-20T22:30:00Z'),
  peakTime: Date.parse('2026-11-20T21:30:00Z'),
  peakValue: 58.8,
  expectedMid: 43,
  meanDifference: 11,
  unit: 'dB(A)',
  thingName: 'Geluidmeter Markt',
  placeName: 'Marktkwartier',
  timeZone: 'Europe/Amsterdam',
};

describe('sentences', () => {
  it('says what, where, when and how much against normal', () => {
    expect(deviationSentence(facts, 'nl')).toBe(
      'Vrijdag 20 november 2026 van 22.00 tot 23.30 uur was het geluid harder dan normaal in Marktkwartier. Geluidmeter Markt mat 58,8 decibel. Normaal is dat 43 decibel.',
    );
    expect(deviationSentence({ ...facts, end: null }, 'en')).toBe(
      'Since Friday 20 November 2026 22:00 the sound is louder than normal in Marktkwartier. Geluidmeter Markt measured 58.8 decibel. Normal is 43 decibel.',
    );
  });

  it('says of rain that more of it fell than is normal at that time, and of moist air and ground that it was higher', () => {
    const rain = {
      property: 'rainfall',
      propertyName: { nl: 'neerslag', en: 'precipitation' },
      kind: 'level',
    } as const;
    const shower = { ...facts, measured: rain, unit: 'mm/h', peakValue: 8.4, expectedMid: 0, thingName: 'Regenmeter' };
    expect(deviationSentence(shower, 'nl')).toBe(
      'Vrijdag 20 november 2026 van 22.00 tot 23.30 uur viel er meer neerslag dan normaal voor die tijd van de dag in Marktkwartier. Regenmeter mat 8,4 mm per uur. Normaal is dat 0 mm per uur.',
    );
    expect(deviationSentence({ ...shower, end: null }, 'en')).toBe(
      'Since Friday 20 November 2026 22:00 more rain falls than is normal for that time of day in Marktkwartier. Regenmeter measured 8.4 mm per hour. Normal is 0 mm per hour.',
    );
    expect(comparison(rain, false, 'nl', false)).toBe('valt er minder neerslag dan normaal voor die tijd van de dag');
    expect(comparison(rain, false, 'en', true)).toBe('less rain fell than is normal for that time of day');
    const air = { property: 'humidity', propertyName: { nl: 'luchtvochtigheid', en: 'relative humidity' } } as const;
    expect(comparison({ ...air, kind: 'level' }, true, 'nl', true)).toBe('was de luchtvochtigheid hoger dan normaal');
    const ground = { property: 'soil-moisture', propertyName: { nl: 'bodemvocht', en: 'soil moisture' } } as const;
    expect(comparison({ ...ground, kind: 'level' }, false, 'en', true)).toBe('the soil moisture was lower than normal');
  });

  it('says of a period how much of it was normal', () => {
    const [t, hour] = [Date.parse('2026-11-20T21:00:00Z'), 3_600_000];
    const points = { stepMs: hour, time: [t, t + hour], measured: [9, 2], low: [0, 0], high: [4, 4] };
    const band = { measured: walkers, unit: '{count}', timeZone: 'Europe/Amsterdam', points };
    expect(bandSentence(band, 'nl')).toBe(
      'Het aantal voetgangers was 50% van de tijd normaal. De hoogste waarde was 9, op vrijdag 20 november 2026.',
    );
  });

  it('calls silence not calm', () => {
    const text = deviationSentence({ ...facts, kind: 'silent', peakValue: null, expectedMid: null }, 'nl');
    expect(text).toContain('kwam er geen meting van geluid');
    expect(text).toContain('Wij weten dus niet hoe het daar was.');
    expect(
      beatSentence(
        {
          place: 'Parkwijk',
          word: 'silent-sensor',
          datastreams: 2,
          silent: 2,
          implausible: 0,
          learning: 0,
          strongest: undefined,
        },
        'nl',
      ),
    ).toContain('weten wij het nu niet');
    expect(
      beatSentence(
        {
          place: 'Parkwijk',
          word: 'usual',
          datastreams: 5,
          silent: 1,
          implausible: 0,
          learning: 0,
          strongest: undefined,
        },
        'nl',
      ),
    ).toContain('1 van de 5 meetreeksen is stil');
  });

  it('says of how many series nobody knows yet what is normal', () => {
    const half = { place: 'Parkwijk', datastreams: 4, silent: 0, implausible: 0, strongest: undefined } as const;
    expect(beatSentence({ ...half, word: 'learning', learning: 2 }, 'nl')).toBe(
      'In Parkwijk leren wij nog wat normaal is. Dat geldt voor 2 van de 4 meetreeksen.',
    );
    expect(beatSentence({ ...half, word: 'usual', learning: 1 }, 'en')).toBe(
      'In Parkwijk it is as usual for this time. Of 1 of 4 datastreams we do not know yet what is normal.',
    );
    expect(beatSentence({ ...half, word: 'learning', learning: 4 }, 'nl')).toBe(
      'In Parkwijk leren wij nog wat normaal is.',
    );
  });

  it('tells a day at other hours by its day, and the hour of the largest difference', () => {
    const shape = {
      ...facts,
      measured: walkers,
      kind: 'changed-shape',
      unit: '{count}',
      peakValue: 9,
      expectedMid: 40,
    } as const;
    const start = Date.parse('2026-11-19T23:00:00Z');
    expect(deviationSentence({ ...shape, start, pattern: 'earlier' }, 'nl')).toBe(
      'Op vrijdag 20 november 2026 viel het ritme van voetgangers eerder op de dag dan normaal in Marktkwartier. Het verschil was het grootst om 22.30 uur. Geluidmeter Markt telde er 9. Normaal is dat 40.',
    );
    expect(deviationSentence({ ...shape, start, pattern: 'other-hours' }, 'en')).toContain(
      'On Friday 20 November 2026 the rhythm of pedestrians fell at other hours than normal',
    );
    // As stored before patterns were told.
    expect(deviationSentence({ ...shape, start, pattern: null }, 'nl')).toContain('op andere uren dan normaal');
  });

  it('never calls an impossible value a level of the street', () => {
    const jump = {
      ...facts,
      kind: 'implausible',
      pattern: 'jump',
      end: null,
      peakValue: 110,
      expectedMid: 43,
    } as const;
    expect(deviationSentence(jump, 'nl')).toBe(
      'Sinds vrijdag 20 november 2026 22.00 uur geeft de sensor voor geluid waarden die niet kunnen kloppen in Marktkwartier. Geluidmeter Markt gaf 110 decibel. Vlak daarvoor was het 43 decibel. Wij weten dus niet hoe het daar is.',
    );
    const forgotten = { ...jump, pattern: 'out-of-range', end: facts.end, peakValue: null, expectedMid: null } as const;
    expect(deviationSentence(forgotten, 'en')).toMatch(
      /that cannot be right in Marktkwartier\. So we do not know how it was there\.$/,
    );
    const beat = {
      place: 'Parkwijk',
      word: 'silent-sensor',
      datastreams: 2,
      silent: 0,
      learning: 0,
      strongest: undefined,
    } as const;
    expect(beatSentence({ ...beat, implausible: 2 }, 'nl')).toBe(
      'Van Parkwijk weten wij het nu niet: de meeste sensoren geven waarden die niet kunnen kloppen.',
    );
    expect(beatSentence({ ...beat, word: 'usual', datastreams: 5, implausible: 1 }, 'en')).toContain(
      '1 of 5 datastreams gives values that cannot be right.',
    );
    expect(beatLabel('silent-sensor', 'nl', true)).toBe('sensor meet verkeerd');
  });

  it('doubts zeros, and says how rare something is', () => {
    const zeros = {
      ...facts,
      measured: walkers,
      kind: 'lower',
      pattern: 'zeros',
      peakValue: 0,
      expectedMid: 40,
    } as const;
    expect(deviationSentence(zeros, 'nl')).toMatch(/Normaal is dat 40 decibel\. Misschien telt de teller niet\.$/);
    expect(deviationSentence({ ...zeros, measured: sound }, 'en')).toMatch(/Perhaps the sensor does not measure\.$/);
    expect([0.3, 7.2, 60, 120, 9_999].map((weeks) => howOften(weeks, 'nl'))).toEqual([
      'ongeveer eens per week',
      'ongeveer eens in de 7 weken',
      'ongeveer eens in de 60 weken',
      'ongeveer eens in de 2 jaar',
      'minder dan eens in de 10 jaar',
    ]);
  });

  it('counts people as more or fewer, never as higher', () => {
    expect(
      deviationSentence({ ...facts, measured: walkers, unit: '{count}', peakValue: 72, expectedMid: 4 }, 'nl'),
    ).toBe(
      'Vrijdag 20 november 2026 van 22.00 tot 23.30 uur waren er meer voetgangers dan normaal in Marktkwartier. Geluidmeter Markt telde er 72. Normaal is dat 4.',
    );
    const now = {
      measured: walkers,
      status: 'deviation',
      value: 84,
      expected: { low: 10, mid: 40, high: 70 },
      higher: true,
      daysNeeded: 0,
      unit: '{count}',
      hasPassport: true,
    } as const;
    expect(nowSentence(now, 'nl')).toBe('Nu zijn er meer voetgangers dan normaal: 84. Normaal is 40.');
    const traffic = { nl: 'zwaar verkeer', en: 'heavy vehicles' };
    const heavy = { property: 'heavy-vehicles', propertyName: traffic, kind: 'count' } as const;
    expect(nowSentence({ ...now, measured: heavy }, 'nl')).toContain('is er meer zwaar verkeer dan normaal');
    expect(nowSentence({ ...now, status: 'lab' }, 'nl')).toBe(
      'Voetgangers: in het lab gemeten 84. Deze meting telt niet mee.',
    );
    expect(nowSentence({ ...now, status: 'refused' }, 'nl')).toContain('want de sensor is niet in gebruik');
  });

  it('writes numbers and times the Dutch way', () => {
    expect(quantity(1234.56, 'ug/m3', 'nl')).toBe('1.234,6 µg/m³');
    expect(quantity(-0.01, 'Cel', 'nl')).toBe('0 °C');
    expect(quantity(1013.25, 'hPa', 'nl')).toBe('1.013,3 hPa');
    expect(quantity(0.1, 'uSv/h', 'en')).toBe('0.1 µSv/h');
    // Never nothing where there is something.
    expect(quantity(0.04, 'uSv/h', 'nl')).toBe('0,04 µSv/h');
    expect(quantity(-0.0412, 'uSv/h', 'en')).toBe('-0.041 µSv/h');
    expect(quantity(0.04, '{count}', 'nl')).toBe('0');
    // The night in which the clock goes back: 02:30 comes twice, and both ends are told in civil time.
    expect(span(Date.parse('2026-10-25T00:30:00Z'), Date.parse('2026-10-25T01:30:00Z'), 'nl', 'Europe/Amsterdam')).toBe(
      'zondag 25 oktober 2026 van 02.30 tot 02.30 uur',
    );
  });

  it('tells what a whole city showed, with how rare it is', () => {
    const joint = {
      measured: sound,
      higher: true,
      start: Date.parse('2026-12-31T23:00:00Z'),
      end: Date.parse('2027-01-01T02:00:00Z'),
      peakTime: Date.parse('2026-12-31T23:00:00Z'),
      off: 9,
      of: 9,
      onceInWeeks: 41.3,
      place: 'Demodam',
      timeZone: 'Europe/Amsterdam',
    };
    const text = jointSentence(joint, 'nl');
    expect(text).toBe(
      'Vrijdag 1 januari 2027 van 00.00 tot 03.00 uur was het geluid harder dan normaal in heel Demodam. Bij 9 van de 9 meetpunten was het verschil duidelijk.',
    );
    expect(jointSentence({ ...joint, end: null, place: undefined }, 'en')).toBe(
      'Since Friday 1 January 2027 00:00 the sound is louder than normal at the measuring points together. At 9 of 9 measuring points the difference was clear.',
    );
    expect(jointReasons(joint, 'nl')).toContain("Zo'n uur komt hier ongeveer eens in de 41 weken voor.");
    expect(jointReasons({ ...joint, onceInWeeks: 5_000 }, 'en')).toContain(
      'Such an hour comes here less than once in 10 years.',
    );
    const { start, end, timeZone } = joint;
    const signal = { outage: false, place: 'Demodam', joint: text, first: 'Een meter.', start, end, timeZone };
    expect(signalSentence({ ...signal, count: 0 }, 'nl')).toBe(text);
    expect(signalSentence({ ...signal, count: 2 }, 'nl')).toBe(`${text} Daar horen nog 2 afwijkingen bij.`);
  });
});

describe('a count that is hidden', () => {
  const pedestrians = {
    property: 'pedestrians',
    propertyName: { nl: 'voetgangers', en: 'pedestrians' },
    kind: 'count',
  } as const;
  const beat = {
    place: 'Plein',
    word: 'quiet',
    datastreams: 1,
    silent: 0,
    implausible: 0,
    learning: 0,
    strongest: { measured: pedestrians, unit: '{count}', value: { below: 5 }, normal: 40, higher: false },
  } as const;

  it('is told by the minimum that hides it', () => {
    expect(beatSentence(beat, 'nl')).toBe(
      'In Plein zijn er minder voetgangers dan normaal: minder dan 5. Normaal is 40.',
    );
    expect(beatSentence(beat, 'en')).toBe(
      'In Plein there are fewer pedestrians than normal: fewer than 5. Normal is 40.',
    );
  });
});

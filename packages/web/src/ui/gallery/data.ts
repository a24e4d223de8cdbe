import type { Band, Deviation, DeviationReason, Week } from '@wijkritme/contract';

const HOUR = 3_600_000;
const start = Date.parse('2026-11-15T23:00:00Z');

const usual = (hour: number, day: number) => 47 + 9 * Math.sin(((hour - 9) / 24) * 2 * Math.PI) + (day > 4 ? 2 : 0);
/** Looks like noise, is the same each time. */
const wobble = (i: number) => Math.sin(i * 1.7) + Math.sin(i * 0.31 + 2) + 0.8 * Math.sin(i * 5.3);

/** Made-up sound level; one loud evening, one hole. */
export function makeBand({
  points,
  stepSeconds = 900,
  from = start,
}: {
  points: number;
  stepSeconds?: number;
  from?: number;
}): Band {
  const time = Array.from({ length: points }, (_, i) => from + i * stepSeconds * 1000);
  const mid = time.map((t) => usual(((t - from) / HOUR) % 24, Math.floor((t - from) / HOUR / 24) % 7));
  return {
    datastreamId: points,
    from: new Date(from).toISOString(),
    to: new Date(from + points * stepSeconds * 1000).toISOString(),
    timeZone: 'Europe/Amsterdam',
    unit: 'dB',
    stepSeconds,
    lab: [],
    time,
    mid,
    low: mid.map((value) => value - 4),
    high: mid.map((value) => value + 4.5),
    measured: mid.map((value, i) => {
      if (i > 190 && i < 230) return null;
      const loud = i >= 466 && i < 480 ? 13 : 0;
      return value + 1.1 * wobble(i) + loud - (i >= 330 && i < 345 ? 10 : 0);
    }),
    sentence: '',
  };
}

export const deviation: Deviation = {
  id: 1,
  datastreamId: 7,
  placeId: 1,
  signalId: 1,
  kind: 'higher',
  pattern: 'collective',
  start: '2026-11-20T19:30:00Z',
  end: '2026-11-20T23:00:00Z',
  peakTime: '2026-11-20T21:30:00Z',
  peakValue: 62,
  expected: { low: 38, mid: 42, high: 46 },
  meanDifference: 13,
  readings: 14,
  surprise: 5.2,
  onceInWeeks: 9,
  probability: 0.11,
  unit: 'dB',
  propertyName: 'geluid',
  placeName: 'Havenplein',
  simulated: true,
  sentence: 'Vrijdagavond was het harder dan normaal.',
};

export const quiet: Deviation = {
  ...deviation,
  id: 2,
  kind: 'lower',
  start: '2026-11-19T09:30:00Z',
  end: '2026-11-19T13:15:00Z',
  peakTime: '2026-11-19T11:00:00Z',
  peakValue: 40,
};

const normal = Array.from({ length: 168 }, (_, i) => usual(i % 24, Math.floor(i / 24)));

export const week: Week = {
  datastreamId: 7,
  week: '2026-W47',
  unit: 'dB',
  timeZone: 'Europe/Amsterdam',
  normal,
  measured: normal.map((value, i) => {
    if (i > 47 && i < 58) return null;
    return value + wobble(i) + (i >= 117 && i < 120 ? 13 : 0) - (i >= 82 && i < 86 ? 9 : 0);
  }),
  sentence: '',
};

export const reason: DeviationReason = {
  deviation,
  measured: 'Vrijdag 20 november om 22.30 uur mat de sensor 58,8 decibel.',
  normal: 'Normaal is dat tussen 38 en 46 decibel.',
  difference: 'Dat is 12,8 decibel meer dan normaal.',
  before: { count: 2, days: 90, sentence: 'In de laatste 90 dagen was het twee keer eerder zo hard.' },
  quality: { coverage: 0.97, sentence: 'In de vier weken hiervoor kwam 97% van de metingen binnen.' },
  explanations: [
    { kind: 'event', sentence: 'Op het Havenplein was de winterborrel.' },
    { kind: 'neighbours', sentence: 'Twee sensoren in de buurt maten het ook.' },
  ],
  unknown: ['Wie het geluid maakte.', 'Of iemand er last van had.'],
};

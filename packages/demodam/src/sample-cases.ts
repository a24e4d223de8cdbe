import { DAY, HOUR, type InterventionKind, type Role, type SampleCase } from '@wijkritme/contract';
import { MEASURE_WEEKS, type PlantedMeasure, plantedMeasures } from './measures.ts';
import { civilMoment, instantOf, isoDate } from './rhythm/civil-time.ts';
import { toInstant } from './rhythm/instant.ts';

/** What people are said to have thought and agreed on; what came of it nobody writes: the server computes it. */
interface Story {
  readonly title: string;
  readonly answers: readonly [Answer, ...Answer[]];
  readonly agreed: string;
  readonly measure: string;
  readonly kind: InterventionKind;
  readonly costEuros: number;
  readonly direction: 'less' | 'more';
  /** Per cent. */
  readonly size: number;
}

interface Answer {
  /** By its place in `organisations`. */
  readonly organisation: number;
  readonly role: Role;
  /** English name in the first list. */
  readonly explanation: string;
  readonly sure: number;
  readonly words: string;
}

const organisations: SampleCase['organisations'] = [
  { kind: 'municipality', name: 'Gemeente Demodam (simulatie)' },
  { kind: 'police', name: 'Politie Demodam (simulatie)' },
  { kind: 'welfare', name: 'Welzijn Demodam (simulatie)' },
];

const stories: Readonly<Record<PlantedMeasure['id'], Story>> = {
  hosts: {
    title: 'Drukke avonden op het Sluisplein',
    answers: [
      {
        ...{ organisation: 0, role: 'ward-officer', explanation: 'Group in the street', sure: 70 },
        words: 'Op mooie avonden komen veel groepen naar het plein. Zij blijven lang hangen.',
      },
      {
        ...{ organisation: 1, role: 'community-officer', explanation: 'Group in the street', sure: 80 },
        words: 'Wij zien vooral groepen die wachten op elkaar. Er is weinig om naartoe te gaan.',
      },
      {
        ...{ organisation: 2, role: 'welfare-worker', explanation: 'Something else', sure: 55 },
        words: 'Het buurthuis was die week dicht. Daarom kwamen meer mensen naar buiten.',
      },
    ],
    agreed: 'Vijf weken lang zijn er elke avond gastheren op het plein. Zij wijzen groepen op het buurthuis.',
    measure: 'Gastheren op het Sluisplein',
    ...{ kind: 'presence', costEuros: 6_500, direction: 'less', size: 20 },
  },
  schoolyard: {
    title: 'Schoolplein in de Schoolstraat leeg na schooltijd',
    answers: [
      {
        ...{ organisation: 2, role: 'welfare-worker', explanation: 'Party or event', sure: 60 },
        words: 'Die dag was er een sportdag. Kinderen bleven spelen, en ouders bleven staan.',
      },
      {
        ...{ organisation: 0, role: 'ward-officer', explanation: 'The place comes to life', sure: 65 },
        words: 'Er is dus behoefte aan een plek om te spelen. Op andere dagen gaat het hek dicht.',
      },
    ],
    agreed: 'Het schoolplein blijft na schooltijd open. Welzijn zorgt voor begeleiding en bankjes.',
    measure: 'Schoolplein open na schooltijd',
    ...{ kind: 'activity', costEuros: 4_200, direction: 'more', size: 50 },
  },
  quay: {
    title: 'Stille avonden op de Binnenkade',
    answers: [
      {
        ...{ organisation: 0, role: 'ward-officer', explanation: 'Something else', sure: 50 },
        words: 'De kade was die avond bijna leeg. Bewoners noemen haar donker en onprettig.',
      },
      {
        ...{ organisation: 1, role: 'community-officer', explanation: 'Nothing going on', sure: 60 },
        words: 'Wij zien geen oorzaak. Er waren geen meldingen en geen afsluiting.',
      },
    ],
    agreed: 'Langs de kade komt extra verlichting. Na vijf weken kijken wij of er meer mensen komen.',
    measure: 'Extra verlichting op de Binnenkade',
    ...{ kind: 'lighting', costEuros: 18_000, direction: 'more', size: 25 },
  },
};

/** Where the city is at the server. */
export interface CityThere {
  readonly birth: number;
  /** Numbers at the server; undefined: it is not there. */
  placeIdOf(code: string): number | undefined;
  datastreamIdOf(key: string): number | undefined;
}

/** The finished cases of a city, by what was planted in it. One of which a place or sensor is gone is left out. */
export function sampleCases(city: CityThere): SampleCase[] {
  return plantedMeasures(city.birth).flatMap((planted) => {
    const placeId = city.placeIdOf(planted.placeCode);
    const datastreamId = city.datastreamIdOf(planted.series);
    const comparisons = planted.comparisons.flatMap((key) => city.datastreamIdOf(key) ?? []);
    if (placeId === undefined || datastreamId === undefined || comparisons.length < 2) return [];
    return [toSampleCase(planted, { birth: city.birth, placeId, datastreamId, comparisons })];
  });
}

interface Numbers {
  readonly birth: number;
  readonly placeId: number;
  readonly datastreamId: number;
  readonly comparisons: number[];
}

function toSampleCase({ id, from, to, occasion }: PlantedMeasure, numbers: Numbers): SampleCase {
  const { title, answers, agreed, measure, kind, costEuros, direction, size } = stories[id];
  const { birth, placeId, datastreamId, comparisons } = numbers;
  const first = civilMoment(from).day;
  const [startsOn, endsOn] = [isoDate(first), isoDate(first + 7 * MEASURE_WEEKS - 1)];
  // The days after what was noticed, in the morning; all of it some days before the measure begins.
  const seenOn = civilMoment(occasion.from).day;
  const morning = (day: number, hour: number) => toInstant(instantOf(day, hour * 60));
  return {
    key: `demodam ${birth} ${id}`,
    title,
    placeId,
    organisations,
    // A day of another shape begins where its day does.
    signal: { from: toInstant(instantOf(seenOn, 0)), to: toInstant((occasion.to ?? occasion.from) + HOUR) },
    answers: answers.map((answer, at) => ({ ...answer, at: morning(seenOn + 2 + at, 9 + at) })),
    openedAt: morning(seenOn + 5, 10),
    agreement: { words: agreed, at: morning(seenOn + 8, 14) },
    measure: {
      ...{ title: measure, kind, startsOn, endsOn, costEuros, by: endsOn },
      expected: [{ datastreamId, direction, size, as: 'percent', comparisons }],
    },
    startedAt: toInstant(from),
    endedAt: toInstant(to),
    closedAt: toInstant(to + 2 * DAY),
  };
}

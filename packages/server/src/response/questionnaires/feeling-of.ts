import { type Feeling, type FeelingQuestion, sharingLabels } from '@wijkritme/contract';
import type { ContrastTerm } from '@wijkritme/engine';
import type { StoredFrozen } from '../interventions/stored-frozen.ts';
import type { ResponseRoom } from '../room.ts';
import type { QuestionnaireRow } from '../sql/questionnaire-rounds.ts';
import { localDateOf } from './local-date.ts';
import { type FeelingWarning, feelingSentences, warningText } from './sentences.ts';
import { groupOf, intervalOf, type RoundTelling, toRound } from './to-round.ts';

/** Where a measure works, where it is compared with, and since when; places with what they lie in, smallest first. */
export interface FeelingPlaces {
  readonly own: readonly number[];
  readonly compared: readonly (readonly number[])[];
  /** Local day; null: it did not begin. */
  readonly startedOn: string | null;
}

type Measure = {
  readonly plan: { readonly placeId: number | null; readonly expected: StoredFrozen['plan']['expected'] };
  readonly started_at: Date | null;
};

export function feelingPlaces(
  { places, sensors }: Pick<ResponseRoom, 'places' | 'sensors'>,
  { plan, started_at }: Measure,
): FeelingPlaces {
  const chain = (id: number) => places.directory.withParents(id).map((place) => place.id);
  const compared = plan.expected.flatMap(({ comparisons }) =>
    comparisons.flatMap((id) => sensors.catalog.find(id)?.placeId ?? []),
  );
  return {
    own: plan.placeId === null ? [] : chain(plan.placeId),
    compared: [...new Set(compared)].map(chain),
    startedOn: started_at && localDateOf(started_at.getTime(), places.directory.find(plan.placeId ?? -1)?.timeZone),
  };
}

/** Of all places that matter, for the statement that looks them up. */
export const everyPlaceOf = ({ own, compared }: FeelingPlaces): number[] => [...new Set([...own, ...compared.flat()])];

/** What people said, question by question; of rounds that this reader was found to see. */
export function feelingOf(rows: readonly QuestionnaireRow[], where: FeelingPlaces, telling: RoundTelling): Feeling {
  const keys = [...new Set(rows.map(keyOf))];
  return {
    startedOn: where.startedOn,
    placeId: where.own[0] ?? null,
    questions: keys.flatMap((key) => {
      const asked = rows.filter((row) => keyOf(row) === key).sort((a, b) => (a.until_date < b.until_date ? -1 : 1));
      return toQuestion(asked, where, telling) ?? [];
    }),
  };
}

/** The same question: in the same words, on the same scale. */
const keyOf = ({ question, scale }: QuestionnaireRow) => `${scale} ${question.trim().toLowerCase()}`;

function toQuestion(
  asked: readonly QuestionnaireRow[],
  where: FeelingPlaces,
  telling: RoundTelling,
): FeelingQuestion | undefined {
  const placeId = where.own.find((id) => asked.some((row) => row.place_id === id));
  if (placeId === undefined) return undefined;
  const here = asked.filter((row) => row.place_id === placeId);
  const [first] = here;
  if (!first) return undefined;
  const pair = pairOf(here, where.startedOn);
  const difference = pair && differenceOf(termsOf(pair, 1), pair.after);
  const compared = difference && pair ? comparedWith(asked, where, pair) : undefined;
  const used = [
    ...(pair ? [pair.before, pair.after] : []),
    ...(compared?.pairs.flatMap((one) => [one.before, one.after]) ?? []),
  ];
  const told: Omit<FeelingQuestion, 'sentences' | 'warnings'> = {
    question: (telling.language === 'en' && first.question_en) || first.question,
    scale: first.scale,
    better: here.at(-1)?.better ?? first.better,
    placeId,
    placeName: telling.room.places.directory.find(placeId)?.name ?? '',
    isWider: placeId !== where.own[0],
    rounds: here.map((row) => ({
      part: partOf(row, where.startedOn),
      isCompared: row === pair?.before || row === pair?.after,
      round: toRound(row, telling),
    })),
    difference: difference ?? null,
    comparison: compared
      ? { places: compared.pairs.map((one) => toPair(one, telling)), difference: compared.difference }
      : null,
    label: narrowest(used.length > 0 ? used : here),
  };
  const means = pair && { before: shortOf(pair.before), after: shortOf(pair.after) };
  return {
    ...told,
    sentences: means ? feelingSentences(told, means, telling.language) : [],
    warnings: warningsOf(told, pair, where.startedOn).map((warning) => warningText[warning][telling.language]),
  };
}

interface RowPair {
  readonly before: QuestionnaireRow;
  readonly after: QuestionnaireRow;
}

/** A round that was held across the start says nothing of before or after. */
function partOf(row: QuestionnaireRow, startedOn: string | null): 'before' | 'across' | 'after' {
  if (startedOn === null || row.until_date < startedOn) return 'before';
  return row.from_date >= startedOn ? 'after' : 'across';
}

/** The last of each; rows come oldest first. */
function pairOf(rows: readonly QuestionnaireRow[], startedOn: string | null): RowPair | undefined {
  const last = (part: 'before' | 'after') => rows.filter((row) => partOf(row, startedOn) === part).at(-1);
  const [before, after] = [last('before'), last('after')];
  return before && after && { before, after };
}

/** undefined: one of the two is hidden. */
function termsOf({ before, after }: RowPair, weight: number): ContrastTerm[] | undefined {
  const [then, now] = [groupOf(before), groupOf(after)];
  return (
    then &&
    now && [
      { weight, group: now },
      { weight: -weight, group: then },
    ]
  );
}

function differenceOf(terms: readonly ContrastTerm[] | undefined, row: QuestionnaireRow) {
  if (!terms) return undefined;
  const { difference: value, low, high } = intervalOf(row, terms);
  return { value, low, high };
}

/** Per place of comparison the nearest area that was asked before and after; each area once, none that holds the measure. */
function comparedWith(asked: readonly QuestionnaireRow[], { own, compared, startedOn }: FeelingPlaces, pair: RowPair) {
  const found = new Map<number, RowPair>();
  for (const chain of compared)
    for (const id of chain) {
      if (own.includes(id)) break;
      const there = pairOf(
        asked.filter((row) => row.place_id === id),
        startedOn,
      );
      if (!there || !termsOf(there, 1)) continue;
      found.set(id, there);
      break;
    }
  const pairs = [...found.values()];
  if (pairs.length === 0) return undefined;
  const elsewhere = pairs.flatMap((one) => termsOf(one, -1 / pairs.length) ?? []);
  const difference = differenceOf([...(termsOf(pair, 1) ?? []), ...elsewhere], pair.after);
  return difference && { pairs, difference };
}

const toPair = ({ before, after }: RowPair, telling: RoundTelling) => ({
  placeId: after.place_id,
  placeName: telling.room.places.directory.find(after.place_id)?.name ?? '',
  before: toRound(before, telling),
  after: toRound(after, telling),
});

function shortOf(row: QuestionnaireRow) {
  return { n: row.counts.reduce((total, count) => total + count, 0), mean: groupOf(row)?.mean ?? null };
}

function warningsOf(
  { rounds, isWider, difference, comparison }: Omit<FeelingQuestion, 'sentences' | 'warnings'>,
  pair: RowPair | undefined,
  startedOn: string | null,
): FeelingWarning[] {
  if (!pair) {
    const hasBefore = rounds.some(({ part }) => part === 'before');
    return [
      ...(hasBefore ? [] : (['no-before'] as const)),
      ...(startedOn !== null && hasBefore ? (['no-after'] as const) : []),
    ];
  }
  if (difference === null) return ['hidden'];
  const methods = [pair.before.method, pair.after.method];
  return [
    ...(comparison === null ? (['no-comparison'] as const) : []),
    ...(isWider ? (['wider'] as const) : []),
    ...(methods[0] === methods[1] ? [] : (['other-method'] as const)),
    ...(methods.includes('open') ? (['open-call'] as const) : []),
  ];
}

/** What is made of several goes as far as the one that goes least far. */
function narrowest(rows: readonly QuestionnaireRow[]): QuestionnaireRow['label'] {
  const index = Math.max(...rows.map(({ label }) => sharingLabels.indexOf(label)));
  return sharingLabels[index] ?? 'TLP:RED';
}

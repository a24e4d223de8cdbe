import type { SampleCase } from '@wijkritme/contract';
import { refuseFields } from '../../foundation/refuse-fields.ts';
import type { ResponseRoom } from '../room.ts';
import { selectExplanations } from '../sql/explanations.ts';
import { sampleWords } from './sample-words.ts';

/** Who says something in a sample case is nobody: persons have numbers above zero, so that no person has its words or rights. */
export const authorOf = (index: number): number => -1 - index;

export interface SampleSignal {
  readonly id: number;
  readonly start: Date;
}

/** The first signal of its place that began where the case says; undefined: the rhythm noticed none. */
export async function findSampleSignal(
  { rhythm }: ResponseRoom,
  { placeId, signal: { from, to } }: SampleCase,
): Promise<SampleSignal | undefined> {
  const found = await rhythm.noticedBetween(new Date(from), new Date(to));
  return found.find((one) => one.placeId === placeId && !one.aboutSensor);
}

/** Numbers of the explanations by the names that the case has for them. @throws WijkritmeError invalid_input: one is not on the list, or closed */
export async function explanationsOf(
  { db }: ResponseRoom,
  { answers }: SampleCase,
): Promise<ReadonlyMap<string, number>> {
  const open = (await selectExplanations(db)).filter(({ closed }) => !closed);
  const known = new Map(open.map(({ id, en }) => [en, id]));
  refuseFields(
    answers.flatMap(({ explanation }, at) =>
      known.has(explanation)
        ? []
        : [{ pointer: `/answers/${at}/explanation`, message: sampleWords.noExplanation(explanation) }],
    ),
  );
  return known;
}

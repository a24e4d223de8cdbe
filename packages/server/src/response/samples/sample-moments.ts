import type { SampleCase } from '@wijkritme/contract';
import type { WrongField } from '../../foundation/refuse-fields.ts';
import { sampleWords } from './sample-words.ts';

/** Moments that follow one another as in any case, the last of them before now. @param now UTC ms */
export function momentFaults(one: SampleCase, now: number): WrongField[] {
  const { signal, answers, openedAt, agreement, startedAt, endedAt, closedAt } = one;
  const chain: readonly (readonly [pointer: string, at: string])[] = [
    ['/signal/from', signal.from],
    ['/signal/to', signal.to],
    ...answers.map(({ at }, index) => [`/answers/${index}/at`, at] as const),
    ['/openedAt', openedAt],
    ['/agreement/at', agreement.at],
    ['/startedAt', startedAt],
    ['/endedAt', endedAt],
    ['/closedAt', closedAt],
  ];
  return chain.flatMap(([pointer, at], index): WrongField[] => {
    const [before, beforeAt] = chain[index - 1] ?? [];
    const moment = Date.parse(at);
    // A date that cannot be read lies after nothing.
    if (before && beforeAt && !(moment > Date.parse(beforeAt)))
      return [{ pointer, message: sampleWords.notInOrder(before) }];
    return moment <= now ? [] : [{ pointer, message: sampleWords.toCome }];
  });
}

import { setImmediate } from 'node:timers/promises';
import { answerQuestions } from '../src/foundation/work-answer.ts';

export type OddQuestion =
  | { readonly kind: 'sum'; readonly values: Float64Array; readonly weights: ReadonlyMap<number, number> }
  | { readonly kind: 'environment' }
  | { readonly kind: 'fail'; readonly reason: string }
  | { readonly kind: 'exit'; readonly code: number }
  /** Never answers: in one go, or in turns. */
  | { readonly kind: 'block' }
  | { readonly kind: 'turns' };

/** A program for work that goes right, wrong or on for ever. */
answerQuestions<OddQuestion>(async (question) => {
  switch (question.kind) {
    case 'sum':
      return question.values.map((value, i) => value * (question.weights.get(i) ?? 0)).reduce((a, b) => a + b, 0);
    case 'environment':
      return Object.keys(process.env);
    case 'fail':
      throw new Error(question.reason);
    case 'exit':
      return process.exit(question.code);
    case 'block':
      for (;;);
    case 'turns':
      for (;;) await setImmediate();
    default:
      return question satisfies never;
  }
});

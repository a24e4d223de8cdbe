import { expect, test } from 'vitest';
import { outcomes } from '../intake/outcome.ts';
import { reasonOf } from './reasons.ts';

test('every reason is a sentence, in both languages', () => {
  for (let outcome = 0; outcome < outcomes.length; outcome += 1)
    for (const reason of Object.values(reasonOf(outcome))) expect(reason).toMatch(/[^.]\.$/);
});

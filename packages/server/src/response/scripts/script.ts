import type { CaseScript, Role } from '@wijkritme/contract';

type Both = readonly [nl: string, en: string];
type Step = readonly [sign: Both, measure: Both, follower: Role];

/** Steps in the order from light to heavy; their number is the grade. */
export function script(id: string, name: Both, steps: readonly Step[]): CaseScript {
  return {
    id,
    name: toTexts(name),
    steps: steps.map(([sign, measure, follower], index) => ({
      grade: index + 1,
      sign: toTexts(sign),
      measure: toTexts(measure),
      follower,
    })),
  };
}

const toTexts = ([nl, en]: Both) => ({ nl, en });

/** What a measure did, in one word. Without a schema: pages that only choose among these load none. */
export const effectVerdicts = ['probably-less', 'probably-more', 'none-shown', 'cannot-tell'] as const;
export type EffectVerdictName = (typeof effectVerdicts)[number];

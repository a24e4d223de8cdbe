/** What somebody made of being told: worth it, not worth it, or right and known beforehand. */
export const feedbackVerdicts = ['useful', 'false-alarm', 'expected'] as const;
export type FeedbackVerdictName = (typeof feedbackVerdicts)[number];

/** How the health of a source looks. */
export const feedTones = { waiting: 'neutral', working: 'ok', failing: 'warning' } as const;

import fc from 'fast-check';

/**
 * Property tests draw the same examples in every run, so that a change fails by what it does and never by luck.
 * `PROPERTY_SEED=random npm test` looks further; a failure prints its seed.
 */
const seed = process.env.PROPERTY_SEED ?? '20261122';
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });

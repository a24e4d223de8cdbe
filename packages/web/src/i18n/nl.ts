import { budget } from './nl/budget.ts';
import { charts } from './nl/charts.ts';
import { deviation, deviations, findings, signals } from './nl/deviations.ts';
import { imports } from './nl/imports.ts';
import { intake } from './nl/intake.ts';
import { map, overview } from './nl/overview.ts';
import { passport } from './nl/passport.ts';
import { place } from './nl/place.ts';
import { sensors } from './nl/sensors.ts';
import { accessibility, errors, live, shell, signIn } from './nl/shell.ts';
import { beats, kinds, passportStatus, placeKinds, status, words } from './nl/words.ts';

/** The Dutch texts: the source. Language level B1, "u", at most twenty words a sentence (`texts.test.ts` counts). */
export const nl = {
  shell,
  live,
  words,
  beats,
  status,
  passportStatus,
  placeKinds,
  kinds,
  overview,
  map,
  place,
  budget,
  findings,
  signals,
  deviations,
  deviation,
  sensors,
  passport,
  imports,
  intake,
  signIn,
  accessibility,
  charts,
  errors,
};

/** What every language must have: the same keys, strings and functions. */
export type Text = typeof nl;

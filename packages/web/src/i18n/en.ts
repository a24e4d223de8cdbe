import { budget } from './en/budget.ts';
import { charts } from './en/charts.ts';
import { deviation, deviations, findings, signals } from './en/deviations.ts';
import { imports } from './en/imports.ts';
import { intake } from './en/intake.ts';
import { map, overview } from './en/overview.ts';
import { passport } from './en/passport.ts';
import { place } from './en/place.ts';
import { sensors } from './en/sensors.ts';
import { accessibility, errors, live, shell, signIn } from './en/shell.ts';
import { beats, kinds, passportStatus, placeKinds, status, words } from './en/words.ts';
import type { Text } from './nl.ts';

/** The English texts: complete, with the shape of the Dutch source. */
export const en: Text = {
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

import type { SetName } from '../entity-types.ts';
import { expectSame, expectStatus, expectThat } from '../failure.ts';
import { requirement } from '../requirement.ts';
import { entitiesOf, type Trial } from '../trial.ts';

/** Values compared with what they can never be, or only as texts. */
const mixed: readonly (readonly [set: SetName, condition: string])[] = [
  ['Observations', 'result eq true'],
  ['Observations', 'phenomenonTime gt 3'],
  ['Observations', "phenomenonTime lt 'yesterday'"],
  ['Observations', "result add 'one' eq 2"],
  ['Things', 'name gt 3'],
  ['Things', 'name eq true'],
  ['Things', 'name lt 2026-01-01T00:00:00Z'],
  ['Things', 'properties/mark gt 3'],
  ['Things', "id eq 'one'"],
  ['Datastreams', 'unitOfMeasurement/name lt 3'],
];

export const mixedTypes = {
  uri: requirement('request-data/filter#mixed-types'),
  says: 'Values of different types are compared as texts or numbers, or refused with 400 or 501 and words.',
  check: checkMixedTypes,
};

async function checkMixedTypes(trial: Trial): Promise<void> {
  await trial.world();
  for (const [set, condition] of mixed) await ask(trial, set, condition);
  const { answer, results } = await ask(trial, 'Observations', "result gt '3'");
  if (results === undefined) return;
  // As the suite for 1.0 wants it, by text; or by number.
  const isByText = !results.includes(10);
  expectSame(answer, isByText ? [4, 5, 6, 7, 8, 9] : [4, 5, 6, 7, 8, 9, 10, 11, 12], results, 'results');
}

/** @returns what came back, in order of size; no results: it was refused */
async function ask(trial: Trial, set: SetName, condition: string) {
  const answer = await trial.server.send('GET', trial.scope(set) + encodeURIComponent(` and ${condition}`));
  expectStatus(answer, 200, 400, 501);
  if (answer.status !== 200) {
    expectThat(answer, answer.text.trim() !== '', 'words that say what is wrong', 'an empty body');
    return { answer, results: undefined };
  }
  const results = entitiesOf(answer).map((entity) => Number(entity.result));
  return { answer, results: results.sort((a, b) => a - b) };
}

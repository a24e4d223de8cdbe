import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/**
 * Every error is told in the language of who asks (`WijkritmeError` takes words in both). Text in English alone is for makers of programs and for
 * who starts the server; each place that uses it stands here with its reason.
 */
const englishAlone: Readonly<Record<string, string>> = {
  'cli/': 'is printed in the terminal',
  'foundation/backup/': 'is printed in the terminal, when a store is restored or moved',
  'foundation/config.ts': 'stops the start',
  'foundation/data-dir.ts': 'stops the start',
  'foundation/database/': 'stops the start',
  'foundation/mqtt/': 'stops the start',
  'foundation/oidc-providers.ts': 'stops the start',
  'foundation/tracing/': 'stops the start',
  'observations/ngsi/': 'a question of a program, by the names of NGSI-LD',
  'observations/operations/create-ngsi-notification.ts': 'a message of a context broker',
  'observations/parse-columns.ts': 'a message of a device or a gateway',
  'observations/presets/': 'is kept with the import, in one language',
  'observations/sensorthings/': 'a question or message of a program, by the names of SensorThings',
  'sensors/entities/': 'an entity as SensorThings writes it',
  'sharing/oidc/logout-token.ts': 'a message of a provider',
  'start.ts': 'stops the start',
};

const root = new URL('../packages/server/src/', import.meta.url);
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !/\.test(-kit)?\.ts$/.test(file));
const textOf = (file: string) => readFileSync(new URL(file, root), 'utf8');
const placeOf = (file: string) => Object.keys(englishAlone).find((place) => file.startsWith(place));

it('no error is told in English alone without a reason', () => {
  const users = sources.filter((file) => /\benglishOnly\(|\bEnglishOnly\b/.test(textOf(file)));
  expect(users.filter((file) => placeOf(file) === undefined)).toEqual([]);
  expect(Object.keys(englishAlone).filter((place) => !users.some((file) => placeOf(file) === place))).toEqual([]);
});

it('words in Dutch are no copy of those in English', () => {
  const pairs = sources.flatMap((file) =>
    [
      ...textOf(file).matchAll(
        /WijkritmeError\(\s*'\w+',\s*\{\s*nl: (['`])((?:(?!\1).)+)\1,\s*en: (['`])((?:(?!\3).)+)\3/g,
      ),
    ].map((found) => ({
      file,
      nl: found[2],
      en: found[4],
    })),
  );
  expect(pairs.length).toBeGreaterThan(150);
  expect(pairs.filter(({ nl, en }) => nl === en)).toEqual([]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/**
 * A month of a datastream is rows of `observation` or one row of `sealed_month` (decision 120). A statement that reads the rows alone
 * misses what is sealed, and no test of recent readings would notice. So each file that names the table stands here, with how often
 * and why it may; whoever reads readings takes what `sealed-readings.ts` exports.
 */
const both = 'asks both tables';
const opened = 'writes rows; its months were opened first';
const rowsAlone: Readonly<Record<string, readonly [times: number, reason: string]>> = {
  'foundation/backup/load.ts': [1, 'is the store empty: readings need a thing, which it asks for'],
  'observations/sql/backups.ts': [1, both],
  'observations/sql/correct-observations.ts': [3, opened],
  'observations/sql/delete-observations.ts': [
    3,
    'deletes and counts in both tables; about a feature, what it opened first',
  ],
  'observations/sql/imports-read.ts': [1, 'asks for the transaction of rows; nothing is sealed during an import'],
  'observations/sql/move-reading.ts': [3, opened],
  'observations/sql/open-moments.ts': [1, 'asks whether months are sealed, and then reads both'],
  'observations/sql/open-months.ts': [6, 'makes rows of what is sealed'],
  'observations/sql/partitions.ts': [2, 'makes partitions'],
  'observations/sql/read-neighbours.ts': [
    2,
    'looks around readings that are about to be stored, whose months were opened',
  ],
  'observations/sql/read-observations.ts': [1, both],
  'observations/sql/read-rows.ts': [1, both],
  'observations/sql/read-sensorthings-observations.ts': [1, both],
  'observations/sql/removed-readings.ts': [2, 'asks both; deletes what it opened first'],
  'observations/sql/retention-partitions.ts': [3, 'takes partitions of rows out; puts back what it opened first'],
  'observations/sql/retention.ts': [2, 'deletes rows; `deleteSealed` beside it what is sealed'],
  'observations/sql/row-sql.ts': [2, both],
  'observations/sql/seal-months.ts': [11, 'makes sealed months of rows'],
  'observations/sql/sealed-readings.ts': [7, 'is the door to both'],
  'observations/sql/sealing-state.ts': [1, 'sizes of both'],
  'observations/sql/spans.ts': [1, both],
  'observations/sql/write-features.ts': [2, opened],
  'observations/sql/write-group.ts': [2, opened],
  'observations/sql/write-inside.ts': [
    2,
    'datastreams that are made in the same transaction: nothing of them is sealed',
  ],
  'observations/sql/write-observations.ts': [3, opened],
};

/** In SQL as text, as a name that is put into it, or as a call of the query builder; partitions count too. */
const bareTable =
  /\b(?:from|join|into|update|using|table|only|of|vacuum)\s+"?observation"?(?![\w-])|\bobservation_\$\{|'observation'::regclass|sql`observation\b|(?:From|Into|Table|Join|With|\btable|\bref)\(\s*\[?\s*['"`]observation\b/gi;

const timesIn = (text: string) => [...withoutComments(text).matchAll(bareTable)].length;
const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

it('finds statements however they are written', () => {
  for (const text of [
    'select 1 from observation o',
    'select 1 FROM\n  observation',
    'join observation using (a)',
    'delete from "observation"',
    'delete from observation where',
    `from observation_${'$'}{nameOf(month)}`,
    ".selectFrom('observation as o')",
    ".innerJoin('observation', 'a', 'b')",
    "sql.table('observation')",
    "'observation'::regclass",
    'open: sql`observation o`',
  ])
    expect(timesIn(text), text).toBeGreaterThan(0);
  for (const text of [
    '// from observation',
    'from observation_count',
    "from 'observation-id.ts'",
    "kind === 'observation'",
  ])
    expect(timesIn(text), text).toBe(0);
});

it('no statement reads rows alone without a reason', () => {
  const root = new URL('../packages/server/src/', import.meta.url);
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !/\.test(-kit)?\.ts$|\/migrations\//.test(file))
    .map((file) => [file, timesIn(readFileSync(new URL(file, root), 'utf8'))] as const)
    .filter(([, times]) => times > 0);
  const reasons = Object.entries(rowsAlone).map(([file, [times]]) => [file, times]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(reasons));
});

import type { SetName } from '../entity-types.ts';
import { expectSame, expectStatus } from '../failure.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import { linkOf, type Trial } from '../trial.ts';

const uri = (mark: string) => requirement(`request-data/built-in-query-functions#${mark}`);

/** Conditions on the names of the two things: `… thing 1` and `… thing 2`. */
const text = (prefix: string): readonly Condition[] => [
  ["substringof('thing 1',name)", [1]],
  ["endswith(name,'2')", [2]],
  [`startswith(name,'${prefix}')`, [1, 2]],
  [`length(name) eq ${prefix.length + 8}`, [1, 2]],
  [`indexof(name,'thing') eq ${prefix.length + 1}`, [1, 2]],
  [`substring(name,${prefix.length + 7}) eq '1'`, [1]],
  [`substring(name,${prefix.length + 1},5) eq 'thing'`, [1, 2]],
  [`tolower(name) eq '${prefix} thing 1'`, [1]],
  [`toupper(name) eq '${prefix.toUpperCase()} THING 2'`, [2]],
  ["trim(concat(name,'  ')) eq name", [1, 2]],
  [`concat(concat(name,'-'),'x') eq '${prefix} thing 2-x'`, [2]],
];

/** Conditions on the results 1, 2 and 3. */
const numbers: readonly Condition[] = [
  ['round(result add 0.4) eq 2', [2]],
  ['floor(result add 0.9) eq 1', [1]],
  ['ceiling(result sub 0.9) eq 3', [3]],
];

/** Conditions on places: the first thing stands at 5.2 52.2 after the swap, the second at 5.1 52.1. */
const around = 'POLYGON((5.15 52.15,5.25 52.15,5.25 52.25,5.15 52.25,5.15 52.15))';
const shapes: readonly Condition[] = [
  ["geo.distance(location,geography'POINT(5.2 52.2)') lt 0.01", [2]],
  [`geo.intersects(location,geography'${around}')`, [2]],
  [`st_within(location,geography'${around}')`, [2]],
  [`st_disjoint(location,geography'${around}')`, [1]],
  [`st_intersects(location,geography'${around}')`, [2]],
  ["st_equals(location,geography'POINT(5.1 52.1)')", [1]],
  ["geo.length(geography'LINESTRING(0 0,3 4)') eq 5", [1, 2]],
  [`st_contains(geography'${around}',location)`, [2]],
  ["st_touches(location,geography'LINESTRING(5.2 52.2,5.4 52.4)')", [2]],
  ["st_crosses(geography'LINESTRING(0 0,2 2)',geography'LINESTRING(0 2,2 0)')", [1, 2]],
  ["st_crosses(geography'LINESTRING(0 0,2 2)',geography'LINESTRING(5 5,6 6)')", []],
  ["st_overlaps(geography'POLYGON((0 0,2 0,2 2,0 2,0 0))',geography'POLYGON((1 1,3 1,3 3,1 3,1 1))')", [1, 2]],
  ["st_overlaps(geography'POLYGON((0 0,4 0,4 4,0 4,0 0))',geography'POLYGON((1 1,3 1,3 3,1 3,1 1))')", []],
  [`st_relate(location,geography'${around}','T********')`, [2]],
];

type Condition = readonly [condition: string, marks: readonly number[]];

export const functions: ConformanceClass = {
  uri: conformanceClass('request-data/filter-query-options'),
  name: 'Functions in $filter',
  requirements: [
    { uri: uri('text'), says: 'Functions of text.', check: (trial) => checkNamed(trial, 'Things', text(trial.prefix)) },
    { uri: uri('numbers'), says: 'Functions of numbers.', check: (trial) => checkResults(trial, numbers) },
    {
      uri: uri('dates'),
      says: 'Parts of a time, and times with a zone offset.',
      check: (trial) => checkResults(trial, dates(trial)),
    },
    {
      uri: uri('durations'),
      says: 'A duration can be added to a time.',
      check: (trial) => checkResults(trial, durations(trial)),
    },
    {
      uri: uri('intervals'),
      says: 'before, after, meets, during, overlaps, starts and finishes.',
      check: checkIntervals,
    },
    { uri: uri('shapes'), says: 'Functions of shapes.', check: (trial) => checkNamed(trial, 'Locations', shapes) },
  ],
};

async function checkNamed(trial: Trial, set: SetName, conditions: readonly Condition[]): Promise<void> {
  await trial.world();
  const kind = set === 'Things' ? 'thing' : 'location';
  for (const [condition, marks] of conditions) {
    const names = [1, 2].map((mark) => `${trial.prefix} ${kind} ${mark}`);
    const own = names.map((name) => `name eq '${name}'`).join(' or ');
    const { answer, entities } = await trial.list(`${set}?$filter=${encodeURIComponent(`(${own}) and ${condition}`)}`);
    const expected = marks.map((mark) => names[mark - 1]);
    expectSame(answer, expected, entities.map((one) => String(one.name)).sort(), 'names');
  }
}

async function checkResults(trial: Trial, conditions: readonly Condition[]): Promise<void> {
  const { datastreams } = await trial.world();
  const path = `${linkOf(datastreams[0] ?? {})}/Observations`;
  for (const [condition, results] of conditions) {
    const { answer, entities } = await trial.list(`${path}?$filter=${encodeURIComponent(condition)}`);
    expectSame(answer, results, entities.map((one) => one.result).sort(), 'results');
  }
}

function dates(trial: Trial): Condition[] {
  const second = new Date(trial.day(1));
  const zoned = trial.day(1).replace('T00:00:00.000Z', 'T02:00:00.000+02:00');
  const sameMonth = [0, 1, 2].filter((n) => new Date(trial.day(n)).getUTCMonth() === second.getUTCMonth());
  const sameYear = [0, 1, 2].filter((n) => new Date(trial.day(n)).getUTCFullYear() === second.getUTCFullYear());
  return [
    [`year(resultTime) eq ${second.getUTCFullYear()}`, sameYear.map((n) => n + 1)],
    [`month(phenomenonTime) eq ${second.getUTCMonth() + 1}`, sameMonth.map((n) => n + 1)],
    [`day(phenomenonTime) eq ${second.getUTCDate()}`, [2]],
    ['hour(phenomenonTime) eq 0 and minute(phenomenonTime) eq 0 and second(phenomenonTime) eq 0', [1, 2, 3]],
    ['fractionalseconds(phenomenonTime) eq 0', [1, 2, 3]],
    [`phenomenonTime lt now() and phenomenonTime eq ${zoned}`, [2]],
    [`date(phenomenonTime) eq date(${trial.day(1)})`, [2]],
    ['phenomenonTime gt mindatetime() and phenomenonTime lt maxdatetime()', [1, 2, 3]],
  ];
}

function durations(trial: Trial): Condition[] {
  return [
    [`resultTime add duration'PT1H' gt ${trial.day(2)}`, [3]],
    [`resultTime sub duration'P1D' eq ${trial.day(1)}`, [3]],
    [`phenomenonTime lt ${trial.day(0)} add duration'P1DT1S'`, [1, 2]],
  ];
}

/** Readings stand inside an interval or on its edge; whether an edge belongs to it is asked where the standard says so alone. */
async function checkIntervals(trial: Trial): Promise<void> {
  const [from, middle, to] = [trial.day(0.5), trial.day(1), trial.day(1.5)];
  await checkResults(trial, [
    [`before(phenomenonTime,${from})`, [1]],
    [`after(phenomenonTime,${from})`, [2, 3]],
    [`during(phenomenonTime,${from}/${to})`, [2]],
    [`overlaps(phenomenonTime,${from}/${to})`, [2]],
    [`starts(phenomenonTime,${middle}/${to})`, [2]],
    [`finishes(phenomenonTime,${from}/${middle})`, [2]],
    [`meets(phenomenonTime,${middle}/${to})`, [2]],
  ]);
  const { datastreams } = await trial.world();
  const filter = encodeURIComponent(`during(phenomenonTime,${from})`);
  const answer = await trial.server.send('GET', `${linkOf(datastreams[0] ?? {})}/Observations?$filter=${filter}`);
  expectStatus(answer, 400);
}

import { entityTypes } from '../entity-types.ts';
import { expectSame } from '../failure.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import { linkOf, literal, type Trial } from '../trial.ts';
import { mixedTypes } from './mixed-types.ts';

const uri = (mark: string) => requirement(`request-data/built-in-filter-operations#${mark}`);

export const filter: ConformanceClass = {
  uri: conformanceClass('request-data/filter-query-options'),
  name: '$filter',
  requirements: [
    {
      uri: requirement('request-data/filter'),
      says: '$filter compares each property with lt le eq ne ge gt.',
      check: checkComparisons,
    },
    {
      uri: requirement('request-data/filter#text-order'),
      says: 'Texts compare with lt le ge gt.',
      check: checkTextOrder,
    },
    { uri: requirement('request-data/filter#id'), says: '$filter finds an entity by its id.', check: checkId },
    {
      uri: requirement('request-data/filter#form'),
      says: 'In a filter + means space and %27 a quote.',
      check: checkForm,
    },
    {
      uri: requirement('request-data/filter#paths'),
      says: '$filter follows relations, several deep.',
      check: checkPaths,
    },
    {
      uri: requirement('request-data/filter#properties'),
      says: '$filter reaches into free properties; what is absent equals null.',
      check: checkProperties,
    },
    {
      uri: requirement('request-data/filter#null'),
      says: 'A resultTime that is null matches no comparison.',
      check: checkNull,
    },
    mixedTypes,
    { uri: uri('precedence'), says: 'not, and, or and arithmetic bind as OData says.', check: checkPrecedence },
  ],
};

/** What a comparison leaves, by where a value stands against the one compared with. */
const operators: Readonly<Record<string, (side: number) => boolean>> = {
  lt: (side) => side < 0,
  le: (side) => side <= 0,
  eq: (side) => side === 0,
  ne: (side) => side !== 0,
  ge: (side) => side >= 0,
  gt: (side) => side > 0,
};

/** Every entity that comes back must match, and of those that match none may be missing. */
async function checkComparisons(trial: Trial): Promise<void> {
  await trial.world();
  for (const { set, properties, objects } of entityTypes)
    for (const name of properties.filter((property) => !objects.includes(property))) {
      const { entities: all } = await trial.list(trial.scope(set));
      const middle = all[Math.floor(all.length / 2)]?.[name];
      for (const [operator, holds] of Object.entries(operators)) {
        const condition = encodeURIComponent(` and ${name} ${operator} ${valueText(name, middle)}`);
        const { answer, entities } = await trial.list(trial.scope(set) + condition);
        // How texts are ordered is the server's own matter; that they are equal or not is not.
        const isOrdered = typeof middle === 'number' || isTime(name);
        if (!isOrdered && operator !== 'eq' && operator !== 'ne') continue;
        const expected = all.filter((entity) => holds(sideOf(name, entity[name], middle))).map(linkOf);
        expectSame(answer, expected.sort(), entities.map(linkOf).sort(), 'entities');
      }
    }
}

/** Names that differ in one digit stand in the same order in every language and by code. */
async function checkTextOrder(trial: Trial): Promise<void> {
  const { things } = await trial.world();
  const [one = '', two = ''] = things.map((thing) => String(thing.name));
  for (const [condition, expected] of [
    [`name lt '${two}'`, [one]],
    [`name le '${two}'`, [one, two]],
    [`name gt '${one}'`, [two]],
    [`name ge '${one}'`, [one, two]],
    [`name gt '${two}'`, []],
  ] as const) {
    const own = encodeURIComponent(`(name eq '${one}' or name eq '${two}') and ${condition}`);
    const { answer, entities } = await trial.list(`Things?$filter=${own}`);
    expectSame(answer, expected, entities.map((thing) => String(thing.name)).sort(), 'names');
  }
}

const isTime = (name: string) => /time$/i.test(name);

function valueText(name: string, value: unknown): string {
  if (typeof value === 'number' || isTime(name)) return String(value);
  return `'${String(value).replaceAll("'", "''")}'`;
}

function sideOf(name: string, value: unknown, middle: unknown): number {
  if (typeof value === 'number' && typeof middle === 'number') return value - middle;
  if (isTime(name)) return Date.parse(String(value)) - Date.parse(String(middle));
  return value === middle ? 0 : 1;
}

async function checkId(trial: Trial): Promise<void> {
  await trial.world();
  for (const { set } of entityTypes) {
    const { entities } = await trial.list(`${trial.scope(set)}&$top=1`);
    const id = literal(entities[0]?.['@iot.id']);
    for (const name of ['id', '@iot.id']) {
      const found = await trial.list(`${set}?$filter=${encodeURIComponent(`${name} eq ${id}`)}`);
      expectSame(found.answer, entities.map(linkOf), found.entities.map(linkOf), 'only');
    }
  }
}

async function checkForm(trial: Trial): Promise<void> {
  const { things } = await trial.world();
  const name = String(things[0]?.name).replaceAll(' ', '+');
  const { answer, entities } = await trial.list(`Things?$filter=name+eq+%27${name}%27`);
  expectSame(answer, things.slice(0, 1).map(linkOf), entities.map(linkOf), 'only');
}

async function checkPaths(trial: Trial): Promise<void> {
  const { things, datastreams } = await trial.world();
  const [first] = datastreams;
  const property = await trial.entity(`${linkOf(first ?? {})}/ObservedProperty`);
  for (const [set, path, expected] of [
    ['Datastreams', 'ObservedProperty/name', [first]],
    ['Things', 'Datastreams/ObservedProperty/name', things.slice(0, 1)],
    ['Datastreams', 'Thing/Datastreams/ObservedProperty/name', datastreams.slice(0, 2)],
  ] as const) {
    const { answer, entities } = await trial.list(
      `${set}?$filter=${encodeURIComponent(`${path} eq '${property.name}'`)}`,
    );
    expectSame(answer, expected.map((one) => linkOf(one ?? {})).sort(), entities.map(linkOf).sort(), 'entities');
  }
}

async function checkProperties(trial: Trial): Promise<void> {
  const { things } = await trial.world();
  const links = things.map(linkOf);
  for (const [condition, expected] of [
    ["properties/mark eq '1'", links.slice(0, 1)],
    ['properties/mark eq null', []],
    ['properties/mark ne null', links],
    ['properties/absent eq null', links],
    ['properties/absent ne null', []],
  ] as const) {
    const { answer, entities } = await trial.list(`${trial.scope('Things')}${encodeURIComponent(` and ${condition}`)}`);
    expectSame(answer, [...expected].sort(), entities.map(linkOf).sort(), 'entities');
  }
}

async function checkNull(trial: Trial): Promise<void> {
  await trial.world();
  const { entities: before } = await trial.list(trial.scope('Observations'));
  const time = before[0]?.resultTime;
  const thing = await trial.make(
    'Things',
    trial.bodies.thing('null', {
      Locations: [trial.bodies.location('null')],
      Datastreams: [trial.bodies.wholeDatastream('null')],
    }),
  );
  const { entities: own } = await trial.list(`${linkOf(thing)}/Datastreams`);
  const path = `${linkOf(own[0] ?? {})}/Observations`;
  try {
    await trial.make(path, { phenomenonTime: trial.day(20), result: 20 });
    for (const operator of Object.keys(operators)) {
      const { answer, entities } = await trial.list(`${path}?$filter=resultTime%20${operator}%20${time}`);
      expectSame(answer, [], entities, 'entities');
    }
  } finally {
    await trial.server.send('DELETE', linkOf(thing));
  }
}

/** The datastream that is asked has the results 1, 2 and 3. */
const precedence: readonly (readonly [condition: string, results: readonly number[]])[] = [
  ['result eq 2 and result eq 1 or result eq 1', [1]],
  ['result eq 2 and (result eq 1 or result eq 1)', []],
  ['not result lt 1 and not result gt 1', [1]],
  ['not (result lt 1 or result gt 1)', [1]],
  ['1 add result mul 2 sub -1 eq 4', [1]],
  ['(1 add result) mul 2 sub -1 eq 5', [1]],
  ['14 div (result add 1) mod 3 mul 3 eq 3', [1]],
  ['result gt 1 and result lt 3', [2]],
];

async function checkPrecedence(trial: Trial): Promise<void> {
  const { datastreams } = await trial.world();
  const path = `${linkOf(datastreams[0] ?? {})}/Observations`;
  for (const [condition, results] of precedence) {
    const { answer, entities } = await trial.list(`${path}?$filter=${encodeURIComponent(condition)}`);
    expectSame(answer, results, entities.map((one) => one.result).sort(), 'results');
  }
}

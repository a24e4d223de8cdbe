import { WijkritmeError } from '@wijkritme/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entitySets } from './model.ts';
import { parseQuery } from './parse-query.ts';

test('nothing asked', () => {
  expect(parseQuery('Things', '')).toMatchObject({
    top: 100,
    skip: 0,
    count: false,
    orderBy: [],
    filter: undefined,
    expand: [],
  });
});

test('paging, order and count', () => {
  const query = parseQuery('Things', '$top=5000&$skip=20&$count=true&$orderby=name%20desc,id');
  expect(query).toMatchObject({ top: 1000, skip: 20, count: true });
  expect(query.orderBy).toMatchObject([
    { value: { property: 'name' }, descending: true },
    { value: { property: 'id' }, descending: false },
  ]);
});

test('expand with options', () => {
  const query = parseQuery(
    'Datastreams',
    '$expand=Observations($top=1;$orderby=phenomenonTime desc),Thing($select=name,id)',
  );
  expect(
    query.expand.map(({ name, query: { top, select } }) => ({ name, top, select: select && [...select] })),
  ).toEqual([
    { name: 'Observations', top: 1, select: undefined },
    { name: 'Thing', top: 100, select: ['name', 'id'] },
  ]);
});

test.each([
  ['$top=-1', '$top'],
  ['$top=ten', '$top'],
  ['$nonsense=1', '$nonsense'],
  ['top=1', 'top'],
  ['$top=1&$top=2', '$top'],
  ['$count=yes', '$count'],
  ['$orderby=nonsense', '$orderby'],
  ['$orderby=name up', '$orderby'],
  ['$select=nonsense', '$select'],
  ['$expand=Nonsense', '$expand'],
  ['$expand=Datastreams($top=1', '$expand'],
  ['$expand=Datastreams(top)', '$expand'],
  ["$filter=nonsense eq 'x'", '$filter'],
  ['$filter=name eq', '$filter'],
  ["$filter=name eq 'x' and", '$filter'],
  ["$filter=name is 'x'", '$filter'],
  ['$filter=', '$filter'],
  ['$filter=%', '%'],
])('%s is refused and %s is named', (text, name) => {
  expect(() => parseQuery('Things', text)).toThrow(
    expect.objectContaining({ code: 'invalid_query', detail: expect.stringContaining(name) }),
  );
});

test('expansions nest, in brackets and by path; a relation that is named twice is one', () => {
  const names = (query: ReturnType<typeof parseQuery>): unknown =>
    query.expand.map((part) => [part.name, names(part.query)]);
  const nested = [
    [
      'Datastreams',
      [
        ['Observations', []],
        ['Sensor', []],
      ],
    ],
  ];
  for (const text of ['Datastreams/Observations,Datastreams/Sensor', 'Datastreams($expand=Observations,Sensor)'])
    expect(names(parseQuery('Things', `$expand=${text}`))).toEqual(nested);
  const deep = 'Datastreams/Thing/Datastreams/Thing/Datastreams/Thing';
  expect(() => parseQuery('Things', `$expand=${deep}`)).toThrow(expect.objectContaining({ code: 'invalid_query' }));
});

test('whatever is asked, the answer is a query or a declared error', () => {
  const words = fc.constantFrom(
    ...[
      '$top',
      '$skip',
      '$filter',
      '$expand',
      '$orderby',
      '$select',
      '$count',
      '$skiptoken',
      '=',
      '&',
      ';',
      ',',
      '(',
      ')',
    ],
    ...[
      "'",
      ' ',
      '%',
      '%27',
      '+',
      '1',
      '-1',
      '1e9',
      'id',
      'name',
      'result',
      'phenomenonTime',
      'eq',
      'and',
      'or',
      'desc',
    ],
    ...[
      'Observations',
      'Datastreams',
      'Thing',
      '2026-11-22T10:00:00Z',
      '9223372036854775808',
      '__proto__',
      '/',
      '$',
      'é',
    ],
  );
  const texts = fc.oneof(
    fc.string(),
    fc.array(words, { maxLength: 30 }).map((list) => list.join('')),
  );
  fc.assert(
    fc.property(fc.constantFrom(...entitySets), texts, (set, text) => {
      try {
        parseQuery(set, text);
      } catch (cause) {
        expect(cause).toBeInstanceOf(WijkritmeError);
      }
    }),
    { numRuns: 2_000 },
  );
});

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
    filter: [],
    expand: [],
  });
});

test('paging, order and count', () => {
  const query = parseQuery('Things', '$top=5000&$skip=20&$count=true&$orderby=name%20desc,id');
  expect(query).toMatchObject({ top: 1000, skip: 20, count: true });
  expect(query.orderBy).toEqual([
    { property: 'name', descending: true },
    { property: 'id', descending: false },
  ]);
});

test('filter: comparisons joined by and, also the other way round, plus signs as spaces', () => {
  const text = '$filter=phenomenonTime+ge+2026-11-22T10:00:00%2B01:00 and 5 lt result and id ne 9007199254740993';
  expect(parseQuery('Observations', text).filter).toEqual([
    { type: 'time', property: 'phenomenonTime', operator: 'ge', value: Date.UTC(2026, 10, 22, 9) },
    { type: 'number', property: 'result', operator: 'gt', value: 5 },
    { type: 'id', operator: 'ne', value: 9007199254740993n },
  ]);
  expect(parseQuery('Things', "$filter=name eq 'it''s, (a) ; b'").filter).toEqual([
    { type: 'text', property: 'name', operator: 'eq', value: "it's, (a) ; b" },
  ]);
});

test('a plus sign of an offset that was not encoded still counts', () => {
  const [first] = parseQuery('Observations', '$filter=resultTime gt 2026-11-22T10:00:00+01:00').filter;
  expect(first).toMatchObject({ value: Date.UTC(2026, 10, 22, 9) });
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
  ['$filter=name eq 5', '$filter'],
  ['$filter=name eq', '$filter'],
  ["$filter=name eq 'x' and", '$filter'],
  ["$filter=name is 'x'", '$filter'],
  ['$filter=id eq 1.5', '$filter'],
  ['$filter=', '$filter'],
  ['$filter=%', '%'],
])('%s is refused and %s is named', (text, name) => {
  expect(() => parseQuery('Things', text)).toThrow(
    expect.objectContaining({ code: 'invalid_query', detail: expect.stringContaining(name) }),
  );
});

test.each([
  "$filter=name eq 'a' or name eq 'b'",
  "$filter=not name eq 'a'",
  "$filter=(name eq 'a')",
  "$filter=startswith(name,'a')",
  "$filter=properties/a eq 'b'",
  "$filter=Datastreams/name eq 'b'",
  '$filter=name eq null',
  '$expand=Datastreams/Observations',
  '$expand=Datastreams($expand=Observations)',
  '$orderby=Datastreams/name',
  '$orderby=properties',
  '$resultFormat=dataArray',
])('%s is part of the standard, but not supported yet', (text) => {
  expect(() => parseQuery('Things', text)).toThrow(expect.objectContaining({ code: 'not_supported' }));
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

import { limits } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { parseDataArrays } from './parse-data-arrays.ts';

const NOW = Date.UTC(2026, 10, 22);
const parse = (body: unknown) => parseDataArrays(body, NOW, { defaultOf: () => 7, has: (id) => id === 7 || id === 9 });
const group = (change: object = {}) => ({
  Datastream: { '@iot.id': 1 },
  components: ['phenomenonTime', 'result'],
  dataArray: [['2026-11-22T10:00:00Z', 1]],
  ...change,
});

test('columns in any order, several groups', () => {
  const body = [
    group({ components: ['result', 'resultTime', 'phenomenonTime'], dataArray: [[5, null, '2026-11-22T10:00:00Z']] }),
    group({ Datastream: { '@iot.id': '2' }, components: ['result'], dataArray: [[6]] }),
  ];
  const { readings, rows, groupStarts, refused } = parse(body);
  expect([...readings.datastream]).toEqual([1, 2]);
  expect([...readings.value]).toEqual([5, 6]);
  expect([...readings.time]).toEqual([Date.UTC(2026, 10, 22, 10), NOW]);
  expect({ rows, groupStarts, refused }).toEqual({ rows: 2, groupStarts: [0, 1], refused: [] });
});

test('a bad row is noted where it stands and the others go on', () => {
  const rows = [['x', 1], ['2026-11-22T10:00:00Z', 'x'], ['2026-11-22T10:00:00Z', 3], 'no row', [1], [null, 1]];
  const { readings, at, refused } = parse([group({ dataArray: rows })]);
  expect([...at].slice(0, readings.count)).toEqual([2]);
  expect(refused.map(({ at: row, code }) => [row, code])).toEqual([
    [0, 'time_invalid'],
    [1, 'result_not_a_number'],
    [3, 'invalid_input'],
    [4, 'invalid_input'],
    [5, 'time_invalid'],
  ]);
});

test('a row may name a feature that exists; that of its datastream is not kept with it', () => {
  const components = ['result', 'FeatureOfInterest/id'];
  const { readings, refused } = parse([
    group({
      components,
      dataArray: [
        [1, 7],
        [2, 8],
        [3, null],
        [4, 9],
      ],
    }),
  ]);
  expect([...readings.value].slice(0, readings.count)).toEqual([1, 3, 4]);
  expect([...(readings.features ?? [])]).toEqual([[2, 9]]);
  expect(refused).toMatchObject([{ at: 1, code: 'invalid_input' }]);
});

test.each([
  [{}, ''],
  [[1], '/0'],
  [[group({ Datastream: undefined })], '/0/Datastream/@iot.id'],
  [[group(), group({ components: ['result', 'photo'] })], '/1/components/1'],
  [[group({ components: ['result', 'result'] })], '/0/components/1'],
  [[group({ components: ['phenomenonTime'] })], '/0/components'],
  [[group({ dataArray: 5 })], '/0/dataArray'],
  [[group({ 'dataArray@iot.count': 2 })], '/0/dataArray@iot.count'],
  [[group({ note: 'x' })], '/0'],
])('%j is refused at %s', (body, pointer) => {
  expect(() => parse(body)).toThrow(
    expect.objectContaining({ code: 'invalid_input', fields: [expect.objectContaining({ pointer })] }),
  );
});

test('more rows than one request may hold', () => {
  const dataArray = Array.from({ length: limits.dataArrayRows + 1 }, () => ['2026-11-22T10:00:00Z', 1]);
  expect(() => parse([group({ dataArray })])).toThrow(expect.objectContaining({ code: 'too_large' }));
});

import { WijkritmeError } from '@wijkritme/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entitySets } from '../model.ts';
import type { Expression } from './expression.ts';
import { functions } from './functions.ts';
import { parseExpression } from './parse-expression.ts';

/** Brackets everywhere, so that what binds first can be seen. */
function show(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return String(expression.value);
    case 'property':
      return [...expression.relations.map((step) => step.name), expression.property, ...expression.keys].join('/');
    case 'worked-out':
      return 'worked out';
    case 'call':
      return `${expression.name}(${expression.args.map(show).join(' ')})`;
    default:
      return expression satisfies never;
  }
}

test.each([
  ['result eq 2 and result eq 1 or result eq 1', 'or(and(eq(result 2) eq(result 1)) eq(result 1))'],
  ['result eq 2 and (result eq 1 or result eq 1)', 'and(eq(result 2) or(eq(result 1) eq(result 1)))'],
  ['not result lt 1 and not result gt 1', 'and(not(lt(result 1)) not(gt(result 1)))'],
  ['not (result lt 1) or result gt 1', 'or(not(lt(result 1)) gt(result 1))'],
  ['1 add result mul 2 sub -1 eq 4', 'eq(sub(add(1 mul(result 2)) -1) 4)'],
  ['14 div (result add 1) mod 3 mul 3 eq 3', 'eq(mul(mod(div(14 add(result 1)) 3) 3) 3)'],
  ['-(result) lt 5', 'lt(negative(result) 5)'],
  ['5 lt result', 'lt(5 result)'],
  ["result gt '3'", 'gt(as(result) 3)'],
  ['id eq 9007199254740993', 'eq(id 9007199254740993)'],
  ['@iot.id eq 7', 'eq(id 7)'],
  ['Datastream/Thing/properties/a/b eq 5', 'eq(as(Datastream/Thing/properties/a/b) 5)'],
  ['Datastream/properties/a eq null', 'is null(Datastream/properties/a)'],
  ["phenomenonTime add duration'PT1H' gt 2026-01-01T00:00:00+01:00", 'gt(time add(phenomenonTime PT1H) 1767222000000)'],
  ['phenomenonTime gt 2026-01-01T00:00:00 01:00', 'gt(phenomenonTime 1767222000000)'],
  ["phenomenonTime gt '2026-01-01T00:00:00Z'", 'gt(phenomenonTime 1767225600000)'],
  [
    'during(phenomenonTime,2026-01-01T00:00:00Z/2026-01-02T00:00:00Z)',
    'during(phenomenonTime 1767225600000,1767312000000)',
  ],
  ["startswith(tolower(Datastream/name),'x''y')", "startswith(tolower(Datastream/name) x'y)"],
  [
    'date(resultTime) eq 2026-01-01 and time(resultTime) lt 10:00',
    'and(eq(date(resultTime) 2026-01-01) lt(time(resultTime) 10:00:00))',
  ],
])('%s', (filter, expected) => {
  expect(show(parseExpression('Observations', filter))).toBe(expected);
});

test.each([
  ['', 'is empty'],
  ['result', 'a condition'],
  ['result eq', 'ends too early'],
  ['result eq 1 and', 'ends too early'],
  ['result eq 1 1', 'position 12'],
  ['(result eq 1', 'ends too early'],
  ['result eq 1)', 'position 11'],
  ['nonsense eq 1', 'Observations have no property "nonsense"'],
  ['Datastream eq 1', 'names entities'],
  ['result/x eq 1', 'has no parts'],
  ['nonsense(result) eq 1', 'there is no function "nonsense"'],
  ['round(result,1) eq 1', 'takes 1 values'],
  ['length(result) eq 1', 'length takes text'],
  ['during(phenomenonTime,2026-01-01T00:00:00Z)', 'during takes interval'],
  ['phenomenonTime gt 5', 'cannot be compared'],
  ['phenomenonTime gt 2026-02-30T00:00:00Z', 'is no time'],
  ['phenomenonTime gt 2026-01-02T00:00:00Z/2026-01-01T00:00:00Z', 'ends before it begins'],
  ["phenomenonTime add duration'1 hour' gt now()", 'no ISO 8601 duration'],
  ['result lt null', 'eq and ne only'],
  ['id eq 99999999999999999999', 'is beyond'],
  ['result eq §', 'cannot be read'],
  [`${'('.repeat(60)}result eq 1${')'.repeat(60)}`, 'nests more than'],
  [Array.from({ length: 200 }, () => 'result eq 1').join(' or '), 'more than 500 words'],
])('%s: %s', (filter, message) => {
  expect(() => parseExpression('Observations', filter)).toThrow(
    expect.objectContaining({ code: 'invalid_query', detail: expect.stringContaining(message) }),
  );
});

test('whatever is written, the answer is a condition or a declared error', () => {
  const words = fc.constantFrom(
    ...['(', ')', ',', '/', "'", "''", '-', ' ', 'and', 'or', 'not', 'eq', 'gt', 'add', 'div', 'null', 'true'],
    ...['result', 'phenomenonTime', 'name', 'Datastreams/', 'properties/a', 'location', 'id', '5', '-1e5', "'a'"],
    ...['2026-01-01T00:00:00Z', "duration'PT1H'", "geography'POINT(1 2)'", '__proto__', 'constructor', '\u0000', 'é'],
    ...Object.keys(functions).map((name) => `${name}(`),
  );
  const filters = fc.oneof(
    fc.string(),
    fc.array(words, { maxLength: 25 }).map((list) => list.join(' ')),
  );
  fc.assert(
    fc.property(fc.constantFrom(...entitySets), filters, (set, filter) => {
      try {
        expect(parseExpression(set, filter).type).toBe('boolean');
      } catch (cause) {
        expect(cause).toBeInstanceOf(WijkritmeError);
      }
    }),
    { numRuns: 3_000 },
  );
});

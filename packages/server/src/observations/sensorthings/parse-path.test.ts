import { WijkritmeError } from '@wijkritme/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { datastreamOfHotPath } from './handle.ts';
import { parsePath } from './parse-path.ts';

const stepsOf = (path: string) => {
  const parsed = parsePath(path);
  return parsed.kind === 'entities' ? parsed.steps.map(({ set, id }) => (id === undefined ? set : `${set} ${id}`)) : [];
};

test('root', () => {
  expect(parsePath('')).toEqual({ kind: 'root' });
  expect(parsePath('/')).toEqual({ kind: 'root' });
});

test('walks from entity to entity', () => {
  expect(stepsOf('/Things(1)/Datastreams(2)/Observations')).toEqual(['Things 1', 'Datastreams 2', 'Observations']);
  expect(stepsOf('/Observations(9223372036854775807)/Datastream/Thing')).toEqual([
    'Observations 9223372036854775807',
    'Datastreams',
    'Things',
  ]);
  expect(stepsOf('/Things%281%29')).toEqual(['Things 1']);
});

test('property, value and reference', () => {
  expect(parsePath('/Things(1)/name')).toMatchObject({ property: 'name', suffix: undefined });
  expect(parsePath('/Things(1)/name/$value')).toMatchObject({ property: 'name', suffix: '$value' });
  expect(parsePath('/Things(1)/Datastreams/$ref')).toMatchObject({ property: undefined, suffix: '$ref' });
});

test.each([
  '/Nothings',
  '/Things/Datastreams',
  '/Things(1)/Thing',
  '/Things(x)',
  "/Things('1')",
  '/Things(1.5)',
  '/Things(-1)',
  '/Things(9223372036854775808)',
  '/Things(1)/constructor',
  '/Things/name',
  '/Things(1)/$value',
  '/Things(1)/name/$ref',
  '/Datastreams(1)/Thing(2)',
  '/Things(1)/%',
  `/Things(1)${'/Datastreams(1)/Thing'.repeat(9)}`,
])('%s is not there', (path) => {
  expect(() => parsePath(path)).toThrow(expect.objectContaining({ code: 'not_found' }));
});

test('any path gives steps or a not_found', () => {
  const parts = fc.constantFrom(
    'Things',
    'Datastreams',
    '(1)',
    '(',
    ')',
    '/',
    '$ref',
    '$value',
    '%',
    'name',
    'é',
    '\u0000',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(parts).map((list) => list.join('')),
      ),
      (path) => {
        try {
          parsePath(path);
        } catch (cause) {
          expect(cause).toBeInstanceOf(WijkritmeError);
        }
      },
    ),
  );
});

test('the short way takes only a plain datastream', () => {
  expect(datastreamOfHotPath('/Datastreams(12)/Observations')).toBe(12);
  for (const url of [
    '/Datastreams()/Observations',
    '/Datastreams(1a)/Observations',
    '/Datastreams(99999999999)/Observations',
    '/Datastreams(1)/Observations?x',
    '/Datastreams(1)',
  ])
    expect(datastreamOfHotPath(url)).toBeUndefined();
});

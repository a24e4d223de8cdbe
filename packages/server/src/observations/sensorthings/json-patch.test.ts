import { WijkritmeError } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { applyJsonPatch, isJsonPatch } from './json-patch.ts';

// RFC 6902, appendix A: what can be done.
test.each<[what: string, document: unknown, patch: unknown[], result: unknown]>([
  ['A.1', { foo: 'bar' }, [{ op: 'add', path: '/baz', value: 'qux' }], { baz: 'qux', foo: 'bar' }],
  ['A.2', { foo: ['bar', 'baz'] }, [{ op: 'add', path: '/foo/1', value: 'qux' }], { foo: ['bar', 'qux', 'baz'] }],
  ['A.3', { baz: 'qux', foo: 'bar' }, [{ op: 'remove', path: '/baz' }], { foo: 'bar' }],
  ['A.4', { foo: ['bar', 'qux', 'baz'] }, [{ op: 'remove', path: '/foo/1' }], { foo: ['bar', 'baz'] }],
  ['A.5', { baz: 'qux' }, [{ op: 'replace', path: '/baz', value: 'boo' }], { baz: 'boo' }],
  [
    'A.6',
    { foo: { waldo: 1 }, qux: {} },
    [{ op: 'move', from: '/foo/waldo', path: '/qux/thud' }],
    { foo: {}, qux: { thud: 1 } },
  ],
  ['A.7', { foo: [1, 2, 3, 4] }, [{ op: 'move', from: '/foo/1', path: '/foo/3' }], { foo: [1, 3, 4, 2] }],
  [
    'A.8',
    { baz: 'qux', foo: ['a', 2] },
    [
      { op: 'test', path: '/baz', value: 'qux' },
      { op: 'test', path: '/foo/1', value: 2 },
    ],
    { baz: 'qux', foo: ['a', 2] },
  ],
  [
    'A.10',
    { foo: 'bar' },
    [{ op: 'add', path: '/child', value: { grandchild: {} } }],
    { foo: 'bar', child: { grandchild: {} } },
  ],
  ['A.11', { foo: 'bar' }, [{ op: 'add', path: '/baz', value: 'qux', xyz: 123 }], { foo: 'bar', baz: 'qux' }],
  ['A.14', { '/': 9, '~1': 10 }, [{ op: 'test', path: '/~01', value: 10 }], { '/': 9, '~1': 10 }],
  ['A.16', { foo: ['bar'] }, [{ op: 'add', path: '/foo/-', value: ['abc', 'def'] }], { foo: ['bar', ['abc', 'def']] }],
  ['the whole', { a: 1 }, [{ op: 'replace', path: '', value: { b: 2 } }], { b: 2 }],
  ['the whole is tested', { a: 1, b: [] }, [{ op: 'test', path: '', value: { b: [], a: 1 } }], { a: 1, b: [] }],
  [
    'a copy stands for itself',
    { a: { b: 1 } },
    [
      { op: 'copy', from: '/a', path: '/c' },
      { op: 'replace', path: '/c/b', value: 2 },
    ],
    { a: { b: 1 }, c: { b: 2 } },
  ],
  ['to where it is', { a: 1 }, [{ op: 'move', from: '/a', path: '/a' }], { a: 1 }],
  [
    'null is a value',
    { a: null },
    [
      { op: 'test', path: '/a', value: null },
      { op: 'remove', path: '/a' },
    ],
    {},
  ],
])('%s', (_what, document, patch, result) => {
  const before = structuredClone(document);
  expect(applyJsonPatch(document, patch)).toEqual(result);
  expect(document).toEqual(before);
});

/** @returns code and detail of the refusal */
function refusal(document: unknown, patch: unknown): [string, string, string[]] {
  try {
    applyJsonPatch(document, patch);
  } catch (cause) {
    if (cause instanceof WijkritmeError)
      return [cause.code, cause.detail, (cause.fields ?? []).map(({ pointer }) => pointer)];
    throw cause;
  }
  throw new Error('was applied');
}

test.each<[what: string, document: unknown, patch: unknown[], at: string]>([
  ['A.9: it is otherwise', { baz: 'qux' }, [{ op: 'test', path: '/baz', value: 'bar' }], '/0'],
  ['A.12: there is no such parent', { foo: 'bar' }, [{ op: 'add', path: '/baz/bat', value: 'qux' }], '/0/path'],
  ['A.15: text is no number', { '/': 9, '~1': 10 }, [{ op: 'test', path: '/~01', value: '10' }], '/0'],
  ['nothing to remove', { a: 1 }, [{ op: 'remove', path: '/b' }], '/0/path'],
  ['nothing to replace', { a: 1 }, [{ op: 'replace', path: '/b', value: 1 }], '/0/path'],
  ['nothing to test', { a: 1 }, [{ op: 'test', path: '/b', value: null }], '/0/path'],
  ['nothing to copy', { a: 1 }, [{ op: 'copy', from: '/b', path: '/c' }], '/0/from'],
  ['beyond a list', { a: [1] }, [{ op: 'add', path: '/a/2', value: 1 }], '/0/path'],
  ['beyond a list, moved', { a: [1], b: 1 }, [{ op: 'move', from: '/a/0', path: '/a/1' }], '/0/path'],
  ['a number with a zero in front', { a: [1, 2] }, [{ op: 'remove', path: '/a/01' }], '/0/path'],
  ['what comes after the last', { a: [1] }, [{ op: 'replace', path: '/a/-', value: 1 }], '/0/path'],
  ['a name in a list', { a: [1] }, [{ op: 'test', path: '/a/length', value: 1 }], '/0/path'],
  ['a letter of a text', { a: 'x' }, [{ op: 'test', path: '/a/0', value: 'x' }], '/0/path'],
  ['what every object inherits', { a: {} }, [{ op: 'copy', from: '/a/toString', path: '/b' }], '/0/from'],
  ['its prototype', { a: {} }, [{ op: 'add', path: '/a/__proto__/b', value: 1 }], '/0/path'],
  [
    'the second of two',
    { a: 1 },
    [
      { op: 'remove', path: '/a' },
      { op: 'remove', path: '/a' },
    ],
    '/1/path',
  ],
])('what does not fit is a conflict that names the operation: %s', (_what, document, patch, at) => {
  const before = structuredClone(document);
  expect(refusal(document, patch).slice(0, 1)).toEqual(['conflict']);
  expect(refusal(document, patch)[1]).toMatch(new RegExp(`^${at} `));
  expect(document).toEqual(before);
});

test.each<[patch: unknown, pointers: string[]]>([
  [{ op: 'remove', path: '/a' }, ['/']],
  [null, ['/']],
  [['x'], ['/0']],
  [[{ op: 'remove', path: 'a' }], ['/0/path']],
  [[{ op: 'remove', path: '/a~2' }], ['/0/path']],
  [[{ op: 'increment', path: '/a' }], ['/0/op']],
  [[{ path: '/a' }], ['/0/op']],
  [
    [
      { op: 'add', path: '/a' },
      { op: 'move', path: '/a' },
    ],
    ['/0/value', '/1/from'],
  ],
  [[{ op: 'move', from: '/a', path: '/a/b' }], ['/0/path']],
  [[{ op: 'add', path: '/a'.repeat(101), value: 1 }], ['/0/path']],
])('%j is no patch', (patch, pointers) => {
  const [code, , at] = refusal({ a: {} }, patch);
  expect([code, at]).toEqual(['invalid_input', pointers]);
});

test('a name such as __proto__ is one like any other', () => {
  const patched = applyJsonPatch({}, [{ op: 'add', path: '/__proto__', value: { polluted: true } }]);
  expect(JSON.stringify(patched)).toBe('{"__proto__":{"polluted":true}}');
  expect(({} as { polluted?: true }).polluted).toBeUndefined();
});

test('more than a hundred operations, and copies that double, end at a limit', () => {
  const remove = { op: 'test', path: '', value: {} };
  expect(applyJsonPatch({}, Array(100).fill(remove))).toEqual({});
  expect(refusal({}, Array(101).fill(remove))[0]).toBe('too_large');
  const wider = Array.from({ length: 60 }, (_, i) => ({ op: 'copy', from: '/a', path: `/a/${i}` }));
  expect(refusal({ a: { text: 'x'.repeat(1000) } }, wider)[0]).toBe('too_large');
  const deep = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
  const deeper = Array.from({ length: 60 }, () => ({ op: 'copy', from: '/a', path: '/a/a' }));
  expect(refusal({ a: { b: deep(90) } }, deeper)[0]).toBe('too_large');
  expect(refusal({}, [{ op: 'test', path: '', value: deep(50_000) }])[0]).toBe('invalid_input');
});

test('two long lists are held against each other without keeping much', () => {
  const list = (step: number) => Array.from({ length: 20_000 }, (_, i) => [i + step, i]);
  expect(refusal({ a: list(0) }, [{ op: 'test', path: '/a', value: list(0.5) }])[0]).toBe('conflict');
});

test.each([
  ['application/json-patch+json', true],
  ['Application/JSON-Patch+json; charset=utf-8', true],
  ['application/json', false],
  ['application/json-patch+jsonx', false],
  [undefined, false],
])('%s: %s', (type, is) => {
  expect(isJsonPatch(type)).toBe(is);
});

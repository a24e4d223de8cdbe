import { Check } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { type OperationDeclaration, operations } from '../packages/contract/src/index.ts';
import { exampleOf } from './example-of.ts';

const all = Object.entries<OperationDeclaration>(operations);

describe('examples in the API reference', () => {
  it.each(all.filter(([, { body }]) => body))('of %s is a body that it takes', (_id, { body }) => {
    if (!body) throw new Error('no body');
    expect(Check(body, exampleOf(body))).toBe(true);
  });

  it.each(all.filter(([, { params, query }]) => params ?? query))(
    'of %s are values that it takes',
    (_id, operation) => {
      for (const part of [operation.params, operation.query]) if (part) expect(Check(part, exampleOf(part))).toBe(true);
    },
  );
});

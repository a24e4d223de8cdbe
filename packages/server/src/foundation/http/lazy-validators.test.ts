import { type OperationDeclaration, operations } from '@wijkritme/contract';
import { describe, expect, it, test } from 'vitest';
import { lazyValidators } from './lazy-validators.ts';

const compile = lazyValidators();
const validatorOf = (schema: unknown) => compile({ schema, method: 'POST', url: '/', httpPart: 'body' });

// A start does not compile them, so it would not tell.
test.each(Object.entries<OperationDeclaration>(operations))('the schemas of %s can be compiled', (_id, operation) => {
  for (const schema of [operation.params, operation.query, operation.body])
    if (schema) expect(validatorOf(schema)(undefined)).toHaveProperty('error');
});

describe('input', () => {
  const check = validatorOf({
    type: 'object',
    required: ['name'],
    additionalProperties: false,
    properties: { name: { type: 'string' }, at: { type: 'string', format: 'date-time' } },
  });

  it('passes as it is', () => {
    const input = { name: 'Brug', at: '2026-11-20T08:00:00Z' };
    expect(check(input)).toEqual({ value: input });
  });

  it('is told every fault, time after time', () => {
    for (const _time of [1, 2]) {
      const { error } = check({ name: 3, colour: 'red' }) as { error: { keyword: string }[] };
      expect(error.map(({ keyword }) => keyword).sort()).toEqual(['additionalProperties', 'type']);
    }
  });

  it('is not converted: text is no number, and a moment that no clock reads is none', () => {
    expect(validatorOf({ type: 'number' })('3')).toHaveProperty('error');
    expect(check({ name: 'Brug', at: '2026-12-31T23:59:60Z' })).toHaveProperty('error');
  });
});

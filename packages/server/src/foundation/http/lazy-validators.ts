import ajvCompiler from '@fastify/ajv-compiler';
import type { FastifySchemaCompiler } from 'fastify';
import { requireReadableInstants } from './readable-instants.ts';

const compilerOf = ajvCompiler();
const options = {
  customOptions: { coerceTypes: false, allErrors: true, removeAdditional: false },
  onCreate: requireReadableInstants,
} as const;

/**
 * Says whether input fits the schema of its route, every fault in it. A schema is compiled when its route is first asked: compiling all of
 * them took most of a start, and few are asked in the first hours.
 */
export function lazyValidators(): FastifySchemaCompiler<unknown> {
  const compile = compilerOf({}, options);
  return ({ schema }) => {
    let check: ReturnType<typeof compile> | undefined;
    return (input: unknown) => {
      check ??= compile({ schema });
      return check(input) === true ? { value: input } : { error: check.errors ?? [] };
    };
  };
}

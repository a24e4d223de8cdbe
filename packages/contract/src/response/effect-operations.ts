import Type from 'typebox';
import { limits } from '../limits.ts';
import { oneId } from '../one-id.ts';
import { EffectFile, EffectVerdict, PastEffectList } from './effects.ts';
import { InterventionKind } from './intervention-kind.ts';
import { InterventionFile } from './interventions.ts';

const id = Type.Object({ id: oneId });
const one = Type.Object({ id: oneId, effect: oneId });
const strict = { additionalProperties: false };
const work = { access: 'signals.work', placed: true, status: 200 } as const;

/** What measures did, of the response room. */
export const effectOperations = {
  askEffect: {
    ...work,
    method: 'POST',
    path: '/v1/interventions/:id/effects',
    summary: 'Compute what a measure did so far; goes on in the background',
    params: id,
    body: Type.Object({}, strict),
    response: InterventionFile,
  },
  getEffect: {
    ...work,
    method: 'GET',
    path: '/v1/interventions/:id/effects/:effect',
    summary: 'One effect with all its numbers',
    params: one,
    response: EffectFile,
  },
  cancelEffect: {
    ...work,
    method: 'POST',
    path: '/v1/interventions/:id/effects/:effect/cancelled',
    summary: 'Stop the computation of an effect',
    params: one,
    body: Type.Object({}, strict),
    response: InterventionFile,
  },
  repeatEffect: {
    ...work,
    method: 'POST',
    path: '/v1/interventions/:id/effects/:effect/repeated',
    summary: 'Compute an effect once more from what was kept, and say whether the same comes out',
    params: one,
    body: Type.Object({}, strict),
    response: Type.Object({ same: Type.Boolean() }),
  },
  listEffects: {
    ...work,
    method: 'GET',
    path: '/v1/effects',
    summary: 'What was tried and what came of it, failures included; the newest effect of each expectation',
    query: Type.Object({
      kind: Type.Optional(InterventionKind),
      verdict: Type.Optional(EffectVerdict),
      search: Type.Optional(Type.String({ maxLength: 100 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.pageSize })),
      after: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    response: PastEffectList,
  },
} as const;

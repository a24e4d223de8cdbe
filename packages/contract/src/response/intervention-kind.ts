import Type from 'typebox';
import { type InterventionKindId, interventionKinds } from './intervention-kinds.ts';

export const InterventionKind = Type.Union(
  interventionKinds.map(({ id }) => Type.Literal(id)) as unknown as [Type.TLiteral<InterventionKindId>],
);
export type InterventionKind = InterventionKindId;

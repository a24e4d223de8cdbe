import Type, { type Static } from 'typebox';
import { oneId } from '../one-id.ts';

/** Why somebody looks at what is below the public level. */
export const ViewPurpose = Type.Union([
  Type.Literal('signal'),
  Type.Literal('sensor-quality'),
  Type.Literal('complaint'),
  Type.Literal('research'),
  Type.Literal('passport-check'),
]);
export type ViewPurpose = Static<typeof ViewPurpose>;
export const viewPurposes: readonly ViewPurpose[] = ViewPurpose.anyOf.map((purpose) => purpose.const);

const placeId = Type.Union([oneId, Type.Null()], { description: 'null: everywhere' });

export const GivenPurpose = Type.Object({ placeId, purpose: ViewPurpose, at: Type.String({ format: 'date-time' }) });
export type GivenPurpose = Static<typeof GivenPurpose>;

/** Access to protected readings by purpose, of the sharing room. */
export const purposeOperations = {
  listPurposes: {
    method: 'GET',
    path: '/v1/account/purposes',
    access: 'signed-in',
    summary: 'For which areas a purpose was given in this session',
    response: Type.Object({ items: Type.Array(GivenPurpose) }),
    status: 200,
  },
  givePurpose: {
    method: 'POST',
    path: '/v1/account/purposes',
    access: 'data.protected',
    placed: true,
    summary: 'Say why you look at protected readings of an area; holds for this session and stands in the log',
    body: Type.Object(
      {
        placeId,
        purpose: ViewPurpose,
        words: Type.String({ minLength: 10, maxLength: 500, description: 'In your own words; about no person' }),
      },
      { additionalProperties: false },
    ),
    response: GivenPurpose,
    status: 200,
  },
} as const;

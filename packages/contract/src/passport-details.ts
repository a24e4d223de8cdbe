import Type from 'typebox';
import { legalBases } from './legal-bases.ts';
import { Geometry } from './places.ts';

const httpsAddress = (description: string) =>
  Type.Optional(Type.String({ pattern: '^https://[^\\s"<>]+$', maxLength: 500, description }));
const words = (minLength: number, maxLength: number, description: string) =>
  Type.Optional(Type.String({ minLength, maxLength, description }));

/**
 * What a full passport says besides what the gate needs. All of it may be left out: a passport without it is accepted
 * as before, and the public register says what is missing.
 */
export const passportDetails = {
  policyQuestion: words(10, 500, 'The question of policy that these data answer'),
  legalBasisId: Type.Optional(
    // Unsafe in the type alone: a choice made from a list has no type of its own.
    Type.Unsafe<string>(
      Type.Union(
        legalBases.map(({ id }) => Type.Literal(id)),
        { description: 'Which of the known legal bases `legalBasis` is' },
      ),
    ),
  ),
  processing: words(10, 1_000, 'How raw data become numbers, in plain words'),
  processingPlace: Type.Optional(
    Type.Union([Type.Literal('on-device'), Type.Literal('at-owner'), Type.Literal('elsewhere')], {
      description: 'Where raw data become numbers: in the device, at the owner, or at somebody else',
    }),
  ),
  personalDataReason: words(10, 1_000, 'Why there are, or are no, personal data on the way to the number'),
  recipients: Type.Optional(
    Type.Array(Type.String({ minLength: 2, maxLength: 200 }), {
      maxItems: 20,
      description: 'Organisations that get the data; an empty list says that nobody else does',
    }),
  ),
  mobility: Type.Optional(
    Type.Union([Type.Literal('fixed'), Type.Literal('mobile')], { description: 'Stands in one place, or moves' }),
  ),
  observedArea: words(3, 500, 'What the sensor can observe, in words'),
  observedAreaShape: Type.Optional(Geometry),
  signText: words(3, 120, 'Own sentence for the sign on the pole'),
  photoUrl: httpsAddress('Picture of the device; our pages link to it and never fetch it'),
  maximumRetentionDays: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 36_500,
      description: 'Longest term that the owner has declared, for example in the DPIA; no level may be kept longer',
    }),
  ),
  reviewDate: Type.Optional(Type.String({ format: 'date', description: 'When the owner looks at this again' })),
  dpiaUrl: httpsAddress('The published data protection impact assessment'),
  algorithmUrl: httpsAddress('The entry in the algorithm register'),
};

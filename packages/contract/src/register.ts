import Type from 'typebox';
import { knownSensorOperations } from './known-sensors.ts';

/** Shapes in which others keep registers; see the adapters of the sensors room for what each leaves out. */
export const RegisterFormat = Type.Union([
  Type.Literal('wecity'),
  Type.Literal('sensrnet'),
  Type.Literal('dtpr'),
  Type.Literal('algorithm-register'),
  Type.Literal('dcat-ap-nl'),
]);

/** The public register; its pages for people are at `/register`. */
export const registerOperations = {
  ...knownSensorOperations,
  getRegisterExport: {
    method: 'GET',
    path: '/v1/register/exports/:format',
    access: 'everyone',
    summary: 'The public register in the shape of another register, as JSON or JSON-LD',
    params: Type.Object({ format: RegisterFormat }),
    response: Type.Unknown(),
    status: 200,
  },
} as const;

import Type, { type TObject, type TSchema } from 'typebox';
import type { Access } from './access/access.ts';
import { accountOperations } from './access/account.ts';
import { passkeyOperations } from './access/passkeys.ts';
import { peopleOperations } from './access/people-operations.ts';
import { purposeOperations } from './access/purposes.ts';
import { Session } from './access/session.ts';
import { alarmBudgetOperations } from './alarm-budget.ts';
import { backupOperations } from './backups.ts';
import { checkOperations } from './check/operations.ts';
import { deviceCredentialOperations } from './device-credentials.ts';
import { deviceEventOperations } from './device-events.ts';
import { distributionOperations } from './distribution.ts';
import { feedOperations } from './feeds.ts';
import { forecastOperations } from './forecasts.ts';
import { Import, ImportList, ImportRows, PresetList, RowVerdict } from './imports.ts';
import { lifecycleOperations } from './lifecycle/operations.ts';
import { limits } from './limits.ts';
import { logOperations } from './log.ts';
import { ngsiLdOperations } from './ngsi-ld.ts';
import { toldOperations } from './notices/operations.ts';
import { oneId } from './one-id.ts';
import { openDataOperations } from './open-data.ts';
import { participationOperations } from './participation/operations.ts';
import { ChangeReason, Passport, PassportHistory, PassportStatus, Refusals } from './passport.ts';
import { placeOperations } from './place-operations.ts';
import { plannedEventOperations } from './planned-events.ts';
import { readingOperations } from './readings.ts';
import { registerOperations } from './register.ts';
import { responseOperations } from './response/operations.ts';
import { retentionOperations } from './retention.ts';
import { rhythmOperations } from './rhythm-operations.ts';
import { sealingOperations } from './sealing.ts';
import { DeviceKey, Thing, ThingList } from './sensors.ts';
import { summaryOperations } from './summaries.ts';
import { sumOperations } from './sums.ts';
import { Health } from './system.ts';
import { todayOperations } from './today.ts';
import { upkeepOperations } from './upkeep.ts';

export interface OperationDeclaration {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly access: Access;
  /** The right is needed at the place of what the operation is about; it asks there itself. */
  readonly placed?: true;
  readonly summary: string;
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: TSchema;
  readonly response: TSchema;
  readonly status: number;
}

const Nothing = Type.Object({});
const id = Type.Object({ id: oneId });
const page = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.pageSize })),
  after: Type.Optional(Type.String({ maxLength: 100 })),
};

/**
 * Every operation outside SensorThings. The server mounts them, the client calls them and the API description is made
 * from them, so the three cannot differ.
 */
export const operations = {
  // foundation
  getHealth: {
    method: 'GET',
    path: '/v1/health',
    access: 'everyone',
    summary: 'How this installation is doing',
    response: Health,
    status: 200,
  },
  getSession: {
    method: 'GET',
    path: '/v1/session',
    access: 'everyone',
    summary: 'Who am I here',
    response: Session,
    status: 200,
  },
  openSession: {
    method: 'POST',
    path: '/v1/session',
    access: 'everyone',
    summary: 'Sign in with the administrator key; answers with a cookie',
    body: Type.Object({ key: Type.String({ minLength: 8, maxLength: 200 }) }),
    response: Session,
    status: 200,
  },
  closeSession: {
    method: 'DELETE',
    path: '/v1/session',
    access: 'everyone',
    summary: 'Sign out',
    response: Session,
    status: 200,
  },
  // places
  ...placeOperations,
  // sensors
  listThings: {
    method: 'GET',
    path: '/v1/things',
    access: 'everyone',
    summary: 'Things with their datastreams and passports, oldest first',
    query: Type.Object({
      place: Type.Optional(Type.Integer({ ...oneId, description: 'This place and all below it' })),
      passport: Type.Optional(PassportStatus),
      search: Type.Optional(Type.String({ maxLength: 100, description: 'Part of the name or of the own identifier' })),
      ...page,
    }),
    response: ThingList,
    status: 200,
  },
  getThing: {
    method: 'GET',
    path: '/v1/things/:id',
    access: 'everyone',
    summary: 'One thing',
    params: id,
    response: Thing,
    status: 200,
  },
  putPassport: {
    method: 'PUT',
    path: '/v1/datastreams/:id/passport',
    access: 'passports.manage',
    placed: true,
    summary: 'Give a datastream its passport',
    params: id,
    query: ChangeReason,
    body: Passport,
    response: Thing,
    status: 200,
  },
  withdrawPassport: {
    method: 'DELETE',
    path: '/v1/datastreams/:id/passport',
    access: 'passports.manage',
    placed: true,
    summary: 'Withdraw a passport: no reading is accepted from now on',
    params: id,
    query: ChangeReason,
    response: Thing,
    status: 200,
  },
  listPassportVersions: {
    method: 'GET',
    path: '/v1/datastreams/:id/passport/history',
    access: 'everyone',
    summary: 'Every version of the passport of a datastream, newest first, with who changed it and why',
    params: id,
    response: PassportHistory,
    status: 200,
  },
  listRefusals: {
    method: 'GET',
    path: '/v1/datastreams/:id/refusals',
    access: 'everyone',
    summary: 'What the gate refused of a datastream, by rule',
    params: id,
    response: Refusals,
    status: 200,
  },
  createDeviceKey: {
    method: 'POST',
    path: '/v1/things/:id/keys',
    access: 'sensors.manage',
    placed: true,
    summary: 'Make a key for one device',
    params: id,
    response: DeviceKey,
    status: 201,
  },
  revokeDeviceKey: {
    method: 'DELETE',
    path: '/v1/keys/:id',
    access: 'sensors.manage',
    placed: true,
    summary: 'Revoke a device key at once',
    params: id,
    response: Nothing,
    status: 200,
  },
  // observations
  listPresets: {
    method: 'GET',
    path: '/v1/presets',
    access: 'everyone',
    summary: 'Kinds of files that can be imported',
    response: PresetList,
    status: 200,
  },
  listImports: {
    method: 'GET',
    path: '/v1/imports',
    access: 'imports.manage',
    summary: 'Imports, newest first',
    response: ImportList,
    status: 200,
  },
  createImport: {
    method: 'POST',
    path: '/v1/imports',
    access: 'imports.manage',
    summary:
      'Hand over a file (the body, as application/octet-stream); answers when it is stored, works on in the background',
    query: Type.Object({
      preset: Type.String({ maxLength: 60 }),
      fileName: Type.String({ minLength: 1, maxLength: 200 }),
      mapping: Type.Optional(
        Type.String({ maxLength: 8_000, description: 'JSON of the mapping, for the preset "generic"' }),
      ),
      large: Type.Optional(
        Type.Boolean({ description: 'A file of more than 2 GiB: as large as the disk of the server has room for' }),
      ),
    }),
    response: Import,
    status: 202,
  },
  getImport: {
    method: 'GET',
    path: '/v1/imports/:id',
    access: 'imports.manage',
    summary: 'Progress of one import',
    params: id,
    response: Import,
    status: 200,
  },
  cancelImport: {
    method: 'POST',
    path: '/v1/imports/:id/cancel',
    access: 'imports.manage',
    summary: 'Stop an import; what is stored stays',
    params: id,
    response: Import,
    status: 200,
  },
  resumeImport: {
    method: 'POST',
    path: '/v1/imports/:id/resume',
    access: 'imports.manage',
    summary: 'Go on with a failed or cancelled import',
    params: id,
    response: Import,
    status: 200,
  },
  listImportRows: {
    method: 'GET',
    path: '/v1/imports/:id/rows',
    access: 'imports.manage',
    summary: 'Row report of one import',
    params: id,
    query: Type.Object({ verdict: Type.Optional(RowVerdict), ...page }),
    response: ImportRows,
    status: 200,
  },
  // rhythm
  ...rhythmOperations,
  ...distributionOperations,
  // Retention, of the observations room
  ...retentionOperations,
  ...sealingOperations,
  ...backupOperations,
  // Open data with noise, of the observations room
  ...openDataOperations,
  ...sumOperations,
  // Per hour, day or week, and the newest of everything, of the rhythm room
  ...summaryOperations,
  ...alarmBudgetOperations,
  ...plannedEventOperations,
  ...forecastOperations,
  // What people make of signals, of the response room
  ...responseOperations,
  // What residents bring in, of the participation room
  ...participationOperations,
  // What people and programs are told, of the notices room
  ...toldOperations,
  ...todayOperations,
  // upkeep
  ...upkeepOperations,
  // The privacy check, of the sensors room
  ...checkOperations,
  // Accounts and people, of the sharing room
  ...accountOperations,
  ...passkeyOperations,
  ...peopleOperations,
  // The public register, of the sensors room
  ...registerOperations,
  ...purposeOperations,
  // The tamper-evident log, of the sharing room
  ...logOperations,
  // Devices that announce themselves and the life of a datastream, of the sensors and observations rooms
  ...lifecycleOperations,
  ...deviceCredentialOperations,
  ...deviceEventOperations,
  // Sources elsewhere that are asked, of the observations room
  ...feedOperations,
  ...ngsiLdOperations,
  ...readingOperations,
} as const satisfies Record<string, OperationDeclaration>;

export type OperationId = keyof typeof operations;

/** @example fileNameOf('listPlaces') // 'list-places' */
export function fileNameOf(operation: string): string {
  return operation.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

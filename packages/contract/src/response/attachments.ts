import Type, { type Static } from 'typebox';
import { Role } from '../access/roles.ts';
import { oneId } from '../one-id.ts';
import { OrganisationName } from './organisation-name.ts';
import { SeenBy, SharingChange, SharingMark } from './sharing.ts';

/** A file in a case, as far as its reader may see it: never further than the case itself. */
export const CaseAttachment = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  /** Media type, as its content says. */
  type: Type.String(),
  bytes: Type.Integer(),
  /** Of what is kept, in hexadecimal. */
  sha256: Type.String(),
  /** false: there was no virus scanner. */
  scanned: Type.Boolean(),
  /** true: place, time and camera were taken out of the picture. */
  stripped: Type.Boolean(),
  role: Role,
  organisation: OrganisationName,
  isOwn: Type.Boolean(),
  ...SharingMark.properties,
  addedAt: Type.String({ format: 'date-time' }),
  seenBy: SeenBy,
  version: Type.Integer(),
});
export type CaseAttachment = Static<typeof CaseAttachment>;

/** With which a file can be sent; one that names others follows by changing the label. */
export const AttachmentLabel = Type.Union([
  Type.Literal('TLP:GREEN'),
  Type.Literal('TLP:AMBER+STRICT'),
  Type.Literal('TLP:RED'),
]);
export type AttachmentLabel = Static<typeof AttachmentLabel>;

const params = Type.Object({ id: oneId, attachment: oneId });

/** Files of cases; of the response room. */
export const attachmentOperations = {
  addCaseAttachment: {
    method: 'POST',
    path: '/v1/cases/:id/attachments',
    access: 'signals.work',
    placed: true,
    summary: 'Put a file into a case; its octets are the body (application/octet-stream)',
    params: Type.Object({ id: oneId }),
    query: Type.Object({
      fileName: Type.String({ minLength: 3, maxLength: 150 }),
      type: Type.Optional(Type.String({ maxLength: 150, description: 'Media type, as the sender knows it' })),
      label: Type.Optional(AttachmentLabel),
      role: Type.Optional(Role),
    }),
    response: CaseAttachment,
    status: 201,
  },
  getCaseAttachment: {
    method: 'GET',
    path: '/v1/cases/:id/attachments/:attachment',
    access: 'signals.work',
    placed: true,
    summary: 'A file of a case, to be saved; a browser never opens it by itself',
    params,
    response: Type.Unknown({ description: 'The octets of the file' }),
    status: 200,
  },
  changeCaseAttachmentLabel: {
    method: 'PUT',
    path: '/v1/cases/:id/attachments/:attachment/label',
    access: 'signals.work',
    placed: true,
    summary: 'Share a file with more or fewer of those who read the case; only who sent it can',
    params,
    body: SharingChange,
    response: CaseAttachment,
    status: 200,
  },
  deleteCaseAttachment: {
    method: 'DELETE',
    path: '/v1/cases/:id/attachments/:attachment',
    access: 'signals.work',
    placed: true,
    summary: 'Remove a file from a case for good; only who sent it can',
    params,
    response: Type.Object({}),
    status: 200,
  },
} as const;

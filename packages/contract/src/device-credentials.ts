import Type, { type Static } from 'typebox';
import { limits } from './limits.ts';
import { oneId } from './one-id.ts';

const Instant = Type.String({ format: 'date-time' });

/** Does a certificate count at this moment? */
export const CertificateStatus = Type.Union([
  Type.Literal('valid'),
  Type.Literal('not-yet-valid'),
  Type.Literal('expired'),
  Type.Literal('revoked'),
]);
export type CertificateStatus = Static<typeof CertificateStatus>;

/** A TLS client certificate of a device, as far as it is kept: no name that stands in it. */
export const DeviceCertificate = Type.Object({
  id: Type.Integer(),
  label: Type.String(),
  fingerprint: Type.String({ description: 'SHA-256 of the certificate, in hexadecimal' }),
  validFrom: Instant,
  validUntil: Instant,
  createdAt: Instant,
  revokedAt: Type.Union([Instant, Type.Null()]),
  status: CertificateStatus,
});
export type DeviceCertificate = Static<typeof DeviceCertificate>;

/** What a device may show for who it is. Of keys there is a number and a date: the key itself is known to the device alone. */
export const DeviceCredentials = Type.Object({
  thing: Type.Integer(),
  keys: Type.Array(Type.Object({ id: Type.Integer(), createdAt: Instant })),
  certificates: Type.Array(DeviceCertificate),
  /** MQTT over TLS is open here: without it a certificate is of no use. */
  tls: Type.Boolean(),
});
export type DeviceCredentials = Static<typeof DeviceCredentials>;

export const CertificateRegistration = Type.Object(
  {
    label: Type.String({
      minLength: 1,
      maxLength: 80,
      description: 'Which certificate this is, without a name of a person',
    }),
    certificate: Type.String({
      maxLength: limits.certificateChars,
      description: 'One certificate in PEM. It is read and not kept.',
    }),
  },
  { additionalProperties: false },
);
export type CertificateRegistration = Static<typeof CertificateRegistration>;

const id = Type.Object({ id: oneId });

export const deviceCredentialOperations = {
  listDeviceCredentials: {
    method: 'GET',
    path: '/v1/things/:id/credentials',
    access: 'sensors.manage',
    placed: true,
    summary: 'Keys in use and certificates of one device',
    params: id,
    response: DeviceCredentials,
    status: 200,
  },
  registerDeviceCertificate: {
    method: 'POST',
    path: '/v1/things/:id/certificates',
    access: 'sensors.manage',
    placed: true,
    summary: 'Let a device sign in with a TLS client certificate; only its fingerprint and validity are kept',
    params: id,
    body: CertificateRegistration,
    response: DeviceCertificate,
    status: 201,
  },
  revokeDeviceCertificate: {
    method: 'DELETE',
    path: '/v1/certificates/:id',
    access: 'sensors.manage',
    placed: true,
    summary: 'Revoke a certificate of a device for good; its open connections are cut',
    params: id,
    response: Type.Object({}),
    status: 200,
  },
} as const;

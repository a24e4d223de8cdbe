import { X509Certificate } from 'node:crypto';
import { limits, WijkritmeError, type Words } from '@wijkritme/contract';

/** What is kept of a certificate. */
export interface CertificateFacts {
  /** SHA-256 of the certificate. */
  readonly fingerprint: Buffer;
  /** UTC ms. */
  readonly validFrom: number;
  readonly validUntil: number;
}

const whole = /^\s*-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*$/;
/** Smallest RSA key and the curves that hold beyond 2030 (BSI TR-02102-1, 2.3.5 and 3.5; NIST SP 800-57 part 1, table 2: 112 bits). */
const LEAST_RSA_BITS = 2_048;
const curves: readonly string[] = ['prime256v1', 'secp384r1', 'secp521r1'];

/**
 * Reads a certificate of a device. Names in it may be of a person, so nothing of it is repeated in an error.
 * @param now UTC ms
 * @param authorities who may have issued it; none: it stands for itself
 * @throws WijkritmeError certificate_is_secret, certificate_unreadable, certificate_weak, certificate_expired, certificate_issuer_unknown
 */
export function readCertificate(pem: string, now: number, authorities: readonly X509Certificate[]): CertificateFacts {
  if (pem.includes('PRIVATE KEY'))
    throw refuse('certificate_is_secret', {
      nl: 'Er staat een privésleutel in, die nu niet meer geheim is: maak een nieuw paar, en stuur alleen het certificaat',
      en: 'It holds a private key, which is no secret any more: make a new pair, and send its certificate alone',
    });
  const certificate = parse(pem);
  checkStrength(certificate);
  const validFrom = Date.parse(certificate.validFrom);
  const validUntil = Date.parse(certificate.validTo);
  if (now >= validUntil)
    throw refuse('certificate_expired', {
      nl: `Het is verlopen op ${new Date(validUntil).toISOString()}; maak een nieuw`,
      en: `It ended on ${new Date(validUntil).toISOString()}; make a new one`,
    });
  if (authorities.length > 0 && !authorities.some((authority) => isIssuedBy(certificate, authority)))
    throw refuse('certificate_issuer_unknown', {
      nl: 'Geen uitgever van MQTT_TLS_DEVICE_CA gaf het uit; in dat bestand horen ook de uitgevers ertussen',
      en: 'No authority of MQTT_TLS_DEVICE_CA issued it; that file needs those in between as well',
    });
  return { fingerprint: Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex'), validFrom, validUntil };
}

function parse(pem: string): X509Certificate {
  if (pem.length <= limits.certificateChars && whole.test(pem)) {
    try {
      return new X509Certificate(pem);
    } catch {
      // told below: what went wrong may repeat what stood in it
    }
  }
  throw refuse('certificate_unreadable', {
    nl: 'Het moet één certificaat in PEM zijn, van -----BEGIN CERTIFICATE----- tot -----END CERTIFICATE-----',
    en: 'It must be one certificate in PEM, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----',
  });
}

function checkStrength({ publicKey }: X509Certificate): void {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = publicKey;
  const isStrong =
    type === 'ed25519' ||
    type === 'ed448' ||
    (type === 'ec' && curves.includes(details?.namedCurve ?? '')) ||
    ((type === 'rsa' || type === 'rsa-pss') && (details?.modulusLength ?? 0) >= LEAST_RSA_BITS);
  if (!isStrong)
    throw refuse('certificate_weak', {
      nl: 'Nodig is RSA van 2048 bits of meer, de kromme P-256, P-384 of P-521, of Ed25519; maak een nieuw',
      en: 'It needs RSA of 2048 bits or more, the curve P-256, P-384 or P-521, or Ed25519; make a new one',
    });
}

function isIssuedBy(certificate: X509Certificate, authority: X509Certificate): boolean {
  return certificate.checkIssued(authority) && certificate.verify(authority.publicKey);
}

type Code =
  | 'certificate_is_secret'
  | 'certificate_unreadable'
  | 'certificate_weak'
  | 'certificate_expired'
  | 'certificate_issuer_unknown';

function refuse(code: Code, message: Words): WijkritmeError {
  return new WijkritmeError(
    code,
    { nl: `${message.nl}.`, en: `${message.en}.` },
    { fields: [{ pointer: '/certificate', message }] },
  );
}

import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

/**
 * An authenticator in a few lines, as a browser would hand it on: one key on P-256, without attestation. It does what it is told, also
 * what no honest one does: another origin, another name, no person verified, an old counter.
 */
export class Authenticator {
  readonly id = randomBytes(16).toString('base64url');
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #counter = 0;
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** The answer of `navigator.credentials.create` [WebAuthn, 6.5]. */
  register(challenge: string, change: Partial<Settings> = {}) {
    const settings = { ...this.#settings, ...change };
    const credential = Buffer.concat([
      Buffer.alloc(16),
      Buffer.from([0, 16]),
      Buffer.from(this.id, 'base64url'),
      coseOf(this.#keys.publicKey),
    ]);
    const authData = Buffer.concat([this.#dataOf(settings, 0x40), credential]);
    const attestation = Buffer.concat([
      // {"fmt": "none", "attStmt": {}, "authData": bytes} in CBOR (RFC 8949).
      Buffer.from([0xa3, 0x63]),
      Buffer.from('fmt'),
      Buffer.from([0x64]),
      Buffer.from('none'),
      Buffer.from([0x67]),
      Buffer.from('attStmt'),
      Buffer.from([0xa0, 0x68]),
      Buffer.from('authData'),
      Buffer.from([0x58, authData.length]),
      authData,
    ]);
    return {
      ...this.#common(),
      response: {
        clientDataJSON: clientData('webauthn.create', challenge, settings.origin).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  /** The answer of `navigator.credentials.get` [WebAuthn, 6.3.3]. */
  signIn(challenge: string, change: Partial<Settings> = {}) {
    const settings = { ...this.#settings, ...change };
    this.#counter += 1;
    const data = this.#dataOf(settings, 0);
    const client = clientData('webauthn.get', challenge, settings.origin);
    const signature = createSign('sha256')
      .update(data)
      .update(createHash('sha256').update(client).digest())
      .sign((settings.key ?? this.#keys).privateKey);
    return {
      ...this.#common(),
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      },
    };
  }

  get keys() {
    return this.#keys;
  }

  #common() {
    return { id: this.id, rawId: this.id, type: 'public-key' as const, clientExtensionResults: {} };
  }

  /** Hash of the name, flags (present, verified), counter [WebAuthn, 6.1]. */
  #dataOf({ rpId, verified = true, counter = this.#counter }: Settings, flags: number): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const flag = Buffer.from([flags | 0x01 | (verified ? 0x04 : 0)]);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), flag, count]);
  }
}

interface Settings {
  readonly origin: string;
  readonly rpId: string;
  readonly verified?: boolean;
  readonly counter?: number;
  /** Signs in place of its own. */
  readonly key?: { readonly privateKey: KeyObject };
}

const clientData = (type: string, challenge: string, origin: string): Buffer =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

/** {1: 2, 3: -7, -1: 1, -2: x, -3: y} in CBOR (RFC 9053, 7.1.1). */
function coseOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
    Buffer.from(x, 'base64url'),
    Buffer.from([0x22, 0x58, 0x20]),
    Buffer.from(y, 'base64url'),
  ]);
}

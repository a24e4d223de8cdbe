import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PushedMessage {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A push service [RFC 8030]: takes messages for browsers, and says of some that it does not know them any more. */
export interface PushService {
  readonly url: string;
  readonly taken: PushedMessage[];
  /** Status from now on; of the paths that are named, or of all. */
  answer(status: number, path?: string): void;
  stop(): Promise<void>;
}

export async function openPushService(): Promise<PushService> {
  const taken: PushedMessage[] = [];
  const answers = new Map<string, number>();
  let everywhere = 201;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const path = request.url ?? '';
      taken.push({ path, headers: request.headers, body: Buffer.concat(parts) });
      response.writeHead(answers.get(path) ?? everywhere).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    taken,
    answer: (status, path) => {
      if (path === undefined) everywhere = status;
      else answers.set(path, status);
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A browser with a subscription: it alone can read what comes. */
export class PushedBrowser {
  readonly auth = randomBytes(16);
  readonly #ecdh = createECDH('prime256v1');

  constructor(privateKey?: Buffer) {
    if (privateKey) this.#ecdh.setPrivateKey(privateKey);
    else this.#ecdh.generateKeys();
  }

  get p256dh(): Buffer {
    return this.#ecdh.getPublicKey();
  }

  /** What it hands to the page. */
  subscription(endpoint: string) {
    return { endpoint, p256dh: this.p256dh.toString('base64url'), auth: this.auth.toString('base64url') };
  }

  /** As the RFCs tell it, written down a second time [RFC 8188, 2; RFC 8291, 3.4]. @throws Error: not for this browser, or changed on the way */
  read(body: Buffer, auth = this.auth): Buffer {
    const salt = body.subarray(0, 16);
    const keyLength = body.readUInt8(20);
    const sender = body.subarray(21, 21 + keyLength);
    const record = body.subarray(21 + keyLength);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.p256dh, sender]);
    const secret = Buffer.from(hkdfSync('sha256', this.#ecdh.computeSecret(sender), auth, info, 32));
    return decodeRecord(record, { secret, salt });
  }
}

/** One record of aes128gcm, the last one. */
export function decodeRecord(
  record: Buffer,
  { secret, salt }: { readonly secret: Buffer; readonly salt: Buffer },
): Buffer {
  const derive = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${name}\0`, length));
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  const end = padded.lastIndexOf(2);
  if (padded.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('no delimiter of a last record');
  return padded.subarray(0, end);
}

/** Claims of the header `authorization`, once its signature was found to be of the key in it [RFC 8292, 3]. */
export function openVapid(header: string): { readonly claims: Record<string, unknown>; readonly key: string } {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(header) ?? [];
  const [head = '', body = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const jwk = {
    ...{ kty: 'EC', crv: 'P-256' },
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  const signed = Buffer.from(`${head}.${body}`);
  if (!verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')))
    throw new Error('signed with another key');
  return { claims: JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>, key };
}

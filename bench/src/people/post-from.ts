import { request } from 'node:http';
import type { Server } from '../harness/server.ts';

export interface Posted {
  readonly status: number;
  readonly cookies: readonly string[];
  readonly text: string;
}

export interface FromAddress {
  /** Address of this machine that the request comes from, such as 127.0.0.7. */
  readonly localAddress: string;
  readonly path: string;
  readonly body: unknown;
}

/** A request from an address of its own: attempts to sign in are counted per address, and fifty people do not sit at one. */
export function postFrom(server: Server, { localAddress, path, body }: FromAddress): Promise<Posted> {
  const headers = { 'content-type': 'application/json', origin: server.url };
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.httpPort, method: 'POST', path, headers, localAddress });
    asked.on('error', reject);
    asked.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, cookies: answer.headers['set-cookie'] ?? [], text }),
      );
    });
    asked.end(JSON.stringify(body));
  });
}

import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly text: string;
}

/** Something that a server does wrong: with what it is asked, or with what it answers. */
export interface Fault {
  /** @returns the address that is really asked */
  readonly asked?: (url: string, method: string) => string;
  readonly answered?: (exchange: Exchange) => { status?: number; text?: string };
}

/** A server in front of a right one that makes it wrong. */
export async function startWrongServer(target: string): Promise<{
  readonly url: string;
  be(fault: Fault): void;
  stop(): Promise<unknown>;
}> {
  let fault: Fault = {};
  const { hostname, port } = new URL(target);
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url: original = '/', headers } = incoming;
    const path = fault.asked?.(original, method) ?? original;
    // Its host goes along, so that links lead back here.
    const inner = ask({ hostname, port, method, path, headers: { ...headers, 'accept-encoding': '' } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const right = { method, url: original, status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() };
        const { status, text } = { ...right, ...fault.answered?.(right) };
        const { 'content-length': _, 'transfer-encoding': __, ...others } = answer.headers;
        outgoing.writeHead(status, others).end(text);
      });
    });
    incoming.pipe(inner);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    be: (next) => {
      fault = next;
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

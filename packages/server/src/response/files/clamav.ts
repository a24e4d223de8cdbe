import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { SECOND, WijkritmeError } from '@wijkritme/contract';

/** A clamd that listens on a socket: `host:port`, or the path of a local one. */
export interface Scanner {
  readonly address: string;
}

/** Without a word from clamd for this long we take it that it is not there. */
const SILENCE_MS = 60 * SECOND;
const ANSWER_BYTES = 4_096;

/**
 * Hands a file to clamd over INSTREAM [clamd(8)]: a length before each piece, zero at the end.
 * @throws WijkritmeError file_infected; unavailable: it does not answer, or not as it should. What cannot be looked at is not kept.
 */
export async function scanFile({ address }: Scanner, path: string): Promise<void> {
  const answer = await ask(address, path).catch((cause: unknown) => {
    throw unavailable(cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer');
  });
  if (answer === 'stream: OK') return;
  if (answer.endsWith(' FOUND'))
    throw new WijkritmeError('file_infected', {
      nl: 'De virusscanner vond iets in dit bestand. Het is niet bewaard. Vraag de afzender om een schoon bestand.',
      en: 'The virus scanner found something in this file. It was not kept. Ask for a clean one.',
    });
  throw unavailable(answer.slice(0, 80));
}

function unavailable(why: string): WijkritmeError {
  return new WijkritmeError(
    'unavailable',
    {
      nl: `De virusscanner doet zijn werk niet (${why}), dus is het bestand niet bewaard. Stuur het later opnieuw.`,
      en: `The virus scanner does not do its work (${why}), so the file was not kept. Send it again later.`,
    },
    { retryAfterSeconds: 60 },
  );
}

function ask(address: string, path: string): Promise<string> {
  const socket = open(address);
  socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('silent')));
  return new Promise<string>((resolve, reject) => {
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      // It may answer before it has everything, when it has had enough.
      if (answer.includes('\0') || answer.length > ANSWER_BYTES) socket.destroy();
    });
    socket.on('error', reject);
    socket.on('close', () => (answer === '' ? reject(new Error('closed')) : resolve(answer.split('\0')[0] ?? '')));
    send(socket, path).catch(reject);
  }).finally(() => socket.destroy());
}

async function send(socket: Socket, path: string): Promise<void> {
  await write(socket, 'zINSTREAM\0');
  for await (const piece of createReadStream(path)) {
    if (socket.destroyed) return;
    const length = Buffer.alloc(4);
    length.writeUInt32BE((piece as Buffer).length);
    await write(socket, length);
    await write(socket, piece as Buffer);
  }
  await write(socket, Buffer.alloc(4));
}

function write(socket: Socket, data: Buffer | string): Promise<void> {
  // What was cut off is told by the answer, or by its absence.
  return new Promise((resolve) => socket.write(data, () => resolve()));
}

function open(address: string): Socket {
  const [, host, port] = /^(.+):(\d+)$/.exec(address) ?? [];
  return host && port ? connect(Number(port), host) : connect(address);
}

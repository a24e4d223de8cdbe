import { createServer, type Server, type Socket } from 'node:net';

/** What a scanner does with a file: looks for a test word, or plays one of the faults that happen. */
export type ClamdMood = 'works' | 'silent-end' | 'too-large';

export interface FakeClamd {
  readonly address: string;
  mood: ClamdMood;
  /** Bytes of the last file that it was given whole. */
  seen: number;
  stop(): Promise<void>;
}

export const TEST_VIRUS = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

/** A real TCP server that speaks INSTREAM as clamd does, and finds the EICAR test file. */
export async function startFakeClamd(): Promise<FakeClamd> {
  const clamd: { mood: ClamdMood; seen: number } = { mood: 'works', seen: 0 };
  const server: Server = createServer((socket) => answer(socket, clamd));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return Object.assign(clamd, {
    address: `127.0.0.1:${port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

function answer(socket: Socket, clamd: { mood: ClamdMood; seen: number }): void {
  let got = Buffer.alloc(0);
  socket.on('error', () => undefined); // the client may go away
  socket.on('data', (piece) => {
    got = Buffer.concat([got, piece]);
    if (clamd.mood === 'silent-end') return void socket.destroy();
    if (clamd.mood === 'too-large') return void socket.end('INSTREAM size limit exceeded. ERROR\0');
    const file = wholeFile(got);
    if (!file) return undefined;
    clamd.seen = file.length;
    return void socket.end(file.includes(TEST_VIRUS) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0');
  });
}

/** The pieces joined, once the empty one has come. */
function wholeFile(got: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (got.length < command.length) return undefined;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= got.length; ) {
    const length = got.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(got.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

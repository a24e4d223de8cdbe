import { connect, type Socket } from 'node:net';

const ANSWER_LIMIT_MS = 60_000;

export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

export interface RequestParts {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The bytes of one request, made before the clock runs. */
export function requestBytes({ method, path, headers = {}, body }: RequestParts): Buffer {
  const lines = [`${method} ${path} HTTP/1.1`, 'host: 127.0.0.1'];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  if (body !== undefined) {
    lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`);
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body ?? ''}`);
}

/**
 * One keep-alive connection with one request at a time. As little as HTTP/1.1 allows, so that the load generator leaves
 * the processor to the server; it shares the machine with it.
 */
export class HttpConnection {
  readonly #socket: Socket;
  #chunks: Buffer[] = [];
  #resolve: ((answer: Answer) => void) | undefined;
  #reject: ((cause: Error) => void) | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk));
    socket.setTimeout(ANSWER_LIMIT_MS);
    socket.on('timeout', () => this.#fail(new Error(`no answer within ${ANSWER_LIMIT_MS} ms`)));
    socket.on('error', (cause) => this.#fail(cause));
    socket.on('close', () => this.#fail(new Error('the server closed the connection')));
  }

  static open(port: number): Promise<HttpConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new HttpConnection(socket)));
      socket.once('error', reject);
    });
  }

  /** @throws when no answer comes within a minute */
  send(bytes: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      this.#socket.write(bytes);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    const all = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    const answer = parseAnswer(all);
    this.#chunks = answer ? [] : [all];
    if (answer) this.#resolve?.(answer);
  }

  #fail(cause: Error): void {
    this.#reject?.(cause);
  }
}

/** undefined while the answer is not complete. */
export function parseAnswer(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) {
    const to = end + 4 + Number(length);
    return bytes.length < to ? undefined : { status, body: bytes.subarray(end + 4, to) };
  }
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
    const isDone = bytes.toString('latin1', bytes.length - 5) === '0\r\n\r\n';
    return isDone ? { status, body: bytes.subarray(end + 4) } : undefined;
  }
  return { status, body: Buffer.alloc(0) };
}

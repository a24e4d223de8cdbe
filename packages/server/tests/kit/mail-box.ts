import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body as they came. */
  readonly raw: string;
  /** Headers unfolded, body as text. */
  readonly text: string;
}

export interface MailBox {
  readonly url: string;
  readonly mails: ReceivedMail[];
  /** Answer to every recipient from now on; 0: take everything. */
  refuse(code: number): void;
  stop(): Promise<void>;
}

/** A real mail server on a free port that keeps what it gets. @param port to open again where one was before */
export async function openMailBox(port = 0): Promise<MailBox> {
  const mails: ReceivedMail[] = [];
  let code = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, done) =>
      done(code === 0 ? null : Object.assign(new Error(`no <${address}> here`), { responseCode: code })),
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString();
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw, text: readable(raw) });
        done();
      });
    },
  });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    refuse: (next) => {
      code = next;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Folded headers and quoted-printable lines [RFC 2045, 6.7] put together again. */
function readable(raw: string): string {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const text = body.join('\n\n');
  const isQuoted = /content-transfer-encoding: quoted-printable/i.test(head);
  const plain = isQuoted
    ? Buffer.from(
        text
          .replaceAll(/=\r?\n/g, '')
          .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8')
    : text;
  return `${head.replaceAll(/\r\n[ \t]+/g, ' ')}\n\n${plain}`;
}

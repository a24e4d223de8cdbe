import { SECOND } from '@wijkritme/contract';
import type { MailSettings } from '../../foundation/config.ts';
import type { Outcome } from '../outcome.ts';

/** One mail; `id` stays the same over attempts, so that a mail server or reader recognises a repeat. */
export interface Mail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Address that stops mails with one click [RFC 8058]. */
  readonly stop: string | undefined;
}

const timeouts = {
  connectionTimeout: 10 * SECOND,
  greetingTimeout: 10 * SECOND,
  socketTimeout: 20 * SECOND,
  dnsTimeout: 10 * SECOND,
};

/** Hands a mail to the server of the settings. Never throws: what went wrong is an outcome. */
export async function sendMail({ url, from }: MailSettings, mail: Mail, host: string): Promise<Outcome> {
  // Loaded by who sends mail; most installations start without.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ url, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
  try {
    await transport.sendMail({
      from,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      messageId: `<${mail.id}@${host}>`,
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(mail.stop && {
          'List-Unsubscribe': `<${mail.stop}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
      },
    });
    return { kind: 'sent' };
  } catch (cause) {
    return toOutcome(cause);
  } finally {
    transport.close();
  }
}

/** What a server says may name the address, so only its number is kept. */
export function toOutcome(cause: unknown): Outcome {
  const { code, responseCode } = cause as { code?: unknown; responseCode?: unknown };
  const number = typeof responseCode === 'number' ? ` ${responseCode}` : '';
  const error = `${typeof code === 'string' && /^[A-Z]{3,20}$/.test(code) ? code : 'mail server'}${number}`;
  const isAboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (isAboutMail && typeof responseCode === 'number' && responseCode >= 500) return { kind: 'refused', error };
  return { kind: 'failed', error, target: !isAboutMail };
}

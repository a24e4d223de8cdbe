import type { Context } from '../../foundation/context.ts';
import { itemsFor } from '../items-for.ts';
import type { Outcome } from '../outcome.ts';
import { openPayload, type Payload } from '../payload.ts';
import type { NoticesRoom } from '../room.ts';
import type { DeliveryRow } from '../sql/deliveries.ts';
import { findPreference, type PreferenceRow } from '../sql/preferences.ts';
import { invitationMail, type MailText, noticesMail, verificationMail } from './mail-text.ts';
import { sendMail } from './mailer.ts';
import { stopPath } from './stop-link.ts';

interface Letter extends MailText {
  readonly to: string;
  readonly stop?: string;
}

/** Makes a mail of what may be told now, and hands it over. */
export async function sendMailRow(context: Context, room: NoticesRoom, row: DeliveryRow): Promise<Outcome> {
  const { mail: settings, publicUrl } = context.config;
  if (!settings || publicUrl === undefined) return { kind: 'failed', error: 'no mail server set', target: true };
  const payload = openPayload(room, row.payload);
  if (!payload) return { kind: 'refused', error: 'sealed with another key' };
  const letter = await writeLetter(context, room, { payload, personId: row.person_id, base: publicUrl });
  if (!letter) return { kind: 'dropped' };
  const host = new URL(publicUrl).hostname;
  return sendMail(settings, { stop: undefined, ...letter, id: row.id }, host);
}

interface Writing {
  readonly payload: Payload;
  readonly personId: number | null;
  readonly base: string;
}

/** undefined: nobody wants it or may have it any more. */
async function writeLetter(
  context: Context,
  room: NoticesRoom,
  { payload, personId, base }: Writing,
): Promise<Letter | undefined> {
  const person = (await room.sharing.working()).find(({ principal }) => principal.personId === personId);
  if (!person || personId === null) return undefined;
  const preference = await findPreference(room.db, personId);
  const { language } = preference;
  switch (payload.type) {
    case 'invitation': {
      const until = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: preference.time_zone });
      const link = `${base}/uitnodiging#token=${payload.token}`;
      return person.email === null
        ? undefined
        : { to: person.email, ...invitationMail(link, until.format(new Date(payload.endsAt)), language) };
    }
    case 'verification':
      return {
        to: payload.address,
        ...verificationMail(`${base}/meldingen/bevestigen#token=${payload.token}`, language),
      };
    case 'notices': {
      const items = await itemsFor(context, room, { ids: payload.ids, person: person.principal });
      if (!mayMail(preference) || items.length === 0) return undefined;
      const stop = `${base}${stopPath(room, personId)}`;
      return { to: preference.mail_address ?? '', stop, ...noticesMail(items, base, language) };
    }
    case 'webhook':
    case 'push':
    case 'push-test':
      return undefined;
    default:
      return payload satisfies never;
  }
}

const mayMail = ({ mail, mail_address, mail_verified_at }: PreferenceRow) =>
  mail && mail_address !== null && mail_verified_at !== null;

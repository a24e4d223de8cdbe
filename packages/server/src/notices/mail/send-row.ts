import type { Context } from '../../foundation/context.ts';
import { mayKnow } from '../audience.ts';
import type { Outcome } from '../outcome.ts';
import { openPayload, type Payload } from '../payload.ts';
import type { NoticesRoom } from '../room.ts';
import type { DeliveryRow } from '../sql/deliveries.ts';
import { findPreference, type PreferenceRow } from '../sql/preferences.ts';
import { selectByIds } from '../sql/read-notices.ts';
import { stillAsked } from '../still-asked.ts';
import { invitationMail, type MailItem, type MailText, noticesMail, verificationMail } from './mail-text.ts';
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
      return undefined;
    default:
      return payload satisfies never;
  }
}

const mayMail = ({ mail, mail_address, mail_verified_at }: PreferenceRow) =>
  mail && mail_address !== null && mail_verified_at !== null;

async function itemsFor(
  { access }: Context,
  room: NoticesRoom,
  { ids, person }: { ids: readonly number[]; person: Parameters<typeof mayKnow>[2]['person'] },
): Promise<MailItem[]> {
  const items: MailItem[] = [];
  const rows = await stillAsked(room, person.personId, await selectByIds(room.db, person.personId, ids));
  for (const row of rows) {
    const news = { kind: row.kind, subjectId: row.subject_id, placeId: row.place_id };
    if (!(await mayKnow(room, access, { person, news }))) continue;
    items.push({
      kind: row.kind,
      cause: row.cause,
      subjectId: row.subject_id,
      place: await placeFor(room, { news, person }),
    });
  }
  return items;
}

/** A place is told by mail, unless the label of a case keeps it among some: then there is news, and no more. */
async function placeFor(
  { places, response }: NoticesRoom,
  { news, person }: { news: Parameters<typeof mayKnow>[2]['news']; person: Parameters<typeof mayKnow>[2]['person'] },
): Promise<string | null> {
  if (news.kind === 'case') {
    const label = (await response.findCase(person, news.subjectId))?.label;
    if (label !== 'TLP:CLEAR' && label !== 'TLP:GREEN') return null;
  }
  return places.directory.find(news.placeId ?? -1)?.name ?? null;
}

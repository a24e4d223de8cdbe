import type { Context } from '../foundation/context.ts';
import type { News } from './audience.ts';
import { dueFor, mailDueFor } from './mail-times.ts';
import type { PreferenceRow } from './sql/preferences.ts';
import type { NewNotice } from './tables.ts';

interface Told {
  /** Of who is told. */
  readonly preference: PreferenceRow;
  readonly news: News;
  /** What it came from: of one person each once. */
  readonly cause: string;
  readonly now: number;
}

/** Something told within the budget, with when it goes out by mail and to devices. */
export function toRow({ config }: Context, { preference, news, cause, now }: Told): NewNotice {
  return {
    person_id: preference.person_id,
    kind: news.kind,
    subject_id: news.subjectId,
    cause,
    place_id: news.placeId,
    at: new Date(now),
    capped: false,
    read_at: null,
    mail_due_at: config.mail ? mailDueFor(preference, now) : null,
    mailed_at: null,
    push_due_at: config.push ? dueFor(preference, now) : null,
    pushed_at: null,
  };
}

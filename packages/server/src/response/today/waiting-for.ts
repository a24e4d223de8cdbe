import { DAY, type FeedbackProposal, MOST_TODAY, type TodayItem, type TodayKind } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import type { LabelReader } from '../../sharing/index.ts';
import { toProposals } from '../feedback/to-proposals.ts';
import { loadKeptTerms } from '../keeping/keep-terms.ts';
import { labelReader } from '../label-reader.ts';
import { localDateOf } from '../questionnaires/local-date.ts';
import type { ResponseRoom } from '../room.ts';
import { selectLeavingCases } from '../sql/leaving-cases.ts';
import { selectPlacesOfClosed } from '../sql/ripe-cases.ts';
import {
  selectDueTasks,
  selectNewVerdicts,
  selectStillCases,
  selectWaitingMeasures,
  type TodayAsked,
} from '../sql/today.ts';
import { todayTexts as texts } from './today-texts.ts';
import type { Waiting, WaitingAsked } from './waiting.ts';
import { waitingAnswers } from './waiting-answers.ts';

/** A task is told this long before its day. */
const SOON_MS = 7 * DAY;
/** A case in which nothing happened for so long is told to who opened it. */
const STILL_MS = 14 * DAY;
/** That a case is removed is told so long before. */
const LEAVING_MS = 14 * DAY;
/** A verdict is news for so long. */
const NEWS_MS = 14 * DAY;

/** What of this room waits for somebody. What they may not see is not read: the statements ask, not this file. */
export async function waitingFor(room: ResponseRoom, asked: WaitingAsked): Promise<Waiting[]> {
  const { access, person, reader } = asked;
  const labels = labelReader(room, access, person);
  const mayWork = labels.everywhere || labels.places.length > 0;
  const parts = mayWork ? [waitingAnswers(room, asked, labels), ...ofCases(room, labels, reader.language)] : [];
  return Promise.all([...parts, ofFeedback(room, asked)]);
}

function ofCases(room: ResponseRoom, reader: LabelReader, language: Language): Promise<Waiting>[] {
  const { db } = room;
  const asked: TodayAsked = { reader, limit: MOST_TODAY };
  const now = reader.now.getTime();
  const ago = (ms: number) => new Date(now - ms);
  return [
    selectDueTasks(db, asked, new Date(now + SOON_MS)).then((rows) =>
      toWaiting('task', rows, ({ case_id, words, title, date }) => ({
        ...subject(case_id, texts.task(words, { id: case_id, title })[language], texts.taskWhy[language]),
        ...dueOn(date, now),
      })),
    ),
    selectStillCases(db, asked, ago(STILL_MS)).then((rows) =>
      toWaiting('case', rows, ({ id, title, moved_at }) =>
        subject(
          id,
          texts.case({ id, title }, Math.floor((now - moved_at.getTime()) / DAY))[language],
          texts.caseWhy[language],
        ),
      ),
    ),
    leavingCases(room, asked, language),
    selectWaitingMeasures(db, asked, localDateOf(now)).then((rows) =>
      toWaiting('measure', rows, ({ id, title, waits, day }) => ({
        ...subject(id, texts.measure[waits](title)[language], texts.measureWhy[language]),
        ...dueOn(day, now),
      })),
    ),
    selectNewVerdicts(db, asked, ago(NEWS_MS)).then((rows) =>
      toWaiting('verdict', rows, ({ intervention_id, title, verdict }) =>
        subject(intervention_id, texts.verdict(title, verdict)[language], texts.measureWhy[language]),
      ),
    ),
  ];
}

async function leavingCases(room: ResponseRoom, asked: TodayAsked, language: Language): Promise<Waiting> {
  const { now } = asked.reader;
  const terms = await loadKeptTerms(room);
  const soon = now.getTime() + LEAVING_MS;
  const dues = terms.dues('cases', await selectPlacesOfClosed(room.db), soon);
  const rows = await selectLeavingCases(room.db, asked, dues);
  return toWaiting('removal', rows, ({ id, title, settled_at, days }) => ({
    ...subject(id, texts.removal({ id, title })[language], texts.caseWhy[language]),
    dueAt: new Date(Math.max(settled_at.getTime() + days * DAY, now.getTime())).toISOString(),
  }));
}

async function ofFeedback(room: ResponseRoom, { access, person, reader }: WaitingAsked): Promise<Waiting> {
  const { language } = reader;
  const all = await toProposals(room, { access, principal: person, language, now: room.clock.now() });
  const rows = all.slice(0, MOST_TODAY).map((one) => ({ ...one, total: all.length }));
  return toWaiting('proposal', rows, ({ placeId, sentence }: FeedbackProposal) =>
    subject(placeId, sentence, texts.proposalWhy[language]),
  );
}

type Told = Omit<TodayItem, 'kind'>;

function toWaiting<T extends { readonly total: number }>(
  kind: TodayKind,
  rows: readonly T[],
  tell: (row: T) => Told,
): Waiting {
  return { kind, total: rows[0]?.total ?? 0, items: rows.map((row) => ({ kind, ...tell(row) })) };
}

function subject(subjectId: number, sentence: string, reason: string): Told {
  return { subjectId, datastreamId: null, sentence, detail: null, reason, dueAt: null, late: false };
}

/** Noon, so that it is the same day in every zone of ours; late once the day is over. */
function dueOn(date: string, now: number): Pick<TodayItem, 'dueAt' | 'late'> {
  const start = Date.parse(`${date}T00:00:00Z`);
  return { dueAt: new Date(start + DAY / 2).toISOString(), late: start + DAY <= now };
}

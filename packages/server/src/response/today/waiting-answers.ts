import { MOST_TODAY, type Signal, type TodayItem } from '@wijkritme/contract';
import type { LabelReader } from '../../sharing/index.ts';
import { loadAnswerTerms } from '../queue/answer-terms.ts';
import { toSignalWorks } from '../queue/to-signal-work.ts';
import type { ResponseRoom } from '../room.ts';
import { amongSignals, workCondition } from '../sql/signal-work.ts';
import { todayTexts as texts } from './today-texts.ts';
import type { Waiting, WaitingAsked } from './waiting.ts';

/** Signals that wait for one's own interpretation: those that one works on first, then those that wait longest. */
export async function waitingAnswers(
  room: ResponseRoom,
  { access, person, reader }: WaitingAsked,
  labels: LabelReader,
): Promise<Waiting> {
  const { personId } = person;
  const now = room.clock.now();
  const terms = await loadAnswerTerms(room);
  const places = labels.everywhere ? [...labels.places, null] : labels.places;
  const choose = (mine: boolean) => ({
    windows: terms.windows(places, now, 'asked'),
    also: workCondition({ personId, waiting: 'me', ...(mine ? { worker: { personId } } : {}) }),
  });
  const [mine, all] = await Promise.all([
    room.rhythm.chooseSignals(choose(true), MOST_TODAY),
    room.rhythm.chooseSignals(choose(false), MOST_TODAY),
  ]);
  const ids = [...new Set([...mine.ids, ...all.ids])].slice(0, MOST_TODAY);
  const { items } = await room.rhythm.listSignals({}, reader, { also: amongSignals(ids) });
  const works = await toSignalWorks(room, { access, personId }, items.map(toWorked));
  const isMine = new Set(mine.ids);
  const byId = new Map(items.map((signal) => [signal.id, signal]));
  return {
    kind: 'answer',
    total: all.total,
    items: ids.flatMap((id): TodayItem[] => {
      const [signal, work] = [byId.get(id), works.get(id)];
      if (!signal || !work) return [];
      const why = isMine.has(id) ? texts.answerMine : texts.answerPlace;
      return [
        {
          kind: 'answer',
          subjectId: id,
          datastreamId: null,
          sentence: texts.answer(signal.placeName)[reader.language],
          detail: signal.sentence,
          reason: why[reader.language],
          dueAt: work.dueAt,
          late: (work.daysLeft ?? 1) < 0,
        },
      ];
    }),
  };
}

const toWorked = ({ id, placeId, start }: Signal) => ({ id, placeId, start: new Date(start) });

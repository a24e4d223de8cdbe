import { limits } from '@wijkritme/contract';
import type { FormCall, PageAnswer } from '../../foundation/http/pages.ts';
import type { StoredPlace } from '../../places/index.ts';
import { hourOf, toWholeMinutes } from '../check-report.ts';
import { publicCounts } from '../public-counts.ts';
import type { ParticipationRoom } from '../room.ts';
import { selectCategories } from '../sql/categories.ts';
import { countReceived, insertReport, isFormKnown } from '../sql/write-reports.ts';
import { type FormView, formPage } from './form-page.ts';
import { wordsOf } from './frame.ts';
import { parseReportForm, type ReportFields } from './parse-report-form.ts';
import { thanksPage } from './thanks-page.ts';

interface AtPlace {
  readonly place: StoredPlace;
  readonly language: FormCall['language'];
}

type Shown = Pick<FormView, 'fields' | 'faults' | 'problem' | 'status' | 'form'>;

/** The form, empty or with what was chosen before. */
export async function showForm(room: ParticipationRoom, at: AtPlace, shown: Partial<Shown> = {}): Promise<PageAnswer> {
  const { place, language } = at;
  const now = room.clock.now();
  const [all, counts] = await Promise.all([
    selectCategories(room.db),
    publicCounts(room, { placeId: place.id, timeZone: place.timeZone, language }),
  ]);
  const categories = all.filter(({ closed }) => !closed);
  return formPage({ ...at, now, counts, categories, fields: {}, faults: [], form: room.marks.openForm(now), ...shown });
}

/**
 * Takes a form in. Sent twice it is one report with one code: who waited too long for an answer may send it again. What the form
 * does not have is not looked at, and nothing of it is kept or repeated.
 */
export async function sendReport(room: ParticipationRoom, at: AtPlace, fields: ReportFields): Promise<PageAnswer> {
  const { db, marks, clock } = room;
  const { place, language } = at;
  const now = clock.now();
  const form = fields.formulier ?? '';
  const words = wordsOf(language);
  const thanks = () => thanksPage({ language, place, code: marks.codeOf(form) });
  const fault = marks.faultOf(form, now);
  const hash = marks.hashOfForm(form);
  if (fault !== 'unknown' && (await isFormKnown(db, hash))) return thanks();
  if (fault) return showForm(room, at, { fields, problem: words.fault.form, status: 400 });
  const categories = (await selectCategories(db)).filter(({ closed }) => !closed).map(({ id }) => id);
  const { draft, faults } = parseReportForm(fields, { categories, timeZone: place.timeZone, now });
  if (!draft) return showForm(room, at, { fields, faults, form });
  const hour = hourOf(now);
  if ((await countReceived(db, place.id, hour)) >= limits.reportsOfPlaceAnHour)
    return showForm(room, at, { fields, form, problem: words.placeFull, status: 429 });
  const code = marks.hashOfCode(marks.codeOf(form));
  if (!code) throw new Error('a code of ours is none');
  const stretch = toWholeMinutes(draft.stretch);
  await insertReport(db, {
    place_id: place.id,
    category_id: draft.categoryId,
    from_time: new Date(stretch.from),
    until_time: new Date(stretch.until),
    amount: draft.amount,
    source: 'resident',
    received_at: hour,
    form: hash,
    code,
  });
  room.rhythm.tellSignedIn('reports');
  return thanks();
}

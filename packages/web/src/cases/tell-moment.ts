import { createFormat } from '../i18n/format.ts';
import type { Language } from '../i18n/language.ts';
import { measuresTexts } from '../measures/texts.ts';
import { reportsTexts } from '../reports/texts.ts';
import { casesTexts } from './texts.ts';
import type { Moment } from './timeline-of.ts';
import { whoOf } from './who-of.ts';

export interface ToldMoment {
  readonly what: string;
  /** What people wrote about it; empty: nothing. */
  readonly said: string;
  /** By role and organisation; empty: not kept, or of nobody. */
  readonly who: string;
}

/** A moment of a case in words, where it cannot be shown: the same as the page says. */
export function tellMoment(moment: Moment, language: Language): ToldMoment {
  const text = casesTexts[language];
  const { percent, whole, longDate } = createFormat(language);
  const by = (one: Parameters<typeof whoOf>[0]) => whoOf(one, text.roles);
  switch (moment.kind) {
    case 'signal': {
      const { signalId, exists } = moment.signal;
      return { what: text.signal(signalId), said: exists ? '' : text.gone, who: '' };
    }
    case 'interpretation': {
      const { item } = moment;
      const now = item.later ?? item.blind;
      const who = by(item);
      const what = now ? text.thought(who, now.explanation.name, percent(now.sure / 100)) : text.declined(who);
      return { what, said: now?.words ?? '', who };
    }
    case 'agreement':
    case 'agreement-struck': {
      const { words, parties, struck } = moment.entry;
      const isStruck = moment.kind === 'agreement-struck' && struck !== null;
      if (isStruck)
        return { what: text.struckAt, said: `${words} ${text.struckBecause(struck.reason)}`, who: by(struck) };
      const what = struck === null ? text.agreement : `${text.agreement} (${text.struck})`;
      return { what, said: `${words} ${text.with(parties.map(({ name }) => name).join(', '))}`, who: by(moment.entry) };
    }
    case 'task-written':
      return {
        what: `${text.taskWritten}. ${text.until(longDate(moment.entry.date))}`,
        said: moment.entry.words,
        who: by(moment.entry),
      };
    case 'task-done':
      return { what: text.taskDone, said: moment.entry.words, who: moment.entry.doneBy ? by(moment.entry.doneBy) : '' };
    case 'step': {
      const { kind, signalId, reason } = moment.step;
      const what = text.caseSteps[kind];
      return {
        what: signalId === null ? what : `${what}: ${text.signal(signalId)}`,
        said: reason === null ? '' : text.struckBecause(reason),
        who: by(moment.step),
      };
    }
    case 'file':
      return { what: text.fileAdded(moment.attachment.name), said: '', who: by(moment.attachment) };
    case 'report': {
      const { linked, reportId, organisation } = moment.change;
      const { historyLinked, historyUnlinked } = reportsTexts[language];
      return {
        what: (linked ? historyLinked : historyUnlinked)(whole(reportId), organisation.name),
        said: '',
        who: organisation.name,
      };
    }
    case 'measure':
      return {
        what: `${text.measureSteps[moment.step.state]}: ${moment.measure.title}`,
        said: '',
        who: by(moment.step),
      };
    case 'verdict': {
      const { series, verdict } = moment.verdict;
      const said = text.verdictOf(series, measuresTexts[language].verdicts[verdict]);
      return { what: `${text.judged}: ${moment.measure.title}`, said, who: '' };
    }
    default:
      return moment satisfies never;
  }
}

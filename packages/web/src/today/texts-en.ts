import type { TodayText } from './texts-nl.ts';

export const todayEn: TodayText = {
  title: 'What needs you today?',
  short: 'Today',
  intro: 'The most urgent comes first. Each says why it is yours.',
  kinds: {
    answer: 'interpretation',
    task: 'task',
    case: 'case',
    measure: 'measure',
    verdict: 'effect',
    proposal: 'proposal',
    passport: 'passport',
    notices: 'notices',
  },
  list: 'What needs you',
  count: (count) => (count === 1 ? '1 thing needs you.' : `${count} things need you.`),
  lateCount: (count) => (count === 1 ? '1 of them is late.' : `${count} of them are late.`),
  why: (reason) => `Why you? ${reason}`,
  by: (when) => `by ${when}`,
  late: (when) => `late, this was due ${when}`,
  more: (count, kind) => `${count} more of the kind “${kind}”`,
  emptyTitle: 'Nothing needs you now',
  empty: 'Good. That does not say nothing happens: we know only what sensors measure and what people write down here.',
  toSignals: 'Look at the signals',
  needPerson: 'This page belongs to a person. Sign in with your own account.',
  signIn: 'Sign in',
};

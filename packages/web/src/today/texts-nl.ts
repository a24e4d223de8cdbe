import type { TodayKind } from '@wijkritme/contract';

const kinds: Record<TodayKind, string> = {
  answer: 'duiding',
  task: 'taak',
  case: 'dossier',
  measure: 'maatregel',
  verdict: 'effect',
  proposal: 'voorstel',
  passport: 'paspoort',
  removal: 'dossier gaat weg',
  notices: 'meldingen',
};

/** Texts of what needs somebody today. */
export const todayNl = {
  title: 'Wat vraagt vandaag iets van u?',
  short: 'Vandaag',
  intro: 'Het dringendste staat bovenaan. Bij alles staat waarom het bij u hoort.',
  kinds,
  list: 'Wat iets van u vraagt',
  count: (count: number) => (count === 1 ? '1 ding vraagt iets van u.' : `${count} dingen vragen iets van u.`),
  lateCount: (count: number) => (count === 1 ? '1 daarvan is te laat.' : `${count} daarvan zijn te laat.`),
  why: (reason: string) => `Waarom u? ${reason}`,
  by: (when: string) => `voor ${when}`,
  late: (when: string) => `te laat, dit kon tot ${when}`,
  more: (count: number, kind: string) => `Nog ${count} van het soort “${kind}”`,
  emptyTitle: 'Er is nu niets dat iets van u vraagt',
  empty:
    'Fijn. Dat zegt niet dat er niets gebeurt: wij kennen alleen wat sensoren meten en wat mensen hier opschrijven.',
  toSignals: 'Bekijk de signalen',
  needPerson: 'Deze pagina is van een persoon. Meld u aan met uw eigen account.',
  signIn: 'Meld u aan',
};

export type TodayText = typeof todayNl;

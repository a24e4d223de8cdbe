import {
  type DeviationKind,
  type EffectVerdict,
  type InterventionKind,
  type InterventionState,
  ownPath,
  type PassportStatus,
  type SharingLabel,
} from '@wijkritme/contract';

/** The words of an address are Dutch: people read and share them. */
export type Period = 'dag' | 'week' | 'maand' | 'jaar';
export type WeekMode = 'normaal' | 'gemeten' | 'verschil';
export type View = 'kaart' | 'lijst';
export type Waiting = 'op-mij' | 'te-laat';
export type Order = 'nieuwste' | 'sterkste';

export interface OverviewSearch {
  weergave?: View;
}
export interface PlaceSearch {
  datastream?: number;
  periode?: Period;
  /** Last local day that is shown; absent means up to now, live. */
  tot?: string;
  week?: string;
  modus?: WeekMode;
}
export interface RhythmsSearch extends Pick<PlaceSearch, 'periode' | 'tot'> {
  /** Numbers of the measures that are drawn, or `geen`. */
  maatregelen?: string;
  /** Small charts of one unit on one scale; else each on its own. */
  schaal?: 'zelfde';
}
/** Of signals and of deviations: the same words choose in both lists. */
export interface FindingsSearch {
  soort?: DeviationKind;
  plek?: number;
  open?: boolean;
  volgorde?: Order;
  /** First and last local day that is shown. */
  van?: string;
  tot?: string;
  /** Of signals, for who works on them: `mij`, `niemand` or the number of a colleague. */
  wie?: string;
  /** Of signals: what waits for one's own interpretation. */
  wacht?: Waiting;
}
export interface SensorsSearch {
  zoek?: string;
  plek?: number;
  paspoort?: PassportStatus;
}
/** Of cases, and of measures: words, state, place and who may read it. */
export interface ListSearch<State extends string> {
  zoek?: string | undefined;
  stand?: State | undefined;
  plek?: number | undefined;
  label?: SharingLabel | undefined;
}
export type CasesSearch = ListSearch<'open' | 'closed'>;
export type MeasuresSearch = ListSearch<InterventionState>;
export interface NewMeasureSearch {
  /** Step of the script of the case that it is made of. */
  stap?: number;
}
export interface BudgetSearch {
  /** Signals a week that are tried out. */
  proef?: number;
}
export interface ImportsSearch {
  vorm?: string;
}
export interface ImportSearch {
  uitkomst?: string;
}
export type LeadWord = 'uur' | 'uren' | 'dag' | 'week';
export type ScoresPart = 'voorspellingen' | 'signalen';
export interface ScoresSearch {
  /** Which of the two is shown; absent: forecasts. */
  deel?: ScoresPart;
  plek?: number;
  /** Of signals: a quarter such as 2026-Q4. */
  kwartaal?: string;
  /** How far ahead: up to an hour, six hours, a day or a week. */
  vooruit?: LeadWord;
}
/** Past effects. */
export interface EffectsSearch {
  soort?: InterventionKind;
  oordeel?: EffectVerdict;
  zoek?: string;
}
/** Entries of the log; days with both ends. */
export interface LogSearch {
  soort?: string | undefined;
  van?: string | undefined;
  tot?: string | undefined;
}
/** Signing in. */
export interface SignInSearch {
  /** Page of ours to which one comes back. */
  terug?: string;
  /** Why a provider sent one back without a session. */
  fout?: string;
}
/** What went out and what did not. */
export type SendingState = 'wacht' | 'opgegeven' | 'verzonden';
export interface SendingSearch {
  stand?: SendingState;
}
/** How long things are kept. */
export interface KeepingSearch {
  plek?: number;
}
/** Whose first steps: a role, or `visitor`. */
export interface FirstStepsSearch {
  rol?: string;
}
export interface CheckSearch {
  /** Id of a question, or `uitkomst`; absent means the start. */
  vraag?: string;
}

/** Every address of the workbench. Links are made here and nowhere else. */
export const paths = {
  overview: (search: OverviewSearch = {}) => `/${queryOf({ ...search })}`,
  place: (id: number, search: PlaceSearch = {}) => `/plekken/${id}${queryOf({ ...search })}`,
  budget: (id: number, search: BudgetSearch = {}) => `/plekken/${id}/signalen-per-week${queryOf({ ...search })}`,
  rhythms: (id: number, search: RhythmsSearch = {}) => `/plekken/${id}/ritmes${queryOf({ ...search })}`,
  planned: (id: number) => `/plekken/${id}/agenda`,
  feeling: (id: number) => `/plekken/${id}/beleving`,
  reports: (id: number) => `/plekken/${id}/bewonersmeldingen`,
  /** Made on the server, for residents. */
  reportForm: (id: number) => `/melden/${id}`,
  signals: (search: FindingsSearch = {}) => `/signalen${queryOf({ ...search })}`,
  signal: (id: number) => `/signalen/${id}`,
  interpretations: (signal: number) => `/signalen/${signal}#interpret-heading`,
  /** On the page of the signal itself. */
  opinionHere: '#interpret-heading',
  deviations: (search: FindingsSearch = {}) => `/afwijkingen${queryOf({ ...search })}`,
  deviation: (id: number) => `/afwijkingen/${id}`,
  sensors: (search: SensorsSearch = {}) => `/sensoren${queryOf({ ...search })}`,
  sensor: (id: number) => `/sensoren/${id}`,
  passport: (thingId: number, datastreamId: number) => `/sensoren/${thingId}/paspoort/${datastreamId}`,
  newDevice: (id: number) => `/sensoren/nieuw/${id}`,
  validation: (thingId: number, datastreamId: number) => `/sensoren/${thingId}/validatie/${datastreamId}`,
  claim: () => '/claim',
  imports: (search: ImportsSearch = {}) => `/importeren${queryOf({ ...search })}`,
  import: (id: number, search: ImportSearch = {}) => `/importeren/${id}${queryOf({ ...search })}`,
  scores: (search: ScoresSearch = {}) => `/hoe-goed${queryOf({ ...search })}`,
  cases: (search: CasesSearch = {}) => `/dossiers${queryOf({ ...search })}`,
  /** Of one agreement: the case opens there. */
  case: (id: number, agreement?: number) => `/dossiers/${id}${agreement === undefined ? '' : `#afspraak-${agreement}`}`,
  measures: (search: MeasuresSearch = {}) => `/maatregelen${queryOf({ ...search })}`,
  /** Of one verdict: the measure opens there. */
  measure: (id: number, effect?: number) => `/maatregelen/${id}${effect === undefined ? '' : `#oordeel-${effect}`}`,
  newMeasure: (caseId: number, search: NewMeasureSearch = {}) =>
    `/maatregelen/nieuw/${caseId}${queryOf({ ...search })}`,
  effects: (search: EffectsSearch = {}) => `/wat-hielp${queryOf({ ...search })}`,
  keeping: (search: KeepingSearch = {}) => `/bewaren${queryOf({ ...search })}`,
  explanations: () => '/verklaringen',
  reportCategories: () => '/soorten-meldingen',
  check: (vraag?: string) => `/check${queryOf({ vraag })}`,
  /** Pages of the server: they work without script, and the browser loads them anew. */
  register: () => '/register',
  registerEntry: (thingId: number) => `/register/${thingId}`,
  firstSteps: (search: FirstStepsSearch = {}) => `/eerste-stappen${queryOf({ ...search })}`,
  today: () => '/vandaag',
  notices: () => '/meldingen',
  noticePreferences: () => '/meldingen/voorkeuren',
  confirmMail: () => '/meldingen/bevestigen',
  sending: (search: SendingSearch = {}) => `/meldingen/verzending${queryOf({ ...search })}`,
  signIn: (search: SignInSearch = {}) => `/aanmelden${queryOf({ ...search, terug: maybeWayBack(search.terug) })}`,
  invitation: () => '/uitnodiging',
  account: () => '/account',
  settings: () => '/instellingen',
  people: () => '/mensen',
  person: (id: number) => `/mensen/${id}`,
  upkeep: () => '/systeem',
  log: (search: LogSearch = {}) => `/logboek${queryOf({ ...search })}`,
  accessibility: () => '/toegankelijkheid',
} as const;

/** Pages that one comes back to: ours, and none that only leads to another. */
export function maybeWayBack(path: string | undefined): string | undefined {
  const own = ownPath(path);
  return own === '/' || /^\/(aanmelden|uitnodiging)([/?#]|$)/.test(own) ? undefined : own;
}

/** @example queryOf({ a: 1, b: undefined }) // '?a=1' */
export function queryOf(search: Record<string, string | number | boolean | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) if (value !== undefined) query.set(name, String(value));
  return query.size > 0 ? `?${query}` : '';
}

import {
  type DeviationKind,
  effectVerdicts,
  type InterventionState,
  interventionKinds,
  type PassportStatus,
  type SharingLabel,
} from '@wijkritme/contract';
import {
  type BudgetSearch,
  type CasesSearch,
  type CheckSearch,
  type EffectsSearch,
  type FindingsSearch,
  type FirstStepsSearch,
  type ImportSearch,
  type ImportsSearch,
  type KeepingSearch,
  type LeadWord,
  type ListSearch,
  type LogSearch,
  type MeasuresSearch,
  maybeWayBack,
  type NewMeasureSearch,
  type Order,
  type OverviewSearch,
  type Period,
  type PlaceSearch,
  type RhythmsSearch,
  type ScoresPart,
  type ScoresSearch,
  type SendingSearch,
  type SendingState,
  type SensorsSearch,
  type SignInSearch,
  type View,
  type Waiting,
  type WeekMode,
} from './paths.ts';

type Raw = Record<string, unknown>;

export const periods: readonly Period[] = ['dag', 'week', 'maand', 'jaar'];
export const weekModes: readonly WeekMode[] = ['normaal', 'gemeten', 'verschil'];
export const deviationKinds: readonly DeviationKind[] = [
  'higher',
  'lower',
  'level-shift',
  'changed-shape',
  'silent',
  'stuck',
  'implausible',
  'other-state',
];
export const passportStatuses: readonly PassportStatus[] = [
  'valid',
  'missing',
  'expired',
  'not_yet_valid',
  'withdrawn',
];
export const sharingLabels: readonly SharingLabel[] = [
  'TLP:CLEAR',
  'TLP:GREEN',
  'TLP:AMBER',
  'TLP:AMBER+STRICT',
  'TLP:RED',
];
const caseStates = ['open', 'closed'] as const;
const measureStates: readonly InterventionState[] = ['proposed', 'planned', 'running', 'ended', 'stopped', 'withdrawn'];
const waitings: readonly Waiting[] = ['op-mij', 'te-laat'];
const views: readonly View[] = ['kaart', 'lijst'];
const orders: readonly Order[] = ['nieuwste', 'sterkste'];

/** What stands in an address is typed by people: anything that is not understood is left out, never an error. */
export const parseOverviewSearch = (raw: Raw): OverviewSearch => ({ weergave: maybeOneOf(raw.weergave, views) });

export const parsePlaceSearch = (raw: Raw): PlaceSearch => ({
  datastream: maybeId(raw.datastream),
  periode: maybeOneOf(raw.periode, periods),
  tot: maybeDate(raw.tot),
  week: maybeMatch(raw.week, /^\d{4}-W\d{2}$/),
  modus: maybeOneOf(raw.modus, weekModes),
});

export const parseRhythmsSearch = (raw: Raw): RhythmsSearch => ({
  periode: maybeOneOf(raw.periode, periods),
  tot: maybeDate(raw.tot),
  maatregelen: maybeMatch(String(raw.maatregelen ?? ''), /^(geen|\d{1,9}(,\d{1,9}){0,99})$/),
  schaal: maybeOneOf(raw.schaal, ['zelfde'] as const),
});

const interventionKindIds = interventionKinds.map(({ id }) => id);

export const parseEffectsSearch = (raw: Raw): EffectsSearch => ({
  soort: maybeOneOf(raw.soort, interventionKindIds),
  oordeel: maybeOneOf(raw.oordeel, effectVerdicts),
  zoek: raw.zoek === undefined || raw.zoek === '' ? undefined : String(raw.zoek).slice(0, 100),
});

export const parseLogSearch = (raw: Raw): LogSearch => ({
  soort: maybeMatch(raw.soort, /^[a-z-]{1,40}\.[a-z-]{1,60}$/),
  van: maybeDate(raw.van),
  tot: maybeDate(raw.tot),
});

export const parseBudgetSearch = (raw: Raw): BudgetSearch => ({ proef: maybeBudget(raw.proef) });

export const parseFindingsSearch = (raw: Raw): FindingsSearch => ({
  soort: maybeOneOf(raw.soort, deviationKinds),
  plek: maybeId(raw.plek),
  open: String(raw.open) === 'true' ? true : undefined,
  volgorde: maybeOneOf(raw.volgorde, orders),
  van: maybeDate(raw.van),
  tot: maybeDate(raw.tot),
});

/** The list of signals can also be chosen by who works on them. */
export const parseSignalsSearch = (raw: Raw): FindingsSearch => ({
  ...parseFindingsSearch(raw),
  wie: maybeMatch(raw.wie, /^(mij|niemand|[1-9]\d{0,8})$/),
  wacht: maybeOneOf(raw.wacht, waitings),
});

const parseListSearch = (raw: Raw): Omit<ListSearch<string>, 'stand'> => ({
  zoek: maybeMatch(String(raw.zoek ?? ''), /^.{1,100}$/),
  plek: maybeId(raw.plek),
  label: maybeOneOf(raw.label, sharingLabels),
});

export const parseCasesSearch = (raw: Raw): CasesSearch => ({
  ...parseListSearch(raw),
  stand: maybeOneOf(raw.stand, caseStates),
});

export const parseNewMeasureSearch = (raw: Raw): NewMeasureSearch => ({ stap: maybeId(raw.stap) });

export const parseMeasuresSearch = (raw: Raw): MeasuresSearch => ({
  ...parseListSearch(raw),
  stand: maybeOneOf(raw.stand, measureStates),
});

export const parseSensorsSearch = (raw: Raw): SensorsSearch => ({
  zoek: maybeMatch(raw.zoek, /^.{1,100}$/),
  plek: maybeId(raw.plek),
  paspoort: maybeOneOf(raw.paspoort, passportStatuses),
});

export const sendingStates: readonly SendingState[] = ['wacht', 'opgegeven', 'verzonden'];
export const parseSendingSearch = (raw: Raw): SendingSearch => ({ stand: maybeOneOf(raw.stand, sendingStates) });
export const parseSignInSearch = (raw: Raw): SignInSearch => ({
  terug: maybeWayBack(raw.terug === undefined ? undefined : String(raw.terug)),
  fout: maybeMatch(raw.fout, /^[a-z-]{1,20}$/),
});
export const parseKeepingSearch = (raw: Raw): KeepingSearch => ({ plek: maybeId(raw.plek) });
export const parseImportsSearch = (raw: Raw): ImportsSearch => ({ vorm: maybeMatch(raw.vorm, /^[\w-]{1,60}$/) });
export const leadWords: readonly LeadWord[] = ['uur', 'uren', 'dag', 'week'];
export const scoresParts: readonly ScoresPart[] = ['voorspellingen', 'signalen'];
export const parseScoresSearch = (raw: Raw): ScoresSearch => ({
  deel: maybeOneOf(raw.deel, scoresParts),
  kwartaal: maybeMatch(raw.kwartaal, /^20\d{2}-Q[1-4]$/),
  plek: maybeId(raw.plek),
  vooruit: maybeOneOf(raw.vooruit, leadWords),
});
export const parseFirstStepsSearch = (raw: Raw): FirstStepsSearch => ({ rol: maybeMatch(raw.rol, /^[a-z-]{1,20}$/) });
export const parseCheckSearch = (raw: Raw): CheckSearch => ({ vraag: maybeMatch(raw.vraag, /^[a-z-]{1,40}$/) });
export const parseImportSearch = (raw: Raw): ImportSearch => ({ uitkomst: maybeMatch(raw.uitkomst, /^[a-z]{1,20}$/) });

/** Plain query strings instead of the router's JSON, so that an address can be read aloud. */
export const parseQuery = (text: string): Raw => Object.fromEntries(new URLSearchParams(text));

function maybeOneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((candidate) => candidate === value);
}

/** What the server takes for a number of signals a week. */
function maybeBudget(value: unknown): number | undefined {
  const perWeek = value === '' ? Number.NaN : Number(value);
  return perWeek >= 0.04 && perWeek <= 100 ? perWeek : undefined;
}

function maybeId(value: unknown): number | undefined {
  const id = Number(value);
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** A day that exists. */
function maybeDate(value: unknown): string | undefined {
  const day = maybeMatch(value, /^\d{4}-\d{2}-\d{2}$/);
  return day !== undefined && !Number.isNaN(Date.parse(day)) ? day : undefined;
}

function maybeMatch(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

import type { DeviationKind } from '@wijkritme/contract';
import type {
  DeviationsSearch,
  ImportSearch,
  ImportsSearch,
  Order,
  OverviewSearch,
  Period,
  PlaceSearch,
  View,
  WeekMode,
} from './paths.ts';

type Raw = Record<string, unknown>;

export const periods: readonly Period[] = ['dag', 'week', 'maand', 'jaar'];
export const weekModes: readonly WeekMode[] = ['normaal', 'gemeten', 'verschil'];
export const deviationKinds: readonly DeviationKind[] = ['higher', 'lower', 'silent', 'stuck', 'level-shift'];
const views: readonly View[] = ['kaart', 'lijst'];
const orders: readonly Order[] = ['nieuwste', 'sterkste'];

/** What stands in an address is typed by people: anything that is not understood is left out, never an error. */
export const parseOverviewSearch = (raw: Raw): OverviewSearch => ({ weergave: maybeOneOf(raw.weergave, views) });

export const parsePlaceSearch = (raw: Raw): PlaceSearch => ({
  datastream: maybeId(raw.datastream),
  periode: maybeOneOf(raw.periode, periods),
  tot: maybeMatch(raw.tot, /^\d{4}-\d{2}-\d{2}$/),
  week: maybeMatch(raw.week, /^\d{4}-W\d{2}$/),
  modus: maybeOneOf(raw.modus, weekModes),
});

export const parseDeviationsSearch = (raw: Raw): DeviationsSearch => ({
  soort: maybeOneOf(raw.soort, deviationKinds),
  plek: maybeId(raw.plek),
  open: String(raw.open) === 'true' ? true : undefined,
  volgorde: maybeOneOf(raw.volgorde, orders),
});

export const parseImportsSearch = (raw: Raw): ImportsSearch => ({ vorm: maybeMatch(raw.vorm, /^[\w-]{1,60}$/) });
export const parseImportSearch = (raw: Raw): ImportSearch => ({ uitkomst: maybeMatch(raw.uitkomst, /^[a-z]{1,20}$/) });

/** Plain query strings instead of the router's JSON, so that an address can be read aloud. */
export const parseQuery = (text: string): Raw => Object.fromEntries(new URLSearchParams(text));

function maybeOneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((candidate) => candidate === value);
}

function maybeId(value: unknown): number | undefined {
  const id = Number(value);
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

function maybeMatch(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

import { WijkritmeError } from '@wijkritme/contract';
import type { RegisterSettings } from '../../../foundation/config.ts';
import type { RegisterEntry, RegisterSeries } from '../entries.ts';

/** Everything that an export may be made from. */
export interface RegisterData {
  readonly entries: readonly RegisterEntry[];
  /** Address under which others see this installation, without a path. */
  readonly baseUrl: string;
  /** UTC ms. */
  readonly now: number;
  /** UTC ms of the first passport; undefined before there is one. */
  readonly startedAt: number | undefined;
  readonly settings: RegisterSettings;
}

/** One shape that others use for registers. Adapters add no field that their standard does not have. */
export interface RegisterExport {
  readonly id: string;
  readonly title: string;
  readonly mediaType: 'application/json' | 'application/ld+json';
  toExport(data: RegisterData): unknown;
}

export interface Holder {
  readonly organisation: string;
  readonly contact: string;
}

/**
 * Who keeps the register: as set, else the one owner that all passports name.
 * @throws WijkritmeError register_not_described
 */
export function getHolder({ settings, entries }: RegisterData): Holder {
  const passports = entries.flatMap(({ series }) => series.flatMap(({ passport }) => passport ?? []));
  const only = (values: readonly string[]) => (new Set(values).size === 1 ? values[0] : undefined);
  const organisation = settings.organisation ?? only(passports.map(({ owner }) => owner));
  const contact = settings.contact ?? only(passports.map((passport) => passport.contact));
  if (organisation && contact) return { organisation, contact };
  throw new WijkritmeError('register_not_described', {
    nl: 'De paspoorten noemen geen eigenaar, of meer dan een. Vraag uw beheerder om REGISTER_ORGANISATION en REGISTER_CONTACT in te stellen.',
    en: 'The passports name no owner, or several. Ask your administrator to set REGISTER_ORGANISATION and REGISTER_CONTACT.',
  });
}

/** @returns the address of an entry in the public register */
export function entryUrl({ baseUrl }: RegisterData, { id }: RegisterEntry): string {
  return `${baseUrl}/register/${id}`;
}

/** Readings that anybody may have as they are: valid passport, no personal data, no group that has to be hidden. */
export function isOpen({ status, passport }: RegisterSeries): boolean {
  return status === 'valid' && passport !== null && !passport.personalData && passport.minimumGroup === 1;
}

export function isMail(contact: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact);
}

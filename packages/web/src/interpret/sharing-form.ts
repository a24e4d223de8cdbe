import type { NewCase, SharingLabel, SharingMark } from '@wijkritme/contract';
import { addDays, civilDate, startOfDay } from '../i18n/zone.ts';

/** Who may read it: as chosen. */
export interface SharingForm {
  readonly label: SharingLabel;
  readonly audience: readonly string[];
  /** Empty: everywhere. */
  readonly onlyPlaces: readonly string[];
  readonly persons: readonly string[];
  /** Last local day; empty: it stays. */
  readonly until: string;
}

export const emptySharing: SharingForm = {
  label: 'TLP:GREEN',
  audience: [],
  onlyPlaces: [],
  persons: [],
  until: '',
};

const named: Record<SharingLabel, readonly ('audience' | 'onlyPlaces' | 'persons')[]> = {
  'TLP:CLEAR': [],
  'TLP:GREEN': ['onlyPlaces'],
  'TLP:AMBER': ['audience', 'onlyPlaces'],
  'TLP:AMBER+STRICT': ['onlyPlaces'],
  'TLP:RED': ['persons'],
};

/** Does this label name such? What it does not name is neither asked nor sent. */
export const isNamed = (label: SharingLabel, what: 'audience' | 'onlyPlaces' | 'persons') =>
  named[label].includes(what);

export function toSharingInput(
  form: SharingForm,
  zone: string,
): Pick<NewCase, 'label' | 'audience'> & Required<Pick<NewCase, 'onlyPlaces' | 'persons' | 'endsAt'>> {
  const chosen = (what: 'audience' | 'onlyPlaces' | 'persons') =>
    isNamed(form.label, what) ? form[what].map(Number) : [];
  return {
    label: form.label,
    audience: chosen('audience'),
    onlyPlaces: chosen('onlyPlaces'),
    persons: chosen('persons'),
    endsAt: form.until === '' ? null : new Date(startOfDay(addDays(form.until, 1), zone)).toISOString(),
  };
}

/** @example toSharingForm(mark, 'Europe/Amsterdam').until // '2026-11-30', for what ends at midnight after that day */
export function toSharingForm(
  { label, audience, onlyPlaces, persons, endsAt }: SharingMark,
  zone: string,
): SharingForm {
  return {
    label,
    audience: audience.map(String),
    onlyPlaces: onlyPlaces.map(String),
    persons: persons.map(String),
    until: endsAt === null ? '' : civilDate(Date.parse(endsAt) - 1, zone),
  };
}

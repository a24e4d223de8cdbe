import type { Passport } from '@wijkritme/contract';
import type { RegisterEntry, RegisterSeries } from '../entries.ts';
import { type DtprElement, dtprTexts } from './dtpr-texts.ts';
import { entryUrl, isMail, isOpen, type RegisterData, type RegisterExport } from './register-export.ts';

/**
 * DTPR data chain, one per datastream with a passport: technology, purpose, data, processing, storage, access, retention
 * and who is accountable. Elements are those of the device taxonomy v1 (Helpful-Places/dtpr @156971b5); the shape is the
 * chain instance of its newer API (`api/src/schema/datachain-instance.ts`). That shape asks for `schema_version`, and a
 * version of the device taxonomy has not been published, so that field is left out instead of made up. Where data are
 * stored is not known here either, so there is no element for storage.
 */
export const dtpr: RegisterExport = {
  id: 'dtpr',
  title: 'DTPR data chain (JSON)',
  mediaType: 'application/json',
  toExport: (data) => ({
    chains: data.entries.flatMap((entry) => entry.series.flatMap((series) => toChain(data, entry, series) ?? [])),
    // Not of the standard: Dutch names of the elements, which it does not have.
    labels: Object.entries(dtprTexts).map(([element_id, value]) => ({ element_id, name: [dutch(value)] })),
  }),
};

function toChain(data: RegisterData, entry: RegisterEntry, series: RegisterSeries) {
  const { passport } = series;
  if (!passport) return undefined;
  return {
    id: `${entryUrl(data, entry)}#${series.id}`,
    title: [dutch(`${entry.name}: ${series.name}`)],
    description: [dutch(passport.purpose)],
    created_at: new Date(passport.validFrom).toISOString(),
    elements: elementsOf(passport, series).map((element, priority) => ({ ...element, priority })),
  };
}

interface Element {
  readonly element_id: DtprElement;
  readonly variables?: readonly { id: string; value: readonly LocaleValue[] }[];
  readonly actions?: readonly { type: 'email' | 'url'; label: readonly LocaleValue[]; target: string }[];
}
interface LocaleValue {
  readonly locale: 'nl';
  readonly value: string;
}
const dutch = (value: string): LocaleValue => ({ locale: 'nl', value });

function elementsOf(passport: Passport, series: RegisterSeries): Element[] {
  const plain = (ids: readonly (DtprElement | false | undefined)[]) =>
    ids.flatMap((element_id) => (element_id ? [{ element_id }] : []));
  return [
    accountable(passport),
    ...plain([
      purposes[series.property] ?? 'planning_decision_making',
      technologies[series.property],
      'values_time',
      passport.personalData && 'personal',
      'aggregated',
      passport.personalData && 'de_identified',
      passport.minimumGroup > 1 && 'k_anonymity',
    ]),
    { element_id: 'data_retained', variables: [{ id: 'duration', value: [dutch(`${passport.retentionDays} dagen`)] }] },
    ...plain([
      'available_to_the_accountable_organization',
      (passport.recipients?.length ?? 0) > 0 && 'available_to_3rd_parties',
      isOpen(series) && 'available_to_download',
    ]),
  ];
}

function accountable({ owner, contact }: Passport): Element {
  const kind = isMail(contact) ? 'email' : /^https?:/.test(contact) ? 'url' : undefined;
  return {
    element_id: 'organization',
    variables: [{ id: 'title', value: [dutch(owner)] }],
    ...(kind && { actions: [{ type: kind, label: [dutch('Vraag of klacht')], target: contact }] }),
  };
}

const purposes: Readonly<Record<string, DtprElement>> = {
  bicycles: 'mobility',
  cars: 'mobility',
  'heavy-vehicles': 'mobility',
  vehicles: 'mobility',
  speed: 'mobility',
  'travel-time': 'mobility',
  occupancy: 'mobility',
  pm25: 'health',
  no2: 'health',
  temperature: 'ecology',
};
/** Only where what is measured tells the technique: a count may come from radar, infrared or a camera. */
const technologies: Readonly<Record<string, DtprElement>> = {
  'sound-level': 'sound_level_meter',
  pm25: 'air_quality',
  no2: 'air_quality',
  temperature: 'thermometer',
};

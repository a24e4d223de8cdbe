import type { RegisterEntry, RegisterSeries } from '../entries.ts';
import { entryUrl, isMail, type RegisterData, type RegisterExport } from './register-export.ts';
import { toUuid } from './uuid.ts';

/**
 * WeCity sensor register, publication schema: Algoritmeregister/sensorregistratie-monorepo,
 * `sensoren/wecity/sensorregister-publicatiestandaard.schema.json` (as of commit 309ef750). One record per datastream
 * with a passport. Left out, because we do not have them: `contactpersoon` (we keep no names of people) and
 * `bewaartermijn` (of the registration, not of the data; the schema's own default holds). `type` and `thema` are closed
 * lists; what fits none is “overig”, or left out where the list has no such word.
 */
export const wecity: RegisterExport = {
  id: 'wecity',
  title: 'WeCity Sensorregister (JSON)',
  mediaType: 'application/json',
  toExport: (data) =>
    data.entries.flatMap((entry) => entry.series.flatMap((series) => toRecord(data, entry, series) ?? [])),
};

function toRecord(
  data: RegisterData,
  entry: RegisterEntry,
  { id, name, property, passport, endsAt, stage, fieldUntil }: RegisterSeries,
) {
  // What is not in use yet stands in no register of what stands outside.
  if (!passport || !shown.has(stage)) return undefined;
  const theme = themes[property];
  const until = toDay(new Date(Math.min(endsAt, fieldUntil)).toISOString());
  return {
    id: toUuid(`${entryUrl(data, entry)}#${id}`),
    naam: `${entry.name}: ${name}`,
    doel: passport.purpose,
    type: types[property] ?? 'overig',
    ...(theme && { thema: theme }),
    ...(entry.position && { latitude: entry.position[1], longitude: entry.position[0] }),
    'geldig tot': until,
    referentie: [entryUrl(data, entry), ...entry.places, entry.externalId ?? []].flat().join(', '),
    'verwerkt persoonsgegevens': passport.personalData,
    ...(passport.mobility && { 'mobiele sensor': passport.mobility === 'mobile' }),
    organisatie: passport.owner,
    ...(isMail(passport.contact) && { 'e-mail': passport.contact }),
    'wettelijke grondslag': passport.legalBasis,
    'niet tonen na': until,
  };
}

/** The schema knows no stage: it is for sensors that stand, or stood, outside. */
const shown: ReadonlySet<string> = new Set(['field', 'withdrawn']);

const types: Readonly<Record<string, 'temperatuur' | 'klimaat'>> = {
  temperature: 'temperatuur',
  pm25: 'klimaat',
  no2: 'klimaat',
};
const themes: Readonly<Record<string, 'verkeersveiligheid' | 'milieu'>> = {
  bicycles: 'verkeersveiligheid',
  cars: 'verkeersveiligheid',
  'heavy-vehicles': 'verkeersveiligheid',
  vehicles: 'verkeersveiligheid',
  speed: 'verkeersveiligheid',
  'sound-level': 'milieu',
  pm25: 'milieu',
  no2: 'milieu',
  temperature: 'milieu',
};

/** @example toDay('2026-11-22T00:00:00Z') // '22-11-2026' */
function toDay(instant: string): string {
  return new Date(instant).toISOString().slice(0, 10).split('-').reverse().join('-');
}

import { DAY, findProperty, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import {
  checkPassport,
  type DescribedSeries,
  ensureDatastream,
  entitiesWritten,
  findPersonalData,
  logPassportChanges,
  type Sensors,
} from '../../sensors/index.ts';
import type { DatastreamTemplate } from '../presets/preset.ts';
import type { EnsureDatastreams } from './datastream-book.ts';

const PASSPORT_YEARS = 5;
const RETENTION_DAYS = 36_500;

/** Things and datastreams for the series of a file, with a passport that says where they come from. */
export function createEnsureDatastreams(
  { clock, events }: Pick<Context, 'clock' | 'events'>,
  sensors: Sensors,
): EnsureDatastreams {
  return async (templates) => {
    const now = clock.now();
    const series = templates.map((template) => toSeries(template, sensors, now));
    const made = await sensors.db.transaction().execute(async (trx) => {
      const results: { id: number; isNew: boolean }[] = [];
      for (const one of series) results.push(await ensureDatastream(trx, one, new Date(now)));
      const changes = series.flatMap(({ passport }, at) => {
        const one = results[at];
        return one?.isNew ? [{ datastreamId: one.id, passport }] : [];
      });
      await logPassportChanges(trx, changes, { at: now, by: 'import' });
      return results;
    });
    const fresh = made.filter(({ isNew }) => isNew).map(({ id }) => id);
    if (fresh.length > 0) {
      await sensors.refresh(fresh);
      events.announce(entitiesWritten, { entities: fresh.map((id) => ({ kind: 'datastream' as const, id })) });
    }
    return made.map(({ id }) => id);
  };
}

function toSeries(template: DatastreamTemplate, sensors: Sensors, now: number): DescribedSeries {
  const { thing, position, source } = template;
  requireNoPerson(template);
  const property = findProperty(template.property);
  if (!property) {
    throw new WijkritmeError('file_unreadable', {
      nl: `“${template.property}” is geen geregistreerde grootheid. Kies een andere.`,
      en: `"${template.property}" is not a registered property. Choose another one.`,
    });
  }
  return {
    thing: { ...thing, position, placeId: position && sensors.placeAt(position) },
    sensor: { name: `Bron: ${template.owner}`, description: source },
    property,
    name: template.name,
    description: `${thing.name}: ${template.name}`,
    properties: {
      timeZone: template.timeZone,
      country: template.country,
      source,
      ...(template.channel !== undefined && { channel: template.channel }),
    },
    passport: passportOf(template, property.unit.symbol, now),
  };
}

/** Names come out of the file; a column with identifiers of people or their devices does not become the name of a thing. */
function requireNoPerson({ key, thing, name }: DatastreamTemplate): void {
  const [found] = findPersonalData({ key, thing: Object.values(thing), name }, '');
  if (!found) return;
  throw new WijkritmeError('file_unreadable', {
    nl: 'De naam van een meetpunt in dit bestand gaat over een persoon of een toestel. Neem een andere kolom voor de namen.',
    en: `A measuring point in this file is named with ${found.reason}. Name the points by another column.`,
  });
}

function passportOf(template: DatastreamTemplate, unit: string, now: number): DescribedSeries['passport'] {
  return checkPassport({
    owner: template.owner.slice(0, 200),
    contact: `${template.owner.slice(0, 150)} (bron van het bestand)`,
    purpose: `Proef met openbare opname: ${template.source}`.slice(0, 1_000),
    legalBasis: 'Hergebruik van openbare gegevens: Richtlijn (EU) 2019/1024, artikel 3',
    unit,
    personalData: false,
    minimumGroup: 1,
    intervalSeconds: template.intervalSeconds,
    // Public recordings stay whole, also where rows lie closer together than usual.
    finestSeconds: 0.001,
    retentionDays: RETENTION_DAYS,
    validFrom: '1990-01-01T00:00:00Z',
    validUntil: new Date(now + PASSPORT_YEARS * 365 * DAY).toISOString(),
  });
}

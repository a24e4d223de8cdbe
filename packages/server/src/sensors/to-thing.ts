import type { Thing } from '@wijkritme/contract';
import { type DatastreamCatalog, passportStatusOf } from './datastream-catalog.ts';
import type { ThingRow } from './sql/read-things.ts';

export function toThings(rows: readonly ThingRow[], catalog: DatastreamCatalog, now: number): Thing[] {
  const things = new Map(rows.map((row) => [row.id, toThing(row)]));
  for (const entry of catalog.all()) {
    things.get(entry.thingId)?.datastreams.push({
      id: entry.id,
      name: entry.name,
      property: entry.property,
      unit: entry.unit,
      passportStatus: passportStatusOf(entry, now),
      passport: entry.passport,
      stage: entry.stage,
    });
  }
  return [...things.values()];
}

function toThing(row: ThingRow): Thing {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    externalId: row.external_id,
    placeId: row.place_id,
    position: row.position && [row.position[0], row.position[1]],
    simulated: row.simulated,
    datastreams: [],
  };
}

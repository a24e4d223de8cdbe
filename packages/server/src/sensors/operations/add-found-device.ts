import {
  type FoundAddition,
  findProperty,
  type RegisteredProperty,
  WijkritmeError,
  type Words,
} from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { wrongFields } from '../../foundation/refuse-fields.ts';
import { appendLog } from '../../sharing/index.ts';
import { findDevice } from '../devices/catalogue.ts';
import { createThing } from '../entities/create-entities.ts';
import type { DatastreamDraft, ThingDraft } from '../entities/drafts.ts';
import { personalWords } from '../entities/personal-data-check.ts';
import { entitiesWritten, type WrittenEntity } from '../events.ts';
import { fieldWords } from '../field-words.ts';
import { toFact } from '../lifecycle/take-steps.ts';
import type { SensorsRoom } from '../room.ts';
import { selectDatastreamIdsOf } from '../sql/delete-entities.ts';
import { type FoundRow, setFoundStatus } from '../sql/found-devices.ts';
import { insertSteps, type NewStep, setDeviceType } from '../sql/lifecycle.ts';
import { waitingDevice } from './decide-found-device.ts';
import { thingOf } from './get-thing.ts';

const MEASUREMENT = 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement';

/** A found device becomes a thing with datastreams: described, and without passport, so nothing of it gets in yet. */
export function addFoundDevice({ http, clock, access, events }: Context, room: SensorsRoom): void {
  http.operation('addFoundDevice', async ({ params, body, principal }) => {
    access.require(principal, 'sensors.manage', body.placeId ?? null);
    const by = actorOf(principal);
    const found = await waitingDevice(room, params.id);
    const draft = toDraft(room, found, body);
    const now = clock.now();
    const written: WrittenEntity[] = [];
    const thingId = await room.db.transaction().execute(async (trx) => {
      const id = await createThing(
        { db: trx, now, by, placeAt: room.placeAt, placeByCode: room.placeByCode, touched: new Set(), written },
        draft,
      );
      const steps = (await selectDatastreamIdsOf(trx, id)).flatMap((one) => firstSteps(one, found, { at: now, by }));
      if (body.deviceType !== undefined) await setDeviceType(trx, id, body.deviceType);
      await setFoundStatus(trx, found.id, 'added', { laterUntil: null, thingId: id });
      await insertSteps(trx, steps);
      await appendLog(trx, ...steps.map(toFact));
      return id;
    });
    await room.refresh(await selectDatastreamIdsOf(room.db, thingId));
    events.announce(entitiesWritten, { entities: written });
    return thingOf(room, thingId, clock.now());
  });
}

function firstSteps(
  datastreamId: number,
  { first_seen }: FoundRow,
  { at, by }: { readonly at: number; readonly by: string },
): NewStep[] {
  const base = { datastreamId, reason: null, until: null, reference: null, report: null };
  return [
    { ...base, from: null, to: 'announced', at: first_seen.getTime(), changedBy: 'device' },
    { ...base, from: 'announced', to: 'described', at, changedBy: by },
  ];
}

function toDraft(room: SensorsRoom, found: FoundRow, body: FoundAddition): ThingDraft {
  const personal = personalWords(body.name);
  if (personal) throw wrong('/name', fieldWords.personal(personal));
  if (body.placeId !== undefined && !room.hasPlace(body.placeId))
    throw wrong('/placeId', fieldWords.noPlace(body.placeId));
  const device = body.deviceType === undefined ? undefined : findDevice(body.deviceType);
  if (body.deviceType !== undefined && !device)
    throw new WijkritmeError('device_type_unknown', {
      nl: `Dit soort apparaat is niet bekend. GET /v1/device-types noemt de soorten die er zijn.`,
      en: `This device type is not known. GET /v1/device-types names those that are.`,
    });
  const sensor = {
    name: device ? `${device.manufacturer} ${device.model}` : (found.model ?? body.name),
    description: device?.kind.en ?? 'Device that announced itself',
    encodingType: 'text/html',
    metadata: device?.source ?? '',
    properties: {},
  };
  const drafts = device
    ? device.channels.map((channel) =>
        toDatastream(channel.name.nl, propertyOf(channel.property, ''), sensor, channel.id),
      )
    : (body.streams ?? []).map(({ name, property }, at) =>
        toDatastream(name, propertyOf(property, `/streams/${at}/property`), sensor),
      );
  if (drafts.length === 0) throw wrong('/deviceType', fieldWords.typeOrStreams);
  body.streams?.forEach(({ name }, at) => {
    const reason = personalWords(name);
    if (reason) throw wrong(`/streams/${at}/name`, fieldWords.personal(reason));
  });
  return {
    name: body.name,
    description: device ? `${device.kind.nl} (${device.manufacturer} ${device.model})` : '',
    properties: {},
    externalId: found.identity === null ? null : `${found.source}:${found.identity}`,
    placeCode: null,
    placeId: body.placeId ?? null,
    simulated: false,
    locations: [],
    datastreams: drafts,
    pointer: '',
  };
}

function propertyOf(id: string, pointer: string): RegisteredProperty {
  const property = findProperty(id);
  if (!property) throw wrong(pointer, fieldWords.noProperty(id));
  return property;
}

function toDatastream(
  name: string,
  property: RegisteredProperty,
  sensor: {
    name: string;
    description: string;
    encodingType: string;
    metadata: string;
    properties: Record<string, never>;
  },
  channel?: string,
): DatastreamDraft {
  return {
    name,
    description: property.name.nl,
    observationType: MEASUREMENT,
    unit: property.unit,
    properties: channel === undefined ? {} : { channel },
    passport: null,
    sensor: { draft: sensor },
    observedProperty: {
      draft: { name: property.id, definition: property.definition, description: property.name.en, properties: {} },
    },
  };
}

const wrong = (pointer: string, message: Words) => wrongFields([{ pointer, message }]);

import { findDevice } from '../devices/catalogue.ts';
import { recordOf } from '../devices/json.ts';
import { AnnouncedTexts, type Announcement, firstOf, keyOf, takeStreams, valuesOf } from './announcement.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * A device that announces itself with a JSON document: a join of The Things Stack v3, a W3C Thing Description, a SensorThings Thing, or
 * the claim of its QR code.
 * @returns undefined when it is none of them
 */
export function parseDocument(body: unknown): Announcement | undefined {
  const fields = recordOf(body);
  if (!fields) return undefined;
  if (fields.end_device_ids !== undefined) return fields.join_accept === undefined ? undefined : parseJoin(fields);
  if (isThingDescription(fields)) return parseThingDescription(fields);
  if (typeof fields.claim === 'string') return parseClaim(fields.claim);
  return typeof fields.name === 'string' && Array.isArray(fields.Datastreams) ? parseSensorThings(fields) : undefined;
}

/** https://www.thethingsindustries.com/docs/integrations/data-formats: join-accept messages. */
function parseJoin(fields: Fields): Announcement | undefined {
  const ids = recordOf(fields.end_device_ids);
  const key = ids?.dev_eui ?? ids?.device_id;
  if (typeof key !== 'string') return undefined;
  const texts = new AnnouncedTexts();
  const id = texts.take(ids?.device_id, 'identity');
  const version = recordOf(fields.version_ids);
  return {
    source: 'things-stack-join',
    keys: [key],
    identity: id,
    name: id,
    manufacturer: texts.take(version?.brand_id, 'manufacturer'),
    model: texts.take(version?.model_id ?? recordOf(fields.attributes)?.model, 'model'),
    streams: [],
    cutOff: false,
    leftOut: texts.leftOut,
  };
}

/** W3C WoT Thing Description 1.1, 5.3.1: `@context` names the vocabulary. */
function isThingDescription(fields: Fields): boolean {
  const contexts = [fields['@context']].flat(2);
  return contexts.some(
    (context) => typeof context === 'string' && /^https:\/\/www\.w3\.org\/(\d{4}\/wot|ns\/wot)/.test(context),
  );
}

function parseThingDescription(fields: Fields): Announcement | undefined {
  const key = fields.id ?? fields.title;
  if (typeof key !== 'string') return undefined;
  const texts = new AnnouncedTexts();
  const properties = Object.entries(recordOf(fields.properties) ?? {});
  const numbers = properties.filter(([, one]) => ['number', 'integer'].includes(String(recordOf(one)?.type)));
  const { streams, cutOff } = takeStreams(
    numbers.map(([name, one]) => {
      const property = recordOf(one) ?? {};
      return { name: property.title ?? name, unit: property.unit, hints: [firstOf(property['@type']), name] };
    }),
    texts,
  );
  return {
    source: 'thing-description',
    keys: [key],
    identity: texts.take(fields.id, 'identity'),
    name: texts.take(fields.title, 'name'),
    manufacturer: texts.take(
      recordOf(fields['schema:manufacturer'])?.name ?? fields['schema:manufacturer'],
      'manufacturer',
    ),
    model: texts.take(recordOf(fields.version)?.model ?? fields['schema:model'], 'model'),
    streams,
    cutOff,
    leftOut: texts.leftOut,
  };
}

/** OGC SensorThings 1.1, 8.2.1 with its datastreams inside. Only names, units and definitions are looked at. */
function parseSensorThings(fields: Fields): Announcement {
  const texts = new AnnouncedTexts();
  const properties = recordOf(fields.properties);
  const datastreams = valuesOf(fields.Datastreams).map((one) => recordOf(one) ?? {});
  const { streams, cutOff } = takeStreams(
    datastreams.map((datastream) => {
      const observed = recordOf(datastream.ObservedProperty);
      return {
        name: datastream.name,
        unit: recordOf(datastream.unitOfMeasurement)?.symbol,
        hints: [observed?.definition, observed?.name],
      };
    }),
    texts,
  );
  const sensor = recordOf(datastreams[0]?.Sensor);
  return {
    source: 'sensorthings',
    keys: [keyOf(properties?.externalId ?? fields.name)],
    identity: texts.take(properties?.externalId, 'identity'),
    name: texts.take(fields.name, 'name'),
    manufacturer: texts.take(properties?.manufacturer, 'manufacturer'),
    model: texts.take(properties?.model ?? sensor?.name, 'model'),
    streams,
    cutOff,
    leftOut: texts.leftOut,
  };
}

/** `WR1:<device type>:<serial number>`, as printed on our own labels; the id of an entity (`urn:…`) is a number too. */
const ownClaim = /^WR1:([a-z0-9-]{2,80}):([\w.-]{1,60}|urn:[\w.:-]{1,120})$/;
/** LoRa Alliance TR005, 2.1: `LW:D0:<JoinEUI>:<DevEUI>:<ProfileID>[:…]`. */
const lorawanClaim = /^LW:D0:([0-9A-F]{16}):([0-9A-F]{16}):([0-9A-F]{8})(?::[OSPV][\w.-]{0,60}){0,6}$/i;

/** The claim of a QR code, also as the end of an address (`…/claim#WR1:…` or `…?code=…`). */
export function parseClaim(text: string): Announcement | undefined {
  const code = claimOf(text.trim().slice(0, 500));
  const own = ownClaim.exec(code);
  const lorawan = lorawanClaim.exec(code);
  const texts = new AnnouncedTexts();
  const base = { source: 'qr-claim', streams: [], cutOff: false } as const;
  if (own) {
    const device = findDevice(own[1] as string);
    const identity = texts.take(own[2], 'identity');
    return {
      ...base,
      keys: [`${own[1]} ${own[2]}`],
      identity,
      name: device ? device.model : identity,
      manufacturer: device?.manufacturer ?? null,
      model: device?.model ?? null,
      leftOut: texts.leftOut,
    };
  }
  if (!lorawan) return undefined;
  // The profile says vendor and model; the address of the device is kept as a hash alone.
  const profile = (lorawan[3] as string).toUpperCase();
  return {
    ...base,
    keys: [(lorawan[2] as string).toUpperCase()],
    identity: null,
    name: `LoRaWAN ${profile}`,
    manufacturer: null,
    model: null,
    leftOut: ['identity'],
  };
}

function claimOf(text: string): string {
  if (!/^https?:\/\//i.test(text)) return text;
  try {
    const { hash, searchParams } = new URL(text);
    return searchParams.get('code') ?? decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}

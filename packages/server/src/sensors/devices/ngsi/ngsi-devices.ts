import { type Decoded, type DecodedReading, type JsonDevice, noReading, notThisDevice } from '../device.ts';
import { type SmartModel, smartModels } from './models.ts';
import { entitiesIn, readEntity, shortName } from './read-entity.ts';

/** Entities of one model, as a context broker notifies them; what is refused is told by the door that knows the sender. */
function decodeWith(model: SmartModel) {
  return (json: unknown): Decoded => {
    const entities = entitiesIn(json);
    if (!entities?.every(({ type }) => shortName(String(type)) === model.type)) return notThisDevice;
    const readings = entities
      .flatMap((entity) => readEntity(entity, model))
      .flatMap((verdict): DecodedReading[] => {
        if (verdict.kind !== 'reading') return [];
        const { channel, value, time } = verdict;
        return [{ channel, value, ...(time !== undefined && { time }) }];
      });
    return readings.length > 0 ? { ok: true, readings } : noReading;
  };
}

const at = '2026-11-20T09:00:00Z';

/** A made-up message that is read, one of another kind, and one without a number. */
function examplesOf(model: SmartModel): JsonDevice['examples'] {
  const [first] = model.attributes;
  if (!first) return [];
  const attribute = first.words
    ? { type: 'Property', value: 'occupied' }
    : { type: 'Property', value: first.isFraction ? 0.5 : 5 };
  const total = first.of ? { [first.of.total]: 10 } : {};
  const value = first.words ? 100 : first.isFraction || first.of ? 50 : 5;
  const entity = {
    id: `urn:ngsi-ld:${model.type}:1`,
    type: model.type,
    ...total,
    [first.id]: { ...attribute, observedAt: at },
  };
  const reading = { channel: first.id, value, time: Date.parse(at) };
  return [
    { json: { type: 'Notification', data: [entity] }, expected: { ok: true, readings: [reading] } },
    { json: entity, expected: { ok: true, readings: [reading] } },
    { json: { id: 'urn:ngsi-ld:X:1', type: 'Ander' }, expected: { ok: false, reason: 'not-this-device' } },
    { json: { id: 'urn:ngsi-ld:X:1', type: model.type }, expected: { ok: false, reason: 'no-reading' } },
  ];
}

/** @example inWords('CrowdFlowObserved') // 'Crowd Flow Observed' */
const inWords = (type: string) => type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');

/** Each smart data model as a device type: so a thing of that model gets its datastreams and passports as any device that is found. */
export const ngsiDevices: readonly JsonDevice[] = smartModels.map((model) => ({
  id: model.id,
  manufacturer: 'FIWARE Smart Data Models',
  model: inWords(model.type),
  kind: model.kind,
  source: `https://github.com/smart-data-models/dataModel.${model.domain}/tree/master/${model.type}`,
  carrier: 'json',
  privacy: model.privacy,
  intervalSeconds: model.intervalSeconds,
  knownAs: [inWords(model.type).toLowerCase(), model.type.toLowerCase()],
  channels: model.attributes.map(({ id, name, property }) => ({ id, name, property })),
  decode: decodeWith(model),
  examples: examplesOf(model),
}));

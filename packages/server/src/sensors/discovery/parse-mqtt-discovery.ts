import { recordOf } from '../devices/json.ts';
import { AnnouncedTexts, type Announcement, firstOf, keyOf, takeStreams, valuesOf } from './announcement.ts';

/** `homeassistant/<component>/[<node>/]<object>/config` */
const topicPattern = /^homeassistant\/([a-z_]{1,40})\/(?:([\w-]{1,120})\/)?([\w-]{1,120})\/config$/;

/** Components that hold a number; a lamp or a lock is none of ours. */
const measuring = new Set(['sensor', 'binary_sensor', 'number']);

/**
 * A device by the MQTT discovery of Home Assistant: one retained message per entity, or one per device (`homeassistant/device/…`)
 * with its entities under `components`. Names may be written short (`dev`, `ids`, `mf`, `mdl`, `dev_cla`, `unit_of_meas`).
 * @returns undefined for another topic, an entity that does not measure, or a message that says nothing of its device
 */
export function parseMqttDiscovery(topic: string, payload: unknown): Announcement | undefined {
  const [, component, node, object] = topicPattern.exec(topic) ?? [];
  const config = recordOf(payload);
  if (component === undefined || object === undefined || !config) return undefined;
  if (component !== 'device' && !measuring.has(component)) return undefined;
  const device = recordOf(config.device ?? config.dev);
  const texts = new AnnouncedTexts();
  const key =
    firstOf(device?.identifiers ?? device?.ids) ?? firstOf(device?.connections ?? device?.cns) ?? node ?? object;
  const entities =
    component === 'device' ? valuesOf(config.components ?? config.cmps).map(recordOf) : [{ ...config, object }];
  const { streams, cutOff } = takeStreams(entities.filter((entity) => entity !== undefined).map(toStream), texts);
  return {
    source: 'mqtt-discovery',
    keys: [keyOf(key)],
    identity: texts.take(node ?? object, 'identity'),
    name: texts.take(device?.name ?? (device ? undefined : config.name), 'name'),
    manufacturer: texts.take(device?.manufacturer ?? device?.mf, 'manufacturer'),
    model: texts.take(device?.model ?? device?.mdl, 'model'),
    streams,
    cutOff,
    leftOut: texts.leftOut,
  };
}

function toStream(entity: Readonly<Record<string, unknown>>) {
  return {
    name: entity.name ?? entity.object,
    unit: entity.unit_of_measurement ?? entity.unit_of_meas,
    hints: [entity.device_class ?? entity.dev_cla, entity.object],
  };
}

import fc from 'fast-check';
import { planted, plantedForm, plantedText } from './planted.ts';

type Body = fc.Arbitrary<unknown>;

/** An object with something planted beside what belongs there. */
const beside = (fields: object): Body =>
  fc.oneof(
    planted.map((note) => ({ ...fields, note })),
    plantedText.map((key) => ({ ...fields, [key]: 1 })),
    planted.map((inner) => ({ ...fields, properties: { inner } })),
  );

/** Messages of a LoRaWAN device by The Things Stack: whole ones with planted fields, and ones whose payload is planted. */
export function plantedUplink(payload: string, receivedAt: string): Body {
  const ids = { device_id: 'meter', dev_eui: '0004A30B001C0530' };
  const message = { f_port: 85, frm_payload: payload, received_at: receivedAt };
  return fc.oneof(
    planted,
    beside({ end_device_ids: ids, uplink_message: message }),
    beside(message).map((inner) => ({ uplink_message: inner })),
    planted.map((end_device_ids) => ({ end_device_ids, uplink_message: message })),
    planted.map((frm_payload) => ({ uplink_message: { ...message, frm_payload } })),
    plantedText.map((text) => ({ uplink_message: { ...message, frm_payload: Buffer.from(text).toString('base64') } })),
    planted.map((received_at) => ({ uplink_message: { ...message, received_at } })),
    planted.map((f_port) => ({ uplink_message: { ...message, f_port } })),
    planted.map((f_cnt) => ({ uplink_message: { ...message, f_cnt } })),
  );
}

/** Messages of a device that sends JSON: an hour of counts, with something planted in or beside each of its parts. */
export function plantedReport(date: string): Body {
  const hour = { date, uptime: 0.9, pedestrian: 7 };
  const row = fc.oneof(
    planted,
    beside(hour),
    planted.map((pedestrian) => ({ ...hour, pedestrian })),
    planted.map((time) => ({ ...hour, date: time })),
    planted.map((uptime) => ({ ...hour, uptime })),
  );
  return fc.oneof(
    planted,
    row.map((one) => ({ report: [hour, one] })),
    beside({ report: [hour] }),
    planted.map((report) => ({ report })),
  );
}

/** Where a device tells its own name: a name in plain words stays there, so what is planted shows by its form. */
const slot = fc.oneof(
  plantedForm,
  plantedForm.map((form) => `Meter ${form}`),
  fc.constant('Meter'),
);
/** What may stand where a device is told apart; kept as a keyed hash. */
const key = fc.oneof(plantedText, planted);

/** Documents by which devices announce themselves over HTTP. */
export const plantedAnnouncement: Body = fc.oneof(
  planted,
  fc.tuple(slot, key, slot, planted).map(([name, externalId, word, note]) => ({
    name,
    description: note,
    properties: {
      externalId: typeof externalId === 'string' && /Zqxo(?!@)|Quizzelaar/.test(externalId) ? name : externalId,
      note,
    },
    Locations: [{ location: note }],
    Datastreams: [
      {
        name: word,
        note,
        unitOfMeasurement: { symbol: word, name: note },
        ObservedProperty: { name: word, definition: word, description: note },
        Sensor: { name: word, metadata: note },
      },
    ],
  })),
  fc.tuple(slot, plantedForm, planted).map(([title, id, note]) => ({
    '@context': 'https://www.w3.org/2022/wot/td/v1.1',
    id,
    title,
    support: note,
    'schema:manufacturer': { name: title, note },
    properties: { [id]: { type: 'number', title, unit: id, note } },
  })),
  fc.tuple(plantedForm, planted).map(([device_id, note]) => ({
    end_device_ids: { device_id, dev_eui: device_id, note },
    join_accept: { session_key_id: note },
    version_ids: { brand_id: device_id, model_id: device_id },
    attributes: note,
  })),
  plantedForm.map((serial) => ({ claim: `WR1:telraam:${serial}` })),
  fc.tuple(plantedText, planted).map(([claim, note]) => ({ claim, note })),
);

/** Messages of MQTT discovery. */
export const plantedDiscovery: Body = fc.oneof(
  planted,
  fc.tuple(slot, key, slot, planted).map(([name, id, word, note]) => ({
    name: word,
    unit_of_meas: word,
    dev_cla: word,
    state_topic: note,
    value_template: note,
    note,
    dev: { ids: [id], cns: note, name, mf: name, mdl: word, sn: note, note },
  })),
  fc.tuple(slot, key, planted).map(([name, id, note]) => ({
    device: { identifiers: id, name, configuration_url: note },
    components: { a: { name, unit_of_measurement: name, note }, b: note },
  })),
);

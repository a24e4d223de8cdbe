import { type ErrorCode, errors } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { PublishHandler } from '../../foundation/mqtt/mqtt-door.ts';
import { outcomeName } from '../intake/outcome.ts';
import { parseObservation } from '../parse-observation.ts';
import { addReading, createReadings } from '../readings.ts';
import type { ObservationsRoom } from '../room.ts';

const topicPattern = /^v1\.[01]\/Datastreams\((\d{1,10})\)\/Observations$/;

/**
 * Readings over MQTT: `v1.1/Datastreams(id)/Observations`, QoS 1 acknowledged after the commit. A refused reading is
 * acknowledged as well (sending it again would not help); its reason goes to `v1.1/Datastreams(id)/Refusals`.
 */
export function mountMqttIntake(context: Context, room: ObservationsRoom): void {
  const handle: PublishHandler = async (principal, topic, payload) => {
    const datastream = Number(topicPattern.exec(topic)?.[1] ?? Number.NaN);
    if (Number.isNaN(datastream)) {
      return refusal(topic, 'not_found', 'Publish to v1.1/Datastreams(id)/Observations.');
    }
    const parsed = parseObservation(parseJson(payload), context.clock.now());
    if (!parsed.ok) {
      context.metrics.readings.inc({ door: 'mqtt', verdict: parsed.code });
      return refusal(`v1.1/Datastreams(${datastream})/Refusals`, parsed.code, parsed.detail);
    }
    const readings = createReadings(1);
    addReading(readings, datastream, parsed.time, parsed.value, parsed.resultTime);
    const [code = 0] = await room.intake.submit(readings, { principal, door: 'mqtt', lateLimitMs: room.lateLimitMs });
    const outcome = outcomeName(code);
    if (outcome === 'stored' || outcome === 'repeated') return undefined;
    return refusal(`v1.1/Datastreams(${datastream})/Refusals`, outcome, errors[outcome].title.en);
  };
  context.mqtt.onPublish(handle);
}

function refusal(topic: string, code: ErrorCode, detail: string): { topic: string; payload: string } {
  return {
    topic: topic.endsWith('/Refusals') ? topic : 'v1.1/Refusals',
    payload: JSON.stringify({ code, status: errors[code].status, detail }),
  };
}

function parseJson(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'));
  } catch {
    return undefined;
  }
}

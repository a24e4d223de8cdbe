import { limits } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { SensorsRoom } from '../room.ts';
import { parseMqttDiscovery } from './parse-mqtt-discovery.ts';

/** Devices that announce themselves over MQTT; what is too much or cannot be read is counted and let go. */
export function mountDiscovery({ config, mqtt, log }: Context, room: SensorsRoom): void {
  if (!config.discovery) return;
  mqtt.onAnnouncement(async (source, topic, payload) => {
    // An empty message takes a retained one back; what was found stays until somebody decides.
    if (payload.length === 0 || payload.length > limits.announcementBytes || !topic.endsWith('/config')) return;
    try {
      await room.found.note(source, () => parseMqttDiscovery(topic, parseJson(payload)));
    } catch (cause) {
      log.error({ cause: String(cause) }, 'noting an announcement failed');
      throw cause;
    }
  });
}

function parseJson(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'));
  } catch {
    return undefined;
  }
}

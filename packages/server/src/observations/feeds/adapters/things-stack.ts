import { MINUTE } from '@wijkritme/contract';
import type { StreamFeed } from './adapter.ts';

/** `app@tenant/device`, as the console of The Things Stack calls them. */
const STATION = /^([a-z0-9][a-z0-9-]{1,35}@[a-z0-9-]{1,36})\/([a-z0-9][a-z0-9-]{1,35})$/;

/**
 * Uplinks of one device on The Things Stack v3, over its MQTT server, where a webhook cannot reach this server. One connection serves all
 * devices of an application that have the same key.
 */
export const thingsStackFeed: StreamFeed = {
  kind: 'stream',
  id: 'things-stack',
  name: { nl: 'The Things Stack (MQTT)', en: 'The Things Stack (MQTT)' },
  deviceType: null,
  origin: 'mqtts://eu1.cloud.thethings.network:8883',
  source: 'https://www.thethingsindustries.com/docs/integrations/other-integrations/mqtt/',
  station: STATION,
  stationExample: 'my-app@ttn/eui-70b3d57ed0041234',
  needsKey: true,
  everyMs: MINUTE,
  subscription: (station) => {
    const [, application = ''] = STATION.exec(station) ?? [];
    return { username: application, topic: `v3/${application}/devices/+/up` };
  },
  stationOf: (topic) => {
    const [version, application, devices, device, kind] = topic.split('/');
    return version === 'v3' && devices === 'devices' && kind === 'up' ? `${application}/${device}` : undefined;
  },
};

import { type DeviceType, findProperty } from '@wijkritme/contract';
import { boschParkingLotSensor } from './bosch-parking-lot-sensor.ts';
import type { DeviceDefinition } from './device.ts';
import { draginoLse01 } from './dragino-lse01.ts';
import { elsysErsCo2 } from './elsys-ers-co2.ts';
import { imbuildingsPeopleCounter } from './imbuildings-people-counter.ts';
import { luchtmeetnet } from './luchtmeetnet.ts';
import { milesightEm500Co2 } from './milesight-em500-co2.ts';
import { milesightWs302 } from './milesight-ws302.ts';
import { ngsiDevices } from './ngsi/ngsi-devices.ts';
import { parametricPcr2 } from './parametric-pcr2.ts';
import { samenMeten } from './samen-meten.ts';
import { sensorCommunityDust } from './sensor-community-dust.ts';
import { sensorCommunityNoise } from './sensor-community-noise.ts';
import { telraam } from './telraam.ts';

/**
 * Every device type that is known. To add one: copy the file of a device that speaks alike, give it examples out of its public
 * documentation, and name it here; one test looks at all of them.
 */
export const deviceCatalogue: readonly DeviceDefinition[] = [
  boschParkingLotSensor,
  draginoLse01,
  elsysErsCo2,
  imbuildingsPeopleCounter,
  luchtmeetnet,
  milesightEm500Co2,
  milesightWs302,
  parametricPcr2,
  samenMeten,
  sensorCommunityDust,
  sensorCommunityNoise,
  telraam,
  ...ngsiDevices,
];

export function findDevice(id: string): DeviceDefinition | undefined {
  return deviceCatalogue.find((device) => device.id === id);
}

/** Device types whose model name stands in what an announcement says, longest name first. */
export function recogniseDevice(texts: readonly (string | null)[]): string[] {
  const said = texts
    .filter((text) => text !== null)
    .join(' ')
    .toLowerCase();
  return deviceCatalogue
    .map(({ id, knownAs }) => ({
      id,
      length: Math.max(...knownAs.map((name) => (said.includes(name) ? name.length : 0))),
    }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length)
    .map(({ id }) => id);
}

export function toDeviceType({
  id,
  manufacturer,
  model,
  kind,
  source,
  carrier,
  privacy,
  intervalSeconds,
  channels,
}: DeviceDefinition): DeviceType {
  return {
    id,
    manufacturer,
    model,
    kind,
    source,
    carrier,
    privacy,
    intervalSeconds,
    channels: channels.map((channel) => ({ ...channel, unit: findProperty(channel.property)?.unit.symbol ?? '' })),
  };
}

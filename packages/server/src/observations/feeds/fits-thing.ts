import { findDevice } from '../../sensors/index.ts';
import type { ObservationsRoom } from '../room.ts';
import type { FeedAdapter } from './adapters/adapter.ts';

/** Can a source of this kind bring readings of that thing? @returns what is lacking; undefined: nothing */
export async function lackOf(
  { sensors }: Pick<ObservationsRoom, 'sensors'>,
  thingId: number,
  adapter: FeedAdapter,
): Promise<string | undefined> {
  const deviceType = await sensors.deviceTypeOf(thingId);
  if (adapter.kind === 'file') {
    // Channels come from a device type, or from an import of such a file.
    if (!deviceType && sensors.catalog.ofThing(thingId).some(({ channel }) => channel !== null)) return undefined;
    return 'needs a thing that came from an import of the same source; import its site table first';
  }
  if (adapter.kind === 'stream') {
    if (findDevice(deviceType ?? '')?.carrier === 'lorawan') return undefined;
    return 'needs a thing of a device type that speaks LoRaWAN; add it as a found device';
  }
  if (deviceType === adapter.deviceType) return undefined;
  return `needs a thing of device type ${adapter.deviceType}; add it as a found device`;
}

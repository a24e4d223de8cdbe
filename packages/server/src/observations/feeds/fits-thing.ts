import type { Words } from '@wijkritme/contract';
import { findDevice } from '../../sensors/index.ts';
import type { ObservationsRoom } from '../room.ts';
import type { FeedAdapter } from './adapters/adapter.ts';
import { feedWords } from './feed-words.ts';

/** Can a source of this kind bring readings of that thing? @returns what is lacking; undefined: nothing */
export async function lackOf(
  { sensors }: Pick<ObservationsRoom, 'sensors'>,
  thingId: number,
  adapter: FeedAdapter,
): Promise<Words | undefined> {
  const deviceType = await sensors.deviceTypeOf(thingId);
  if (adapter.kind === 'file') {
    // Channels come from a device type, or from an import of such a file.
    if (!deviceType && sensors.catalog.ofThing(thingId).some(({ channel }) => channel !== null)) return undefined;
    return feedWords.lacksImport;
  }
  if (adapter.kind === 'stream') {
    if (findDevice(deviceType ?? '')?.carrier === 'lorawan') return undefined;
    return feedWords.lacksLorawan;
  }
  if (deviceType === adapter.deviceType) return undefined;
  return feedWords.lacksType(adapter.deviceType);
}

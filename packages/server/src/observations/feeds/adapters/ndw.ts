import { MINUTE } from '@wijkritme/contract';
import type { FileFeed } from './adapter.ts';

/** Both files are written anew every minute; what was measured in a minute is in one file alone. */
const ndw = {
  kind: 'file',
  deviceType: null,
  origin: 'https://opendata.ndw.nu',
  source: 'https://docs.ndw.nu/data-uitwisseling/interface-beschrijvingen/',
  station: /^[A-Za-z0-9_.-]{2,80}$/,
  needsKey: false,
  everyMs: MINUTE,
  tablePath: '/measurement.xml.gz',
} as const satisfies Partial<FileFeed>;

/** Flow and speed of one measurement site of the Dutch road traffic database. */
export const ndwTrafficFeed: FileFeed = {
  ...ndw,
  id: 'ndw-traffic',
  name: { nl: 'NDW: aantallen en snelheden', en: 'NDW: flow and speed' },
  stationExample: 'PZH01_MST_0690_00',
  dataPath: '/trafficspeed.xml.gz',
};

/** Travel time over one stretch of road. */
export const ndwTravelTimeFeed: FileFeed = {
  ...ndw,
  id: 'ndw-travel-time',
  name: { nl: 'NDW: reistijden', en: 'NDW: travel times' },
  stationExample: 'RWS09_017',
  dataPath: '/traveltime.xml.gz',
};

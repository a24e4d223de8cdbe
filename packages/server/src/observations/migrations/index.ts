import type { Migrations } from '../../foundation/database/migrate.ts';
import { observations } from './20261122000300-observations.ts';
import { retention } from './20261122000700-retention.ts';
import { openData } from './20261122001310-open-data.ts';
import { refusalCounts } from './20261122001320-refusal-counts.ts';
import { deviceEvents } from './20261122001901-device-events.ts';
import { backups } from './20261122002012-backups.ts';
import { readingFeature } from './20261122002051-reading-feature.ts';
import { resultSpan } from './20261122002052-result-span.ts';

import { feeds } from './20261122002062-feeds.ts';
import { sealedMonths } from './20261123000101-sealed-months.ts';
import { movedReadings } from './20261123001720-moved-readings.ts';

export const observationsMigrations: Migrations = {
  '20261122000300_observations': observations,
  '20261122000700_retention': retention,
  '20261122001310_open-data': openData,
  '20261122001320_refusal-counts': refusalCounts,
  '20261122001901_device-events': deviceEvents,
  '20261122002051_reading-feature': readingFeature,
  '20261122002012_backups': backups,
  '20261122002062_feeds': feeds,
  '20261122002052_result-span': resultSpan,
  '20261123000101_sealed-months': sealedMonths,
  '20261123001720_moved-readings': movedReadings,
};

import type { Migrations } from '../../foundation/database/migrate.ts';
import { places } from './20261122000100-places.ts';
import { schoolRegion } from './20261122000500-school-region.ts';
import { plannedEvents } from './20261122002071-planned-events.ts';

export const placesMigrations: Migrations = {
  '20261122000100_places': places,
  '20261122000500_school-region': schoolRegion,
  '20261122002071_planned-events': plannedEvents,
};

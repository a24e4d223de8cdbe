import type { Migrations } from '../../foundation/database/migrate.ts';
import { places } from './20261122000100-places.ts';

export const placesMigrations: Migrations = { '20261122000100_places': places };

import type { Migrations } from '../../foundation/database/migrate.ts';
import { sensors } from './20261122000200-sensors.ts';

export const sensorsMigrations: Migrations = { '20261122000200_sensors': sensors };

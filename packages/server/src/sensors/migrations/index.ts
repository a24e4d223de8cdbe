import type { Migrations } from '../../foundation/database/migrate.ts';
import { sensors } from './20261122000200-sensors.ts';
import { passportReasons } from './20261122000700-passport-reasons.ts';

export const sensorsMigrations: Migrations = {
  '20261122000200_sensors': sensors,
  '20261122000700_passport-reasons': passportReasons,
};

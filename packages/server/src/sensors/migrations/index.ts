import type { Migrations } from '../../foundation/database/migrate.ts';
import { sensors } from './20261122000200-sensors.ts';
import { passportReasons } from './20261122000700-passport-reasons.ts';
import { lifecycle } from './20261122001001-lifecycle.ts';
import { foundDevices } from './20261122001002-found-devices.ts';
import { knownSensors } from './20261122001101-known-sensors.ts';
import { deviceCertificates } from './20261122002001-device-certificates.ts';
import { seriesSums } from './20261122002011-series-sums.ts';
import { multiDatastreams } from './20261122002251-multi-datastreams.ts';

export const sensorsMigrations: Migrations = {
  '20261122000200_sensors': sensors,
  '20261122000700_passport-reasons': passportReasons,
  '20261122001001_lifecycle': lifecycle,
  '20261122001002_found-devices': foundDevices,
  '20261122001101_known-sensors': knownSensors,
  '20261122002001_device-certificates': deviceCertificates,
  '20261122002011_series-sums': seriesSums,
  '20261122002251_multi-datastreams': multiDatastreams,
};

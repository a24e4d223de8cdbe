import type { FoundStream, Geometry, Passport, SumStatus, ValidationReport } from '@wijkritme/contract';
import type { Generated, JSONColumnType } from 'kysely';

/** Free properties of an entity; never about a person (checked where they come in). */
type Properties = JSONColumnType<Record<string, unknown>>;

export type ThingTable = {
  id: Generated<number>;
  name: string;
  description: string;
  properties: Properties;
  external_id: string | null;
  place_id: number | null;
  simulated: boolean;
};

export type LocationTable = {
  id: Generated<number>;
  name: string;
  description: string;
  encoding_type: string;
  location: JSONColumnType<Geometry>;
  properties: Properties;
};

/** Where a thing is now. */
export type ThingLocationTable = { thing_id: number; location_id: number };

export type HistoricalLocationTable = { id: Generated<number>; thing_id: number; time: Date };
export type HistoricalLocationLocationTable = { historical_location_id: number; location_id: number };

export type SensorTable = {
  id: Generated<number>;
  name: string;
  description: string;
  encoding_type: string;
  metadata: string;
  properties: Properties;
};

export type ObservedPropertyTable = {
  id: Generated<number>;
  name: string;
  definition: string;
  description: string;
  properties: Properties;
};

export type FeatureOfInterestTable = {
  id: Generated<number>;
  name: string;
  description: string;
  encoding_type: string;
  feature: JSONColumnType<Geometry>;
  properties: Properties;
  /** Set where the feature was made from a location, so that it is made once. */
  location_id: number | null;
};

export type DatastreamTable = {
  id: Generated<number>;
  name: string;
  description: string;
  observation_type: string;
  /** Null three times where there is none. */
  unit: JSONColumnType<{ name: string | null; symbol: string | null; definition: string | null }>;
  properties: Properties;
  thing_id: number;
  sensor_id: number;
  observed_property_id: number;
  /** What its observations are about; made from the thing's location at the first reading. */
  feature_of_interest_id: number | null;
};

/** Datastreams that are measured together; units and types stand with those. */
export type MultiDatastreamTable = { id: number; name: string; description: string; properties: Properties };
export type MultiDatastreamComponentTable = { multi_datastream_id: number; place: number; datastream_id: number };

export type PassportTable = {
  datastream_id: number;
  version: number;
  passport: JSONColumnType<Passport>;
  created_at: Date;
  changed_by: Generated<string>;
  reason: Generated<string | null>;
  withdrawn_at: Date | null;
  withdrawn_reason: Generated<string | null>;
};

export type DeviceKeyTable = {
  id: Generated<number>;
  thing_id: number;
  /** SHA-256 of the key: keys are 192 random bits, so a slow hash would add nothing. */
  hash: Buffer;
  created_at: Date;
  revoked_at: Date | null;
};

/** A certificate of a device, without what it says: only what tells it apart and how long it counts. */
export type DeviceCertificateTable = {
  id: Generated<number>;
  thing_id: number;
  /** SHA-256 of the certificate. */
  fingerprint: Buffer;
  label: string;
  valid_from: Date;
  valid_until: Date;
  created_at: Date;
  revoked_at: Date | null;
};

/** A sensor of somebody else, as a public file tells; see decision 51. */
export type KnownSensorTable = {
  id: Generated<number>;
  source: string;
  source_id: string;
  /** YYYY-MM-DD, as text: a day has no time zone. */
  source_date: string;
  name: string;
  kind: string;
  organisation: string | null;
  purpose: string | null;
  legal_basis: string | null;
  personal_data: boolean | null;
  valid_until: string | null;
  lon: number;
  lat: number;
  imported_at: Date;
};

export type LifecycleStepTable = {
  id: Generated<number>;
  datastream_id: number;
  from_stage: string | null;
  to_stage: string;
  at: Date;
  changed_by: string;
  reason: string | null;
  until: Date | null;
  reference_id: number | null;
  report: JSONColumnType<ValidationReport> | null;
};

/** Of which device type of the catalogue a thing is. */
export type ThingDeviceTable = { thing_id: number; device_type: string };

/** The key of the hash that tells found devices apart; one row. */
export type FoundSecretTable = { secret: Buffer };

export type FoundDeviceTable = {
  id: Generated<number>;
  fingerprint: Buffer;
  source: string;
  identity: string | null;
  name: string | null;
  manufacturer: string | null;
  model: string | null;
  streams: JSONColumnType<FoundStream[]>;
  cut_off: boolean;
  left_out: JSONColumnType<string[]>;
  first_seen: Date;
  last_seen: Date;
  times: Generated<number>;
  status: Generated<string>;
  later_until: Date | null;
  thing_id: number | null;
};

/** Series that add up; `parts` may name datastreams that are gone. */
export type SeriesSumTable = {
  id: Generated<number>;
  total_id: number;
  parts: number[];
  status: SumStatus;
  moments: number | null;
  reason: string | null;
  changed_at: Date;
  changed_by: string;
};

export type SensorsTables = {
  series_sum: SeriesSumTable;
  thing: ThingTable;
  location: LocationTable;
  thing_location: ThingLocationTable;
  historical_location: HistoricalLocationTable;
  historical_location_location: HistoricalLocationLocationTable;
  sensor: SensorTable;
  observed_property: ObservedPropertyTable;
  feature_of_interest: FeatureOfInterestTable;
  datastream: DatastreamTable;
  multi_datastream: MultiDatastreamTable;
  multi_datastream_component: MultiDatastreamComponentTable;
  passport: PassportTable;
  device_key: DeviceKeyTable;
  device_certificate: DeviceCertificateTable;
  known_sensor: KnownSensorTable;
  lifecycle_step: LifecycleStepTable;
  thing_device: ThingDeviceTable;
  found_secret: FoundSecretTable;
  found_device: FoundDeviceTable;
};

import { findLegalBasis, findProperty } from '@wijkritme/contract';
import type { RegisterEntry, RegisterSeries } from '../entries.ts';
import { entryUrl, isOpen, type RegisterData, type RegisterExport } from './register-export.ts';

/**
 * SensRNet, the national register of the Kadaster (at a standstill since 2022). It has no file format: this is the shape
 * of its stored documents (kadaster-labs/sensrnet-registry-backend, `src/query/model/device.schema.ts` and
 * `src/command/interfaces/observation-goal.interface.ts`), with the closed lists of `category.model.ts` and
 * `theme.body.ts`. Left out, because we do not have them: connectivity, manufacturer, supplier, data quality, and the
 * sensors of a device (their `type` is required there and not known here); `sensorId` is therefore the device.
 */
export const sensrnet: RegisterExport = {
  id: 'sensrnet',
  title: 'SensRNet (JSON)',
  mediaType: 'application/json',
  toExport: (data) => ({
    devices: data.entries.map((entry) => toDevice(data, entry)),
    observationGoals: data.entries.flatMap(({ series }) => series.flatMap((one) => toGoal(one) ?? [])),
  }),
};

function toDevice(data: RegisterData, entry: RegisterEntry) {
  return {
    _id: String(entry.id),
    name: entry.name.slice(0, 255),
    description: entry.description.slice(0, 255),
    // Camera and beacon are the other two; we hold neither pictures nor addresses.
    category: 'Sensor',
    ...(entry.places.length > 0 && { locationDetails: { name: entry.places.join(', ').slice(0, 255) } }),
    ...(entry.position && { location: { type: 'Point', coordinates: [...entry.position] } }),
    sensors: [],
    datastreams: entry.series.map((series) => toDatastream(data, entry, series)),
  };
}

function toDatastream(data: RegisterData, entry: RegisterEntry, series: RegisterSeries) {
  const { passport } = series;
  return {
    _id: String(series.id),
    sensorId: String(entry.id),
    name: series.name,
    ...(passport && { description: passport.purpose }),
    unitOfMeasurement: { name: findProperty(series.property)?.unit.name ?? series.unit, symbol: series.unit },
    ...(passport?.observedAreaShape && { observationArea: passport.observedAreaShape }),
    theme: themes[series.property] ?? [],
    // In the lab, or after its time in the field, it measures nothing that counts.
    isActive: series.status === 'valid' && series.isInField,
    isPublic: true,
    isOpenData: isOpen(series),
    ...(passport && { containsPersonalInfoData: passport.personalData }),
    isReusable: isOpen(series),
    documentation: entryUrl(data, entry),
    ...(isOpen(series) && { dataLink: `${data.baseUrl}/v1.1/Datastreams(${series.id})/Observations` }),
    observationGoalIds: passport ? [goalId(series)] : [],
  };
}

function toGoal(series: RegisterSeries) {
  const { passport } = series;
  if (!passport) return undefined;
  return {
    observationGoalId: goalId(series),
    name: (passport.policyQuestion ?? passport.purpose).slice(0, 255),
    description: passport.purpose,
    legalGround: passport.legalBasis,
    legalGroundLink: findLegalBasis(passport.legalBasisId)?.url ?? '',
  };
}

const goalId = ({ id }: RegisterSeries) => `goal-${id}`;

const themes: Readonly<Record<string, readonly string[]>> = {
  pedestrians: ['Transport'],
  passages: ['Transport'],
  bicycles: ['Transport', 'RailAndRoadTraffic'],
  cars: ['Transport', 'RailAndRoadTraffic'],
  'heavy-vehicles': ['Transport', 'RailAndRoadTraffic'],
  vehicles: ['Transport', 'RailAndRoadTraffic'],
  speed: ['Transport', 'RailAndRoadTraffic'],
  'travel-time': ['Transport', 'RailAndRoadTraffic'],
  occupancy: ['Transport'],
  'sound-level': ['Sound'],
  pm25: ['Air'],
  no2: ['Air'],
  temperature: ['EnvironmentalChange'],
};

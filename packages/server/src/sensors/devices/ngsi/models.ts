import type { BothTexts } from '@wijkritme/contract';
import type { DeviceChannel } from '../device.ts';

/** One attribute of a smart data model that becomes readings. */
export interface ModelAttribute extends DeviceChannel {
  /** As the model calls it; the channel has the same name. */
  readonly id: string;
  /** The model writes a part of one, we write percent. */
  readonly isFraction?: true;
  /** A number of all: the attribute that says how many there are makes a share of it. `free` counts the other way. */
  readonly of?: { readonly total: string; readonly counts: 'taken' | 'free' };
  /** Words that stand for numbers; others are a gap. */
  readonly words?: Readonly<Record<string, number>>;
}

/** A FIWARE smart data model: the entity type, and what of it can be read. */
export interface SmartModel {
  /** Entity type. */
  readonly type: string;
  readonly id: string;
  readonly kind: BothTexts;
  readonly domain: 'Environment' | 'Transportation' | 'Parking';
  readonly privacy: BothTexts;
  readonly intervalSeconds: number;
  /** In this order the time of a value without one of its own. */
  readonly times: readonly string[];
  readonly attributes: readonly ModelAttribute[];
}

const observed = ['dateObservedFrom', 'dateObserved', 'observationDateTime'];
const air: BothTexts = { nl: 'Meet alleen lucht.', en: 'Measures air only.' };
const sound: BothTexts = { nl: 'Een niveau, geen opname.', en: 'A level, no recording.' };
const counted: BothTexts = {
  nl: 'Telt, en herkent niemand. Kleine aantallen horen onder de kleinste groep van het paspoort.',
  en: 'Counts, and recognises nobody. Small numbers belong below the minimum group of the passport.',
};
const spaces: BothTexts = {
  nl: 'Telt plaatsen. Eén vak kan bij één bewoner horen: tel vakken samen.',
  en: 'Counts spaces. One space may belong to one resident: add spaces up.',
};

const attribute = (
  id: string,
  property: string,
  nl: string,
  en: string,
  more: Partial<ModelAttribute> = {},
): ModelAttribute => ({
  id,
  property,
  name: { nl, en },
  ...more,
});

/** After github.com/smart-data-models (CC BY 4.0); the words are ours. */
export const smartModels: readonly SmartModel[] = [
  {
    type: 'AirQualityObserved',
    id: 'ngsi-air-quality-observed',
    kind: { nl: 'luchtkwaliteit (NGSI-LD)', en: 'air quality (NGSI-LD)' },
    domain: 'Environment',
    privacy: air,
    intervalSeconds: 3_600,
    times: observed,
    attributes: [
      attribute('no2', 'no2', 'stikstofdioxide', 'nitrogen dioxide'),
      attribute('pm25', 'pm25', 'fijnstof (PM2,5)', 'fine dust (PM2.5)'),
      attribute('pm10', 'pm10', 'fijnstof (PM10)', 'fine dust (PM10)'),
      attribute('temperature', 'temperature', 'temperatuur', 'temperature'),
      attribute('relativeHumidity', 'humidity', 'luchtvochtigheid', 'humidity', { isFraction: true }),
      attribute('co2', 'co2', 'koolstofdioxide', 'carbon dioxide'),
    ],
  },
  {
    type: 'NoiseLevelObserved',
    id: 'ngsi-noise-level-observed',
    kind: { nl: 'geluidsniveau (NGSI-LD)', en: 'sound level (NGSI-LD)' },
    domain: 'Environment',
    privacy: sound,
    intervalSeconds: 3_600,
    times: observed,
    attributes: [attribute('LAeq', 'sound-level', 'LAeq', 'LAeq'), attribute('LAmax', 'sound-level', 'LAmax', 'LAmax')],
  },
  {
    type: 'NoisePollution',
    id: 'ngsi-noise-pollution',
    kind: { nl: 'geluidshinder (NGSI-LD)', en: 'noise pollution (NGSI-LD)' },
    domain: 'Environment',
    privacy: sound,
    intervalSeconds: 7_200,
    times: observed,
    attributes: [attribute('Laeq2', 'sound-level', 'LAeq van twee uur', 'LAeq of two hours')],
  },
  {
    type: 'CrowdFlowObserved',
    id: 'ngsi-crowd-flow-observed',
    kind: { nl: 'voetgangersstroom (NGSI-LD)', en: 'crowd flow (NGSI-LD)' },
    domain: 'Transportation',
    privacy: counted,
    intervalSeconds: 300,
    times: observed,
    attributes: [
      attribute('peopleCount', 'pedestrians', 'voetgangers', 'pedestrians'),
      attribute('peopleCountTowards', 'pedestrians', 'voetgangers heen', 'pedestrians towards'),
      attribute('peopleCountAway', 'pedestrians', 'voetgangers terug', 'pedestrians away'),
    ],
  },
  {
    type: 'TrafficFlowObserved',
    id: 'ngsi-traffic-flow-observed',
    kind: { nl: 'verkeersstroom (NGSI-LD)', en: 'traffic flow (NGSI-LD)' },
    domain: 'Transportation',
    privacy: counted,
    intervalSeconds: 300,
    times: observed,
    attributes: [
      attribute('intensity', 'vehicles', 'motorvoertuigen', 'motor vehicles'),
      attribute('averageVehicleSpeed', 'speed', 'snelheid', 'speed'),
      attribute('occupancy', 'occupancy', 'bezetting van de rijstrook', 'occupancy of the lane', { isFraction: true }),
    ],
  },
  {
    type: 'ItemFlowObserved',
    id: 'ngsi-item-flow-observed',
    kind: { nl: 'stroom (NGSI-LD)', en: 'item flow (NGSI-LD)' },
    domain: 'Transportation',
    privacy: counted,
    intervalSeconds: 300,
    times: observed,
    attributes: [
      attribute('intensity', 'passages', 'passages', 'passages'),
      attribute('averageSpeed', 'speed', 'snelheid', 'speed'),
      attribute('occupancy', 'occupancy', 'bezetting van de strook', 'occupancy of the lane', { isFraction: true }),
    ],
  },
  {
    type: 'BikeHireDockingStation',
    id: 'ngsi-bike-hire-docking-station',
    kind: { nl: 'stalling van huurfietsen (NGSI-LD)', en: 'bike hire station (NGSI-LD)' },
    domain: 'Transportation',
    privacy: spaces,
    intervalSeconds: 300,
    times: ['observationDate', ...observed],
    attributes: [
      attribute('availableBikeNumber', 'occupancy', 'bezetting', 'occupancy', {
        of: { total: 'totalSlotNumber', counts: 'taken' },
      }),
    ],
  },
  {
    type: 'OffStreetParking',
    id: 'ngsi-off-street-parking',
    kind: { nl: 'parkeergarage of -terrein (NGSI-LD)', en: 'car park (NGSI-LD)' },
    domain: 'Parking',
    privacy: spaces,
    intervalSeconds: 300,
    times: ['observationDateTime', 'occupancyModified', ...observed],
    attributes: [
      attribute('occupancy', 'occupancy', 'bezetting', 'occupancy', { isFraction: true }),
      attribute('availableSpotNumber', 'occupancy', 'bezetting naar vrije plaatsen', 'occupancy by free spaces', {
        of: { total: 'totalSpotNumber', counts: 'free' },
      }),
    ],
  },
  {
    type: 'OnStreetParking',
    id: 'ngsi-on-street-parking',
    kind: { nl: 'parkeren op straat (NGSI-LD)', en: 'street parking (NGSI-LD)' },
    domain: 'Parking',
    privacy: spaces,
    intervalSeconds: 300,
    times: ['observationDateTime', 'occupancyModified', ...observed],
    attributes: [
      attribute('availableSpotNumber', 'occupancy', 'bezetting', 'occupancy', {
        of: { total: 'totalSpotNumber', counts: 'free' },
      }),
    ],
  },
  {
    type: 'ParkingSpot',
    id: 'ngsi-parking-spot',
    kind: { nl: 'parkeervak (NGSI-LD)', en: 'parking spot (NGSI-LD)' },
    domain: 'Parking',
    privacy: spaces,
    intervalSeconds: 86_400,
    times: observed,
    attributes: [attribute('status', 'occupancy', 'vak bezet', 'space taken', { words: { occupied: 100, free: 0 } })],
  },
];

export const findSmartModel = (type: string): SmartModel | undefined =>
  smartModels.find((model) => model.type === type);

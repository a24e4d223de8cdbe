import type { Point } from '../city/geometry.ts';
import type { NeighbourhoodCode } from '../city/neighbourhoods.ts';
import { turned } from '../city/streets-north.ts';
import type { PatternName } from '../rhythm/day-shapes.ts';

interface Site {
  /** snd-01 and so on; with "demodam:" before it the owner's identifier of the device. */
  readonly id: string;
  readonly spot: string;
  readonly area: NeighbourhoodCode;
  /** Metres in the drawing. */
  readonly at: Point;
}
export interface SoundMeter extends Site {
  readonly kind: 'sound';
  readonly pattern: PatternName;
  readonly quietDb: number;
  readonly busyDb: number;
}
export interface Counter extends Site {
  readonly kind: 'counter';
  readonly pattern: PatternName;
  /** Per five minutes at the busiest of an ordinary week. */
  readonly pedestrians: number;
  readonly bicycles: number;
}
export interface AirStation extends Site {
  readonly kind: 'air';
  readonly pattern: PatternName;
  readonly traffic: number;
  /** It has a rain gauge and a wind meter too. */
  readonly weather?: true;
}
export interface Parking extends Site {
  readonly kind: 'parking';
  readonly pattern: PatternName;
}
export interface CarCounter extends Site {
  readonly kind: 'cars';
  readonly pattern: PatternName;
  readonly cars: number;
  readonly heavy: number;
}
export type Sensor = SoundMeter | Counter | AirStation | Parking | CarCounter;

const mill = (x: number, y: number): Point => turned([[x, y]])[0] as Point;

const sound: readonly Omit<SoundMeter, 'kind'>[] = [
  { id: 'snd-01', spot: 'Markt', area: 'DD0102', at: [36, 160], pattern: 'market', quietDb: 42, busyDb: 67 },
  { id: 'snd-02', spot: 'Kroegsteeg', area: 'DD0102', at: [-30, 428], pattern: 'nightlife', quietDb: 44, busyDb: 71 },
  {
    id: 'snd-03',
    spot: 'Oude Gracht',
    area: 'DD0102',
    at: [-130, 180],
    pattern: 'residential',
    quietDb: 39,
    busyDb: 56,
  },
  { id: 'snd-04', spot: 'Stationsplein', area: 'DD0202', at: [34, -308], pattern: 'station', quietDb: 46, busyDb: 66 },
  { id: 'snd-05', spot: 'Spoorlaan', area: 'DD0202', at: [430, -346], pattern: 'commute', quietDb: 47, busyDb: 68 },
  { id: 'snd-06', spot: 'Binnenkade', area: 'DD0101', at: [-453, 455], pattern: 'nightlife', quietDb: 42, busyDb: 66 },
  { id: 'snd-07', spot: 'Pakhuisstraat', area: 'DD0101', at: [-640, 285], pattern: 'freight', quietDb: 43, busyDb: 63 },
  {
    id: 'snd-08',
    spot: 'Roggestraat',
    area: 'DD0103',
    at: mill(150, 2),
    pattern: 'residential',
    quietDb: 36,
    busyDb: 54,
  },
  { id: 'snd-09', spot: 'Schoolstraat', area: 'DD0103', at: mill(3, -75), pattern: 'school', quietDb: 38, busyDb: 67 },
  { id: 'snd-10', spot: 'Demopark', area: 'DD0201', at: [-640, -158], pattern: 'park', quietDb: 36, busyDb: 57 },
  {
    id: 'snd-11',
    spot: 'Westerlaan',
    area: 'DD0201',
    at: [-902, -100],
    pattern: 'residential',
    quietDb: 37,
    busyDb: 55,
  },
  { id: 'snd-12', spot: 'Sluisplein', area: 'DD0203', at: [350, -556], pattern: 'shopping', quietDb: 40, busyDb: 61 },
];
const counters: readonly Omit<Counter, 'kind'>[] = [
  { id: 'cnt-01', spot: 'Markt', area: 'DD0102', at: [-40, 62], pattern: 'market', pedestrians: 150, bicycles: 42 },
  {
    id: 'cnt-02',
    spot: 'Winkelstraat',
    area: 'DD0102',
    at: [3, 25],
    pattern: 'shopping',
    pedestrians: 115,
    bicycles: 34,
  },
  {
    id: 'cnt-03',
    spot: 'Kroegsteeg',
    area: 'DD0102',
    at: [-60, 423],
    pattern: 'nightlife',
    pedestrians: 78,
    bicycles: 22,
  },
  {
    id: 'cnt-04',
    spot: 'Stationsplein',
    area: 'DD0202',
    at: [-34, -308],
    pattern: 'station',
    pedestrians: 120,
    bicycles: 88,
  },
  {
    id: 'cnt-05',
    spot: 'Kantorenlaan',
    area: 'DD0202',
    at: [-150, -225],
    pattern: 'office',
    pedestrians: 46,
    bicycles: 52,
  },
  {
    id: 'cnt-06',
    spot: 'Binnenkade',
    area: 'DD0101',
    at: [-447, 380],
    pattern: 'nightlife',
    pedestrians: 38,
    bicycles: 24,
  },
  {
    id: 'cnt-07',
    spot: 'Schoolstraat',
    area: 'DD0103',
    at: mill(-3, -20),
    pattern: 'school',
    pedestrians: 64,
    bicycles: 46,
  },
  {
    id: 'cnt-08',
    spot: 'Molenweg',
    area: 'DD0103',
    at: mill(100, -184),
    pattern: 'residential',
    pedestrians: 11,
    bicycles: 24,
  },
  {
    id: 'cnt-09',
    spot: 'Demopark ingang oost',
    area: 'DD0201',
    at: [-442, -44],
    pattern: 'park',
    pedestrians: 24,
    bicycles: 15,
  },
  {
    id: 'cnt-10',
    spot: 'Eikenlaan',
    area: 'DD0201',
    at: [-600, -277],
    pattern: 'residential',
    pedestrians: 9,
    bicycles: 19,
  },
  {
    id: 'cnt-11',
    spot: 'Vaartkade',
    area: 'DD0203',
    at: [300, -579],
    pattern: 'commute',
    pedestrians: 12,
    bicycles: 36,
  },
  {
    id: 'cnt-12',
    spot: 'Sluisplein',
    area: 'DD0203',
    at: [375, -530],
    pattern: 'shopping',
    pedestrians: 40,
    bicycles: 26,
  },
];
const air: readonly Omit<AirStation, 'kind'>[] = [
  { id: 'air-01', spot: 'Grote Kerk', area: 'DD0102', at: [-60, 225], pattern: 'shopping', traffic: 0.6 },
  { id: 'air-02', spot: 'Station', area: 'DD0202', at: [80, -348], pattern: 'commute', traffic: 1.2 },
  { id: 'air-03', spot: 'Scheepswerf', area: 'DD0101', at: [-592, 310], pattern: 'freight', traffic: 1.1 },
  { id: 'air-04', spot: 'Molenwei', area: 'DD0103', at: mill(-262, 48), pattern: 'residential', traffic: 0.5 },
  {
    ...{ id: 'air-05', spot: 'Parklaan', area: 'DD0201', at: [-650, 90], pattern: 'residential', traffic: 0.4 },
    weather: true,
  },
  { id: 'air-06', spot: 'Gemaalstraat', area: 'DD0203', at: [-678, -512], pattern: 'commute', traffic: 0.8 },
];
const parking: readonly Omit<Parking, 'kind'>[] = [
  { id: 'prk-01', spot: 'Garage Markt', area: 'DD0102', at: [60, 357], pattern: 'garage' },
  { id: 'prk-02', spot: 'P+R Station', area: 'DD0202', at: [-110, -350], pattern: 'park-and-ride' },
  { id: 'prk-03', spot: 'Havengarage', area: 'DD0101', at: [-358, 330], pattern: 'park-and-ride' },
  { id: 'prk-04', spot: 'Sluisplein', area: 'DD0203', at: [348, -527], pattern: 'garage' },
];
const cars: readonly Omit<CarCounter, 'kind'>[] = [
  { id: 'car-01', spot: 'Spoorlaan', area: 'DD0202', at: [260, -355], pattern: 'commute', cars: 78, heavy: 6 },
  { id: 'car-02', spot: 'Oosterweg', area: 'DD0202', at: [600, -15], pattern: 'commute', cars: 64, heavy: 5 },
  { id: 'car-03', spot: 'Havenweg', area: 'DD0101', at: [-600, 154], pattern: 'freight', cars: 46, heavy: 14 },
  { id: 'car-04', spot: 'Wiekenlaan', area: 'DD0103', at: mill(-288, 0), pattern: 'residential', cars: 19, heavy: 1.2 },
  { id: 'car-05', spot: 'Beukenlaan', area: 'DD0201', at: [-370, 40], pattern: 'residential', cars: 22, heavy: 1.4 },
  { id: 'car-06', spot: 'Zuiderlaan', area: 'DD0203', at: [20, -451], pattern: 'commute', cars: 58, heavy: 5 },
];

/** The forty virtual sensors of Demodam. */
export const SENSORS: readonly Sensor[] = [
  ...sound.map((one) => ({ ...one, kind: 'sound' as const })),
  ...counters.map((one) => ({ ...one, kind: 'counter' as const })),
  ...air.map((one) => ({ ...one, kind: 'air' as const })),
  ...parking.map((one) => ({ ...one, kind: 'parking' as const })),
  ...cars.map((one) => ({ ...one, kind: 'cars' as const })),
];

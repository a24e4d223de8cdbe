import { findProperty, type RegisteredProperty } from '@wijkritme/contract';

const property = (id: string): RegisteredProperty => {
  const found = findProperty(id);
  if (!found) throw new Error(`no property ${id}`);
  return found;
};

/** One kind of basic data of DATEX II, and where its number stands. */
export interface Quantity {
  /** As `specificMeasurementValueType` of the table calls it. */
  readonly valueTypes: readonly string[];
  readonly value: readonly [element: string, number: string];
  /** Numbers per hour become numbers of the period. */
  readonly isRate: boolean;
  readonly property: RegisteredProperty;
  readonly name: string;
}

/** By the `xsi:type` of `basicData`. Flow is counted in vehicles, so that small counts are seen for what they are. */
const quantities: Readonly<Record<string, Quantity>> = {
  TrafficFlow: {
    valueTypes: ['trafficFlow'],
    value: ['vehicleFlow', 'vehicleFlowRate'],
    isRate: true,
    property: property('vehicles'),
    name: 'motorvoertuigen',
  },
  TrafficSpeed: {
    valueTypes: ['trafficSpeed'],
    value: ['averageVehicleSpeed', 'speed'],
    isRate: false,
    property: property('speed'),
    name: 'snelheid',
  },
  TravelTimeData: {
    valueTypes: ['travelTimeInformation', 'travelTime'],
    value: ['travelTime', 'duration'],
    isRate: false,
    property: property('travel-time'),
    name: 'reistijd',
  },
};

export const findQuantity = (type: string): Quantity | undefined =>
  Object.hasOwn(quantities, type) ? quantities[type] : undefined;

const classes: Readonly<Record<string, string>> = {
  bicycle: 'bicycles',
  car: 'cars',
  lorry: 'heavy-vehicles',
  heavyVehicle: 'heavy-vehicles',
  articulatedVehicle: 'heavy-vehicles',
};

/** What is counted, where the table tells of one class alone. @example countedAs('lorry')?.id // 'heavy-vehicles' */
export const countedAs = (vehicleType: string | null): RegisteredProperty | undefined =>
  vehicleType !== null && Object.hasOwn(classes, vehicleType)
    ? findProperty(classes[vehicleType] as string)
    : undefined;

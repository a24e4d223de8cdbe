import { toPointGeometry } from '../city/frame.ts';
import type { World } from '../rhythm/values.ts';
import { toPassport } from './passport.ts';
import { propertyOf } from './property.ts';
import type { Sensor } from './sensors.ts';
import { SERIES, type Series } from './series.ts';

const NAMES: Record<Sensor['kind'], string> = {
  sound: 'Geluidmeter',
  counter: 'Teller voetgangers en fietsers',
  air: 'Luchtmeetpunt',
  parking: 'Parkeerteller',
  cars: 'Verkeersteller',
};
const MODELS: Record<Sensor['kind'], string> = {
  sound: 'Virtuele geluidmeter (klasse 2), alleen niveaus',
  counter: 'Virtuele radarteller',
  air: 'Virtueel luchtmeetpunt',
  parking: 'Virtuele parkeerteller',
  cars: 'Virtuele lusteller',
};

export const externalIdOf = (sensor: Sensor): string => `demodam:${sensor.id}`;

/** A thing with everything on it, as one deep insert (OGC SensorThings 1.1, section 10.2.1.1). */
export function toThingBody(sensor: Sensor, world: World) {
  const series = SERIES.filter((one) => one.sensor === sensor);
  return {
    name: `${NAMES[sensor.kind]} ${sensor.spot} (simulatie)`,
    description: `Simulatie: virtuele sensor in het verzonnen Demodam. ${MODELS[sensor.kind]}, ${sensor.spot}.`,
    properties: {
      externalId: externalIdOf(sensor),
      placeCode: sensor.area,
      simulated: true,
      seed: world.seed,
      birth: new Date(world.birth).toISOString(),
      ...(world.measures === undefined ? {} : { measures: world.measures }),
    },
    Locations: [
      {
        name: sensor.spot,
        description: 'Simulatie: plek in het verzonnen Demodam',
        encodingType: 'application/geo+json',
        location: toPointGeometry(sensor.at),
      },
    ],
    Datastreams: series.map((one) => toDatastreamBody(one, world)),
  };
}

function toDatastreamBody(series: Series, world: World) {
  const { sensor } = series;
  const { name, unit, definition } = propertyOf(series.property);
  return {
    name: `${name.nl} ${sensor.spot} (simulatie)`,
    description: `Simulatie: ${name.nl}, elke ${series.intervalSeconds / 60} minuten.`,
    observationType: 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement',
    unitOfMeasurement: unit,
    properties: { simulated: true, passport: toPassport(series, world.birth) },
    Sensor: {
      name: MODELS[sensor.kind],
      description: 'Simulatie: bestaat alleen in software',
      encodingType: 'text/html',
      metadata: 'Virtuele sensor van Demodam',
    },
    ObservedProperty: { name: name.nl, definition, description: name.en },
  };
}

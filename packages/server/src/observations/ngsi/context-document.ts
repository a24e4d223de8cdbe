/** Where the names of NGSI-LD and of the smart data models are defined; nobody fetches these to read an answer. */
const core = 'https://uri.etsi.org/ngsi-ld/';
const environment = 'https://smartdatamodels.org/dataModel.Environment/';
const transportation = 'https://smartdatamodels.org/dataModel.Transportation/';
const common = 'https://smartdatamodels.org/';
const own = 'https://wijkritme.example/def/';

const under = (base: string, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, `${base}${name}`]));
const moment = (name: string, base = core) => ({ [name]: { '@id': `${base}${name}`, '@type': `${core}DateTime` } });

/**
 * What every name in our entities means. It stands alone: it leans on no context elsewhere, so that who reads our answers asks no
 * other host.
 */
export const contextDocument = {
  '@context': {
    id: '@id',
    type: '@type',
    value: `${core}hasValue`,
    values: { '@id': `${core}hasValues`, '@container': '@list' },
    object: { '@id': `${core}hasObject`, '@type': '@id' },
    unitCode: `${core}unitCode`,
    ...moment('observedAt'),
    ...under(core, ['Property', 'GeoProperty', 'Relationship', 'EntityTypeList', 'typeList']),
    location: { '@id': `${core}location`, '@type': '@json' },
    coordinates: 'https://purl.org/geojson/vocab#coordinates',
    Point: 'https://purl.org/geojson/vocab#Point',
    ...under(environment, ['AirQualityObserved', 'NoiseLevelObserved', 'LAeq', 'pm25', 'pm10', 'no2', 'co2']),
    ...under(`${common}dataModel.Weather/`, ['temperature', 'relativeHumidity']),
    ...under(transportation, [
      'CrowdFlowObserved',
      'TrafficFlowObserved',
      'peopleCount',
      'intensity',
      'averageVehicleSpeed',
      'vehicleType',
    ]),
    ...under(common, ['name', 'refDevice']),
    ...moment('dateObserved', common),
    ...moment('dateObservedFrom', common),
    ...moment('dateObservedTo', common),
    ...under(own, ['DatastreamObserved', 'simulated', 'observedProperty']),
  },
} as const;

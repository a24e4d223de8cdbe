import { csvPreset } from './csv/csv-preset.ts';
import { whichOfTwoHours } from './csv/reasons.ts';
import { telraamHandles, uptimeZero } from './telraam.ts';

const zone = 'America/Toronto';
const totals = ['Pedestrian Total', 'Bike Total', 'Car Total', 'Large vehicle Total'];

/**
 * "Raw data" of a Telraam S2 as its dashboard exports it. In the dark it sees that something passes but not what: then the
 * four classes are 0 and `Night Total` is not. Half of the rows of an autumn are like that; such a zero is not "nobody".
 * In the hours of dusk some are told apart and some not; those numbers are kept as printed.
 */
export const telraamMontreal = csvPreset({
  id: 'telraam-raw-montreal',
  name: { nl: 'Telraam, ruwe gegevens (Montréal)', en: 'Telraam, raw data (Montréal)' },
  description: {
    nl: 'De export ‘raw data’ van Telraam S2: per uur voetgangers, fietsers, auto’s en zwaar verkeer. De richtingen en de soorten worden niet ingelezen.',
    en: 'The "raw data" export of Telraam S2: pedestrians, bicycles, cars and large vehicles per hour. Directions and modes are not read.',
  },
  handles: [
    ...telraamHandles,
    {
      nl: 'In het donker ziet de teller wel iets, maar niet wat. Die nullen worden een gat.',
      en: 'In the dark the counter sees something, but not what. Those zeros become a gap.',
    },
  ],
  spec: {
    delimiter: ',',
    decimal: '.',
    time: {
      kind: 'wall',
      parts: [[{ column: 'Date and Time (Local)', format: 'yyyy-MM-dd HH:mm[:ss]' }]],
      zone,
      repeatedHour: { byOrder: true, alone: 'refuse', reason: whichOfTwoHours },
    },
    key: ['Installation ID'],
    thing: {
      name: 'Telraam {Street} ({Installation ID})',
      description: 'Telt verkeer door een raam ({Street}, {City})',
      externalId: 'telraam:{Installation ID}',
    },
    values: [
      { column: 'Pedestrian Total', property: 'pedestrians', name: 'voetgangers' },
      { column: 'Bike Total', property: 'bicycles', name: 'fietsers' },
      { column: 'Car Total', property: 'cars', name: "auto's" },
      { column: 'Large vehicle Total', property: 'heavy-vehicles', name: 'zwaar verkeer' },
    ],
    missing: [''],
    gaps: [
      uptimeZero('Uptime', ' - '),
      {
        when: 'unclassified',
        column: 'Night Total',
        classes: totals,
        reason: {
          nl: 'Donker: er kwam wel iets langs, maar de teller zag niet wat. De nul betekent niet: niemand.',
          en: 'Dark: something passed, but the counter could not tell what. The zero does not mean: nobody.',
        },
      },
    ],
    intervalSeconds: 3600,
    timeZone: zone,
    country: 'CA',
    owner: 'Telraam',
    source: 'Telraam via OpenMobilityData, MIT',
  },
});

import { csvPreset } from './csv/csv-preset.ts';
import { whichOfTwoHours } from './csv/reasons.ts';
import { telraamHandles, uptimeZero } from './telraam.ts';

const zone = 'Europe/Paris';

/**
 * Hourly Telraam counts as the R package telraamStats writes them. The label behind the time is no offset: R writes the
 * name of its zone "CET", which knows summer time (or prints "CET" all year). The clock is that of Europe/Paris: on
 * 27 March 2022 the hour 02 is absent, on 30 October it is there twice, both times labelled CET; and the first and last
 * hours with light jump along with the clock (last 18-19 h before 27 March, 20 h after it).
 */
export const telraamFrance = csvPreset({
  id: 'telraam-hourly-fr',
  name: { nl: 'Telraam, uurbestand (Frankrijk)', en: 'Telraam, hourly file (France)' },
  description: {
    nl: 'Uurtellingen van Telraam zoals telraamStats ze schrijft: zwaar verkeer, auto’s, fietsers en voetgangers.',
    en: 'Hourly Telraam counts as telraamStats writes them: heavy vehicles, cars, bicycles and pedestrians.',
  },
  handles: [
    ...telraamHandles,
    {
      nl: 'Het label CET of CEST achter de tijd telt niet: het is de klok van Parijs.',
      en: 'The label CET or CEST behind the time does not count: it is the clock of Paris.',
    },
  ],
  spec: {
    delimiter: ',',
    decimal: '.',
    time: {
      kind: 'wall',
      parts: [[{ column: 'date', format: "yyyy-MM-dd HH:mm:ss[' CEST'][' CET']" }]],
      zone,
      repeatedHour: { byOrder: true, alone: 'refuse', reason: whichOfTwoHours },
    },
    key: ['segment_id'],
    thing: {
      name: 'Telraam {segment_fullname}',
      description: 'Telt verkeer door een raam, bij daglicht (Telraam, segment {segment_id})',
      externalId: 'telraam:{segment_id}',
    },
    values: [
      { column: 'heavy', property: 'heavy-vehicles', name: 'zwaar verkeer' },
      { column: 'car', property: 'cars', name: "auto's" },
      { column: 'bike', property: 'bicycles', name: 'fietsers' },
      { column: 'pedestrian', property: 'pedestrians', name: 'voetgangers' },
    ],
    missing: ['', 'NA'],
    gaps: [uptimeZero('uptime')],
    intervalSeconds: 3600,
    timeZone: zone,
    country: 'FR',
    owner: 'Telraam',
    source: 'Telraam via telraamStats (agistaterre), CC BY 4.0',
  },
});

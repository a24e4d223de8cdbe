import { csvPreset } from './csv/csv-preset.ts';

const zone = 'Europe/Brussels';

/**
 * Counting posts for bicycles of the city of Gent, every five minutes. The column `Ordening` is an instant with its
 * offset; day and `Uur5Minuten` are the clock on the wall. In the night of 27 March 2022 the file also has the hour 02,
 * which never was, filled with zeros and stamped as the hour 03 that did exist: there the two contradict each other.
 */
export const gentBicycles = csvPreset({
  id: 'gent-bicycles',
  name: { nl: 'Fietstelpaal Gent', en: 'Bicycle post Gent' },
  description: {
    nl: 'Open data van de fietstelpalen in Gent: elke vijf minuten het totaal en beide richtingen.',
    en: 'Open data of the bicycle posts in Gent: every five minutes the total and both directions.',
  },
  handles: [
    {
      nl: 'Het uur dat er niet was (klok vooruit) staat in het bestand met nullen. Die regels worden geweigerd.',
      en: 'The hour that never was (clock forward) is in the file, with zeros. Those rows are refused.',
    },
    {
      nl: 'Het uur dat ontbreekt (klok terug) wordt niet verzonnen.',
      en: 'The hour that is missing (clock back) is not made up.',
    },
  ],
  spec: {
    delimiter: ';',
    decimal: ',',
    time: {
      kind: 'instant',
      at: [{ column: 'Ordening', format: "yyyy-MM-dd'T'HH:mm:ssXX" }],
      zone,
      agrees: [[{ column: 'Datum', format: 'yyyy-MM-dd' }], [{ column: 'Uur5Minuten', format: 'H:mm:ss' }]],
    },
    key: ['Code'],
    thing: {
      name: 'Fietstelpaal {Locatie}',
      description: 'Telt fietsers in twee richtingen ({Locatie}, Gent)',
      externalId: 'gent:{Code}',
    },
    values: [
      { column: 'Totaal', property: 'bicycles', name: 'Totaal' },
      { column: 'Tegenrichting', property: 'bicycles', name: 'Tegenrichting' },
      { column: 'Hoofdrichting', property: 'bicycles', name: 'Hoofdrichting' },
    ],
    missing: [''],
    gaps: [],
    intervalSeconds: 300,
    timeZone: zone,
    country: 'BE',
    owner: 'Stad Gent',
    source: 'Open data Stad Gent, fietstelpalen; het bestand noemt geen licentie',
  },
});

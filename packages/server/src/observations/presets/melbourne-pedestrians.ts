import { csvPreset } from './csv/csv-preset.ts';

const zone = 'Australia/Melbourne';

/** Hourly counts of pedestrians in Melbourne with the instant in UTC and on the local clock; an hour without a row is missing. */
export const melbournePedestrians = csvPreset({
  id: 'melbourne-pedestrians',
  name: { nl: 'Voetgangers Melbourne', en: 'Pedestrians Melbourne' },
  description: {
    nl: 'Open data van de voetgangerstellers in Melbourne: elk uur het aantal voetgangers.',
    en: 'Open data of the pedestrian counters in Melbourne: the number of pedestrians each hour.',
  },
  handles: [
    {
      nl: 'De tijd komt uit UTC. Zegt de lokale tijd iets anders, dan wordt de regel geweigerd.',
      en: 'The time is taken from UTC. Where the local time says otherwise, the row is refused.',
    },
    {
      nl: 'Een uur zonder regel blijft leeg; er wordt geen nul verzonnen.',
      en: 'An hour without a row stays empty; no zero is made up.',
    },
  ],
  spec: {
    delimiter: ',',
    decimal: '.',
    time: {
      kind: 'instant',
      at: [{ column: 'utc', format: "yyyy-MM-dd'T'HH:mm[:ss]XX" }],
      zone,
      agrees: [[{ column: 'local', format: "yyyy-MM-dd'T'HH:mm[:ss]XX" }]],
    },
    key: ['sensor'],
    thing: {
      name: '{sensor}',
      description: 'Telt voetgangers ({sensor}, Melbourne)',
      externalId: 'melbourne:{sensor}',
    },
    values: [{ column: 'count', property: 'pedestrians', name: 'voetgangers' }],
    missing: ['', 'NA'],
    gaps: [],
    intervalSeconds: 3600,
    timeZone: zone,
    country: 'AU',
    owner: 'City of Melbourne',
    source: 'Open data City of Melbourne, pedestrian counting system; het bestand noemt geen licentie',
  },
});

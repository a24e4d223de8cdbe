import { csvPreset } from './csv/csv-preset.ts';
import { whichOfTwoHours } from './csv/reasons.ts';

const zone = 'Europe/Dublin';

/**
 * Hourly sound levels of the monitors of Dublin, one column each. The file does not say whose clock it shows. It is the
 * clock on the wall: at eight clock changes and nine monitors the hour in which the weekday morning gets loud stays put
 * (median shift -0.02 h in spring and -0.01 h in autumn; UTC would give -1 and +1), and the hour 01:00, which is missing
 * or double there, is left out on those nights (2015 aside: 29 March has an hour 01:00 that never was).
 */
export const dublinNoise = csvPreset({
  id: 'dublin-noise',
  name: { nl: 'Geluidmeters Dublin', en: 'Sound monitors Dublin' },
  description: {
    nl: 'Open data van de geluidmeters in Dublin: elk uur het gemiddelde niveau (LAeq), een kolom per meter.',
    en: 'Open data of the sound monitors in Dublin: the average level (LAeq) of each hour, a column per monitor.',
  },
  handles: [
    { nl: 'Een lege cel is een gat, geen stilte.', en: 'An empty cell is a gap, not silence.' },
    {
      nl: 'Een uur dat er niet was (klok vooruit) wordt geweigerd.',
      en: 'An hour that never was (clock forward) is refused.',
    },
    {
      nl: 'Een uur dat er twee keer was (klok terug) en één keer in het bestand staat, wordt geweigerd: welke van de twee het is, weten we niet.',
      en: 'An hour that came twice (clock back) and is in the file once is refused: which of the two it is, is not known.',
    },
  ],
  spec: {
    delimiter: ',',
    decimal: '.',
    time: {
      kind: 'wall',
      parts: [[{ column: 'datetime', format: 'yyyy-MM-dd HH:mm:ss' }]],
      zone,
      repeatedHour: { byOrder: true, alone: 'refuse', reason: whichOfTwoHours },
    },
    key: [],
    thing: {
      name: 'Geluidmeter {column}',
      description: 'Meet het geluid buiten, per uur ({column}, Dublin)',
      externalId: 'dublin:{column}',
    },
    values: [{ columnPrefix: 'laeq_', property: 'sound-level', name: 'LAeq' }],
    missing: [''],
    gaps: [],
    intervalSeconds: 3600,
    timeZone: zone,
    country: 'IE',
    owner: 'Dublin City Council',
    source: 'Open data Dublin City Council, ambient sound monitoring; het bestand noemt geen licentie',
  },
});

import { csvPreset } from './csv/csv-preset.ts';

const zone = 'Europe/London';

/**
 * Hourly footfall of the cameras in the centre of Leeds. `Date` is written in several ways over the years and cannot be
 * trusted; `NewDate` is written in one. The hour is that of the wall clock, always 24 a day: in spring the
 * hour that never was is filled in (nearly always with 0), in autumn the double hour is printed once and is about twice
 * as high as a week before or after, so it holds two hours in one number.
 */
export const leedsFootfall = csvPreset({
  id: 'leeds-footfall',
  name: { nl: 'Voetgangers Leeds', en: 'Footfall Leeds' },
  description: {
    nl: 'Open data van de telcamera’s in het centrum van Leeds: elk uur het aantal passages.',
    en: 'Open data of the counting cameras in the centre of Leeds: the number of passages each hour.',
  },
  handles: [
    {
      nl: 'Staat een uur van een camera er twee keer in, dan telt het eerste. Het tweede is een herhaling of een tegenspraak; er wordt nooit opgeteld.',
      en: 'When an hour of a camera is in the file twice, the first counts. The second is a repeat or a conflict; they are never added up.',
    },
    {
      nl: 'De datum komt uit de kolom die steeds hetzelfde is geschreven.',
      en: 'The date is taken from the column that is always written the same way.',
    },
    {
      nl: 'Het uur dat er niet was (klok vooruit) wordt geweigerd, ook al staat er 0.',
      en: 'The hour that never was (clock forward) is refused, even though it says 0.',
    },
    {
      nl: 'Het dubbele uur (klok terug) staat er als één getal voor twee uren. Dat wordt geweigerd.',
      en: 'The double hour (clock back) is printed as one number for two hours. That is refused.',
    },
  ],
  spec: {
    delimiter: ',',
    decimal: '.',
    time: {
      kind: 'wall',
      parts: [[{ column: 'NewDate', format: 'dd-MMM-yyyy' }], [{ column: 'Hour', format: 'H' }]],
      zone,
      repeatedHour: {
        byOrder: false,
        alone: 'refuse',
        reason: {
          nl: 'De klok ging terug: dit uur was er twee keer. Het bestand geeft er één getal voor; dat is niet eerlijk te verdelen.',
          en: 'The clock went back: this hour came twice. The file gives one number for both; that cannot be split fairly.',
        },
      },
    },
    key: ['LocationName'],
    thing: {
      name: '{LocationName}',
      description: 'Telt voorbijgangers met een camera ({LocationName}, Leeds)',
      externalId: 'leeds:{LocationName}',
    },
    values: [{ column: 'InCount', property: 'passages', name: 'passages' }],
    missing: ['', 'NA'],
    gaps: [],
    intervalSeconds: 3600,
    timeZone: zone,
    country: 'GB',
    owner: 'Leeds City Council',
    source: 'Open data Leeds City Council, footfall in the city centre; het bestand noemt geen licentie',
  },
});

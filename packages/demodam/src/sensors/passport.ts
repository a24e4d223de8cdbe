import { DAY, type Passport } from '@wijkritme/contract';
import { toPassportDetails } from './passport-details.ts';
import { propertyOf } from './property.ts';
import type { Sensor } from './sensors.ts';
import type { Series } from './series.ts';

const PURPOSE: Record<Sensor['kind'], string> = {
  sound:
    'Simulatie: zien wanneer het in de buurt harder of stiller is dan normaal, om overlast samen te bespreken. Meet alleen het geluidsniveau; er wordt geen geluid opgenomen.',
  counter:
    'Simulatie: zien hoe druk het is, om looproutes, fietsenstallingen en toezicht daarop af te stemmen. Telt passages met radar; niemand is herkenbaar.',
  air: 'Simulatie: de luchtkwaliteit en de warmte in de buurt volgen, voor gezondheid en hitteplan.',
  parking:
    'Simulatie: zien hoe vol een garage of terrein is, om zoekverkeer te verminderen. Telt plaatsen, geen kentekens.',
  cars: "Simulatie: zien hoeveel auto's en vrachtauto's er rijden, voor een veilige en leefbare straat. Telt met een lus in het wegdek; geen kentekens.",
};
const LEGAL_BASIS: Record<Sensor['kind'], string> = {
  sound: 'Simulatie: taak van algemeen belang (AVG art. 6 lid 1 onder e), Gemeentewet art. 108',
  counter: 'Simulatie: taak van algemeen belang (AVG art. 6 lid 1 onder e), Gemeentewet art. 108',
  air: 'Simulatie: Omgevingswet art. 2.1, zorg voor een gezonde leefomgeving; geen persoonsgegevens',
  parking: 'Simulatie: Gemeentewet art. 108 en 225, parkeren; geen persoonsgegevens',
  cars: 'Simulatie: Wegenverkeerswet 1994 art. 2, veiligheid en doorstroming; geen persoonsgegevens',
};

const RETENTION_DAYS = 400;
const VALID_BEFORE_MS = 420 * DAY;
const VALID_AFTER_MS = 3 * 365 * DAY;

/** The sensor passport of a series; the city is made up, and so the passport says of itself. */
export function toPassport(series: Series, birth: number): Passport {
  const { kind } = series.sensor;
  return {
    owner: 'Gemeente Demodam (simulatie)',
    contact: 'sensoren@demodam.example',
    purpose: PURPOSE[kind],
    legalBasis: LEGAL_BASIS[kind],
    unit: propertyOf(series.property).unit.symbol,
    personalData: false,
    // Few walkers in a quiet hour could be one known person.
    minimumGroup: kind === 'counter' ? 5 : 1,
    intervalSeconds: series.intervalSeconds,
    retentionDays: RETENTION_DAYS,
    ...toPassportDetails(kind, birth),
    validFrom: new Date(birth - VALID_BEFORE_MS).toISOString(),
    validUntil: new Date(birth + VALID_AFTER_MS).toISOString(),
  };
}

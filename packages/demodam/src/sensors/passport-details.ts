import { DAY, type Passport } from '@wijkritme/contract';
import type { Sensor } from './sensors.ts';

/** What the register asks of a full passport besides what the gate needs, for one kind of sensor. */
interface Words {
  readonly policyQuestion: string;
  readonly legalBasisId: string;
  readonly processing: string;
  readonly personalDataReason: string;
  readonly observedArea: string;
  readonly signText: string;
}

const WORDS: Record<Sensor['kind'], Words> = {
  sound: {
    policyQuestion: 'Simulatie: waar en wanneer is het harder dan normaal, en helpt een afspraak?',
    legalBasisId: 'gdpr-6-1-e',
    processing: 'De meter rekent het geluid meteen om naar een niveau in decibel. Het geluid zelf gaat direct weg.',
    personalDataReason: 'Uit een niveau per vijf minuten is geen stem of gesprek terug te halen.',
    observedArea: 'Ongeveer 50 meter rond de paal.',
    signText: 'Hier meten wij hoe hard het is. Wij nemen niets op.',
  },
  counter: {
    policyQuestion: 'Simulatie: hoe druk is het hier, en past de inrichting van de straat daarbij?',
    legalBasisId: 'gdpr-6-1-e',
    processing: 'De radar telt in het apparaat wie langskomt, en stuurt alleen het aantal.',
    personalDataReason: 'Radar ziet een vorm die beweegt. Een gezicht, telefoon of naam komt er niet in voor.',
    observedArea: 'De stoep en het fietspad voor de paal, ongeveer 10 meter breed.',
    signText: 'Hier tellen wij wie langskomt. Niemand is herkenbaar.',
  },
  air: {
    policyQuestion: 'Simulatie: hoe schoon en hoe warm is de lucht in deze buurt?',
    legalBasisId: 'environment-act',
    processing: 'Het station meet de lucht en stuurt per meting een getal.',
    personalDataReason: 'Lucht en temperatuur gaan niet over personen.',
    observedArea: 'De buitenlucht rond het station.',
    signText: 'Hier meten wij hoe schoon en hoe warm de lucht is.',
  },
  parking: {
    policyQuestion: 'Simulatie: waar is plaats, en hoe voorkomen wij zoekverkeer?',
    legalBasisId: 'municipalities-108',
    processing: 'De slagboom telt wat in en uit rijdt, en stuurt hoeveel plaatsen bezet zijn.',
    personalDataReason: 'Er wordt geteld, niet gelezen: een kenteken komt nergens binnen.',
    observedArea: 'De in- en uitrit van de garage of het terrein.',
    signText: 'Hier tellen wij bezette plaatsen. Geen kentekens.',
  },
  cars: {
    policyQuestion: 'Simulatie: hoeveel verkeer rijdt hier, en is de straat daarvoor veilig genoeg?',
    legalBasisId: 'road-traffic-2',
    processing: 'Een lus in het wegdek voelt metaal, en stuurt per vijf minuten een aantal.',
    personalDataReason: 'Een lus voelt metaal en ziet geen kenteken of bestuurder.',
    observedArea: 'De rijstroken boven de lus.',
    signText: 'Hier tellen wij voertuigen. Geen kentekens.',
  },
};

const HOUR_RETENTION_DAYS = 5 * 365;
const DAY_RETENTION_DAYS = 10 * 365;
const REVIEW_AFTER_MS = 365 * DAY;

export function toPassportDetails(kind: Sensor['kind'], birth: number): Partial<Passport> {
  return {
    ...WORDS[kind],
    processingPlace: 'on-device',
    recipients: [],
    mobility: 'fixed',
    hourRetentionDays: HOUR_RETENTION_DAYS,
    dayRetentionDays: DAY_RETENTION_DAYS,
    afterWithdrawal: 'keep-until-term',
    reviewDate: new Date(birth + REVIEW_AFTER_MS).toISOString().slice(0, 10),
  };
}

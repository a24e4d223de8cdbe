import { roleNames } from '@wijkritme/contract';
import type { Newcomer } from './newcomers.ts';
import type { Step } from './steps.ts';

interface StepText {
  readonly title: string;
  readonly text: string;
}

/** First steps of somebody new. Dutch is the source; at most twenty words a sentence. */
export const firstStepsNl = {
  title: 'Eerste stappen',
  intro: 'In een paar stappen ziet u wat Wijkritme voor uw werk kan doen.',
  simulated: 'Alles in deze wijk is verzonnen. Kijk gerust overal rond.',
  who: 'Wat is uw werk?',
  newcomers: { ...roleNames.nl, visitor: 'Ik woon hier of kijk rond' } as Record<Newcomer, string>,
  list: 'Uw stappen',
  needsAccount: 'Hiervoor hebt u een account nodig.',
  signIn: 'Meld u aan',
  steps: {
    overview: {
      title: 'Kijk hoe het nu gaat',
      text: 'De kaart zegt van elke plek in woorden of het is zoals altijd.',
    },
    rhythm: {
      title: 'Bekijk het ritme van een plek',
      text: 'De lijn is gemeten, de band is normaal. Kies hoe de week is, en wat er anders was.',
    },
    signal: {
      title: 'Lees waarom iets een signaal is',
      text: 'U leest wat er was, hoeveel dat scheelt met normaal, en wat het ook kan zijn.',
    },
    register: {
      title: 'Lees wat er hangt en waarom',
      text: 'Van elke sensor staat er wat hij meet, van wie hij is, en waar u kunt klagen.',
    },
    check: {
      title: 'Toets een sensor voordat hij er komt',
      text: 'Dertien stappen en vijf voorwaarden. De uitkomst is berekend, met reden en artikel.',
    },
    passport: {
      title: 'Bekijk een paspoort',
      text: 'Zonder geldig paspoort komt er geen meting binnen. Hier staat wat mag, en tot wanneer.',
    },
    today: {
      title: 'Begin de dag met wat op u wacht',
      text: 'Signalen, taken en maatregelen die iets van u vragen, met de reden erbij.',
    },
    interpret: {
      title: 'Schrijf wat u denkt dat het is',
      text: 'U kiest een verklaring en zegt hoe zeker u bent. Anderen ziet u pas daarna.',
    },
    case: {
      title: 'Spreek samen af wat u doet',
      text: 'In een dossier staan de signalen, de duidingen, de taken en de afspraken bij elkaar.',
    },
    measure: {
      title: 'Zeg vooraf wat een maatregel moet doen',
      text: 'U kiest welke meting moet veranderen, hoeveel, wanneer, en met welke plekken u vergelijkt.',
    },
    effects: {
      title: 'Zoek op wat eerder hielp',
      text: 'Ook wat niet hielp staat erin, met hoe zeker dat is.',
    },
    scores: {
      title: 'Kijk hoe goed wij waren',
      text: 'Hoeveel signalen nuttig waren, en hoe vaak onze voorspellingen klopten.',
    },
    budget: {
      title: 'Kies hoeveel signalen uw team aankan',
      text: 'U ziet vooraf welke signalen u met een ander aantal had gezien.',
    },
    imports: {
      title: 'Lees een eigen bestand in',
      text: 'Van elke rij hoort u wat ermee gebeurde. Er gaat niets stil verloren.',
    },
    agenda: {
      title: 'Zet een feest of markt in de agenda',
      text: 'Wat gepland is, leest u later terug als reden van een ander ritme.',
    },
    notices: {
      title: 'Kies wanneer u iets van ons hoort',
      text: 'Per plek en soort, met rustige uren. Nooit meer dan u aankunt.',
    },
    people: {
      title: 'Nodig collega’s uit',
      text: 'U geeft een organisatie en rollen, overal of op één plek. Een uitnodiging werkt één keer.',
    },
    devices: {
      title: 'Voeg een sensor toe',
      text: 'U volgt een apparaat van aanmelding, via proef, tot in de straat.',
    },
    upkeep: {
      title: 'Kijk hoe het systeem het doet',
      text: 'Wat er binnenkomt, wat achterloopt, en wanneer de schijf vol is.',
    },
    keeping: {
      title: 'Lees hoe lang wij bewaren',
      text: 'Wat te oud is gaat voorgoed weg, ook uit back-ups.',
    },
  } satisfies Record<Step, StepText>,
};

export type FirstStepsText = Omit<typeof firstStepsNl, 'steps'> & { steps: Record<Step, StepText> };

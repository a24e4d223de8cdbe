import type { Feed, FeedFault } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import type { FeedRow } from '../sql/feeds.ts';
import { findAdapter } from './adapters/catalogue.ts';

const faults: Readonly<Record<Language, Readonly<Record<FeedFault, string>>>> = {
  nl: {
    unreachable: 'De bron is niet bereikbaar.',
    timeout: 'De bron antwoordt niet op tijd.',
    'key-refused': 'De bron weigert de sleutel. Vul een nieuwe sleutel in.',
    'too-often': 'De bron wil minder vaak gevraagd worden. Wij wachten.',
    redirect: 'De bron verwijst naar een ander adres. Dat volgen wij niet.',
    'bad-answer': 'De bron geeft een fout. Klopt het nummer van het station?',
    'too-large': 'Het antwoord is te groot en is niet gelezen.',
    unreadable: 'Het antwoord past niet bij deze bron.',
    'not-stored': 'Het antwoord kon hier niet worden opgeslagen.',
    'key-lost': 'De sleutel is hier niet meer te lezen. Vul de sleutel opnieuw in.',
    'station-missing': 'De bron vertelt nu niets over dit station.',
    'other-series': 'De bron meet iets anders dan dit ding. Lees de tabel met meetpunten opnieuw in.',
  },
  en: {
    unreachable: 'The source cannot be reached.',
    timeout: 'The source does not answer in time.',
    'key-refused': 'The source refuses the key. Fill in a new key.',
    'too-often': 'The source wants to be asked less often. We wait.',
    redirect: 'The source points to another address. We do not follow that.',
    'bad-answer': 'The source gives an error. Is the number of the station right?',
    'too-large': 'The answer is too large and was not read.',
    unreadable: 'The answer does not fit this source.',
    'not-stored': 'The answer could not be stored here.',
    'key-lost': 'The key cannot be read here any more. Fill in the key again.',
    'station-missing': 'The source says nothing of this station now.',
    'other-series': 'The source measures something else than this thing. Import the measurement site table again.',
  },
};

const fine = {
  nl: { waiting: 'Deze bron is nog niet gevraagd.', working: 'Deze bron werkt.' },
  en: { waiting: 'This source was not asked yet.', working: 'This source works.' },
} as const;

export function toFeed(row: FeedRow, thingName: string, language: Language): Feed {
  const fault = row.fault as FeedFault | null;
  const health = fault !== null ? 'failing' : row.succeeded_at === null ? 'waiting' : 'working';
  return {
    thingId: row.thing_id,
    thingName,
    adapter: row.adapter,
    adapterName: findAdapter(row.adapter)?.name[language] ?? row.adapter,
    station: row.station,
    origin: row.origin,
    hasKey: row.sealed_key !== null,
    health,
    fault,
    failures: row.failures,
    triedAt: row.tried_at?.toISOString() ?? null,
    succeededAt: row.succeeded_at?.toISOString() ?? null,
    nextAt: row.next_at.toISOString(),
    reached: row.reached?.toISOString() ?? null,
    stored: Number(row.stored),
    refused: Number(row.refused),
    sentence: fault === null ? fine[language][health === 'waiting' ? 'waiting' : 'working'] : faults[language][fault],
  };
}

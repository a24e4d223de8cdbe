import type { CheckLaw } from '@wijkritme/contract';

const dutch = (code: string) => `https://wetten.overheid.nl/${code}`;

/** What the rules refer to. The addresses are those of the official publication, never of a copy. */
export const laws: readonly CheckLaw[] = [
  {
    id: 'gdpr',
    name: { nl: 'Algemene verordening gegevensbescherming (AVG)', en: 'General Data Protection Regulation (GDPR)' },
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  },
  {
    id: 'uavg',
    name: { nl: 'Uitvoeringswet AVG', en: 'Dutch GDPR Implementation Act (UAVG)' },
    url: dutch('BWBR0040940'),
  },
  {
    id: 'ai-act',
    name: { nl: 'AI-verordening', en: 'AI Act' },
    url: 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj',
  },
  {
    id: 'police-data-act',
    name: { nl: 'Wet politiegegevens', en: 'Dutch Police Data Act' },
    url: dutch('BWBR0022463'),
  },
  { id: 'police-act', name: { nl: 'Politiewet 2012', en: 'Dutch Police Act 2012' }, url: dutch('BWBR0031788') },
  { id: 'municipalities-act', name: { nl: 'Gemeentewet', en: 'Dutch Municipalities Act' }, url: dutch('BWBR0005416') },
  {
    id: 'telecom-act',
    name: { nl: 'Telecommunicatiewet', en: 'Dutch Telecommunications Act' },
    url: dutch('BWBR0009950'),
  },
  {
    id: 'criminal-procedure',
    name: { nl: 'Wetboek van Strafvordering', en: 'Dutch Code of Criminal Procedure' },
    url: dutch('BWBR0001903'),
  },
  { id: 'criminal-code', name: { nl: 'Wetboek van Strafrecht', en: 'Dutch Criminal Code' }, url: dutch('BWBR0001854') },
  { id: 'woo', name: { nl: 'Wet open overheid', en: 'Dutch Open Government Act (Woo)' }, url: dutch('BWBR0045754') },
  {
    id: 'cjeu-rynes',
    name: { nl: 'Hof van Justitie EU, Ryneš (C-212/13)', en: 'Court of Justice EU, Ryneš (C-212/13)' },
    url: 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:62013CJ0212',
  },
  {
    id: 'ap-wifi',
    name: {
      nl: 'Autoriteit Persoonsgegevens over wifi en bluetooth',
      en: 'Dutch Data Protection Authority on Wi-Fi and Bluetooth',
    },
    url: 'https://www.autoriteitpersoonsgegevens.nl/themas/internet-slimme-apparaten/wifi-en-bluetooth',
  },
  {
    id: 'ap-dpia-list',
    name: {
      nl: 'Autoriteit Persoonsgegevens, lijst van verplichte DPIA’s (Staatscourant 2019)',
      en: 'Dutch Data Protection Authority, list of required DPIAs (Government Gazette 2019)',
    },
    url: 'https://www.autoriteitpersoonsgegevens.nl/',
  },
  {
    id: 'ap-doorbell',
    name: {
      nl: 'Autoriteit Persoonsgegevens over camera’s bij huis',
      en: 'Dutch Data Protection Authority on cameras at home',
    },
    url: 'https://www.autoriteitpersoonsgegevens.nl/',
  },
  {
    id: 'ap-temperature',
    name: {
      nl: 'Autoriteit Persoonsgegevens over het meten van temperatuur',
      en: 'Dutch Data Protection Authority on measuring temperature',
    },
    url: 'https://www.autoriteitpersoonsgegevens.nl/',
  },
  {
    id: 'value-test',
    name: {
      nl: 'Waardetoets van het sensorregister Noord-Brabant',
      en: 'Value test of the sensor register of Noord-Brabant',
    },
    url: 'https://github.com/Algoritmeregister/sensorregistratie-schema',
  },
  {
    id: 'house-rule',
    name: { nl: 'Regel van Wijkritme', en: 'Rule of Wijkritme' },
    url: 'https://wijkritme.example/',
  },
];

import type { CheckRule } from '@wijkritme/contract';

/** Phones: Wi-Fi and Bluetooth counting, panel data; and how small a count may be. */
export const radio: readonly CheckRule[] = [
  {
    id: 'wifi-addresses-leave',
    version: 1,
    theme: 'radio',
    when: [
      [
        { question: 'device', is: ['wifi-bluetooth'] },
        { question: 'keeps', is: ['raw'] },
      ],
    ],
    outcome: 'stop',
    reason: {
      nl: 'Nummers van telefoons zijn persoonsgegevens. Om te tellen hoeven zij het apparaat niet te verlaten.',
      en: 'Numbers of phones are personal data. To count, they need not leave the device.',
    },
    remedy: {
      nl: 'Tel in het apparaat en vergeet de nummers meteen. Of tel met radar of infrarood.',
      en: 'Count in the device and forget the numbers at once. Or count with radar or infrared.',
    },
    sources: [
      { law: 'gdpr', article: '5(1)(c)', checked: 'text' },
      { law: 'ap-wifi', article: '', checked: 'text' },
    ],
  },
  {
    id: 'wifi-authority-without-law',
    version: 1,
    theme: 'radio',
    when: [
      [
        { question: 'device', is: ['wifi-bluetooth'] },
        { fact: 'authority' },
        { question: 'specific-law', is: ['general', 'none'] },
      ],
    ],
    outcome: 'stop',
    reason: {
      nl: 'Een gemeente mag telefoons alleen volgen met een eigen wettelijke grondslag.',
      en: 'A municipality may track phones only with a legal basis of its own.',
    },
    remedy: {
      nl: 'Kies een teller die geen telefoons ziet, zoals radar.',
      en: 'Choose a counter that sees no phones, such as radar.',
    },
    sources: [{ law: 'ap-wifi', article: '', checked: 'text' }],
  },
  {
    id: 'wifi-without-limits',
    version: 1,
    theme: 'radio',
    when: [
      [
        { question: 'device', is: ['wifi-bluetooth'] },
        { question: 'limited', is: ['no'] },
      ],
    ],
    outcome: 'stop',
    reason: {
      nl: 'Telefoons tellen mag alleen in vaste periodes en in precies omschreven gebieden.',
      en: 'Counting phones is allowed only in fixed periods and in precisely described areas.',
    },
    remedy: { nl: 'Leg plek en einddatum vast.', en: 'Fix the place and the end date.' },
    sources: [{ law: 'ap-wifi', article: '', checked: 'text' }],
  },
  {
    id: 'wifi',
    version: 1,
    theme: 'radio',
    when: [[{ question: 'device', is: ['wifi-bluetooth'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Ook een versleuteld nummer van een telefoon blijft een persoonsgegeven.',
      en: 'Even a hashed number of a phone stays personal data.',
    },
    remedy: {
      nl: 'Kijk eerst of radar of infrarood genoeg is. Laat toetsen of artikel 11.7a hier toestemming vraagt.',
      en: 'See first whether radar or infrared suffices. Have it examined whether article 11.7a asks for consent.',
    },
    sources: [
      { law: 'ap-wifi', article: '', checked: 'text' },
      { law: 'telecom-act', article: '11.7a', checked: 'not-verified' },
    ],
  },
  {
    id: 'panel-without-consent',
    version: 1,
    theme: 'radio',
    when: [[{ question: 'panel-consent', is: ['no'] }]],
    outcome: 'stop',
    reason: {
      nl: 'Locaties uit telefoons mogen alleen met vrije toestemming die is aan te tonen.',
      en: 'Locations from phones need free consent that can be shown.',
    },
    remedy: {
      nl: 'Laat de leverancier de toestemming aantonen, of gebruik tellingen op straat.',
      en: 'Have the supplier show the consent, or use counts in the street.',
    },
    sources: [
      { law: 'gdpr', article: '6(1)(a) and 7(1)', checked: 'text' },
      { law: 'telecom-act', article: '11.7a', checked: 'secondary' },
    ],
  },
  {
    id: 'panel-traces',
    version: 1,
    theme: 'radio',
    when: [
      [
        { question: 'device', is: ['phone-panel'] },
        { question: 'keeps', is: ['features', 'raw'] },
      ],
    ],
    outcome: 'stop',
    reason: {
      nl: 'Routes van telefoons zijn bijna altijd naar iemand te herleiden.',
      en: 'Tracks of phones can nearly always be traced to someone.',
    },
    remedy: {
      nl: 'Neem alleen aantallen per gebied en per uur af.',
      en: 'Take only numbers by area and hour.',
    },
    sources: [
      { law: 'gdpr', article: '5(1)(c)', checked: 'text' },
      { law: 'gdpr', article: 'recital 26', checked: 'text' },
    ],
  },
  {
    id: 'panel',
    version: 1,
    theme: 'radio',
    when: [[{ question: 'device', is: ['phone-panel'] }]],
    outcome: 'measures',
    reason: {
      nl: 'U leunt op wat een leverancier met telefoons van mensen doet.',
      en: 'You rely on what a supplier does with phones of people.',
    },
    remedy: {
      nl: 'Vraag bewijs van toestemming en van de kleinste groep. Zet erbij wie in het panel ontbreekt.',
      en: 'Ask for proof of consent and of the smallest group. Say who is missing in the panel.',
    },
    sources: [
      { law: 'gdpr', article: '5(2)', checked: 'text' },
      { law: 'gdpr', article: '24', checked: 'text' },
    ],
  },
  {
    id: 'small-counts',
    version: 1,
    theme: 'radio',
    when: [[{ question: 'smallest-group', is: ['below'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Een heel klein aantal kan naar één mens leiden.',
      en: 'A very small number can lead to one person.',
    },
    remedy: {
      nl: 'Toon pas een aantal vanaf vijf mensen. Verberg ook wat dat aantal via een totaal verraadt.',
      en: 'Show a number only from five people. Hide too what would reveal it through a total.',
    },
    sources: [
      { law: 'gdpr', article: 'recital 26', checked: 'text' },
      { law: 'house-rule', article: 'minimum group', checked: 'text' },
    ],
  },
];

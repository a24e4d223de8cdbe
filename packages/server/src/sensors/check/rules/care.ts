import type { CheckRule } from '@wijkritme/contract';

/** Security, terms, contracts, plan. */
export const care: readonly CheckRule[] = [
  {
    id: 'not-secured',
    version: 1,
    theme: 'care',
    when: [
      [
        { question: 'security', lacks: ['encrypted', 'own-keys', 'access-limited', 'updates'] },
        { question: 'party', is: ['municipality', 'police', 'public-body', 'organisation'] },
      ],
      [
        { question: 'security', lacks: ['encrypted', 'own-keys', 'access-limited', 'updates'] },
        { fact: 'gdpr-applies' },
      ],
      [{ question: 'security', includes: ['none'] }],
    ],
    outcome: 'measures',
    reason: {
      nl: 'De beveiliging is niet compleet.',
      en: 'Security is not complete.',
    },
    remedy: {
      nl: 'Regel versleuteling, een sleutel per apparaat, beperkte toegang en updates.',
      en: 'Arrange encryption, a key for each device, limited access and updates.',
    },
    sources: [
      { law: 'gdpr', article: '32', checked: 'text' },
      { law: 'value-test', article: 'precondition 5', checked: 'secondary' },
    ],
  },
  {
    id: 'no-retention-term',
    version: 1,
    theme: 'care',
    when: [[{ question: 'keep-days', is: ['no-term'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Zonder termijn bewaart u te lang.',
      en: 'Without a term you keep data too long.',
    },
    remedy: {
      nl: 'Kies een termijn en laat het systeem zelf verwijderen.',
      en: 'Choose a term and let the system delete by itself.',
    },
    sources: [{ law: 'gdpr', article: '5(1)(e)', checked: 'text' }],
  },
  {
    id: 'long-retention',
    version: 1,
    theme: 'care',
    when: [[{ question: 'keep-days', is: ['longer', 'no-term'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Gegevens over personen blijven langer dan vier weken.',
      en: 'Data about persons stay for more than four weeks.',
    },
    remedy: {
      nl: 'Leg uit waarom dat nodig is, of maak er eerder aantallen van.',
      en: 'Explain why that is needed, or turn them into numbers earlier.',
    },
    sources: [{ law: 'gdpr', article: '5(1)(e)', checked: 'text' }],
  },
  {
    id: 'no-processing-agreement',
    version: 1,
    theme: 'care',
    when: [[{ question: 'suppliers', is: ['no-agreement'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Een leverancier werkt met persoonsgegevens zonder overeenkomst.',
      en: 'A supplier works with personal data without an agreement.',
    },
    remedy: { nl: 'Sluit eerst een verwerkersovereenkomst.', en: 'Conclude a processing agreement first.' },
    sources: [{ law: 'gdpr', article: '28(3)', checked: 'text' }],
  },
  {
    id: 'leaves-europe',
    version: 1,
    theme: 'care',
    when: [[{ question: 'suppliers', is: ['outside'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Persoonsgegevens gaan buiten Europa.',
      en: 'Personal data leave Europe.',
    },
    remedy: {
      nl: 'Houd ze in Europa. Kan dat niet, regel dan de waarborgen van hoofdstuk V.',
      en: 'Keep them in Europe. If you cannot, arrange the safeguards of chapter V, and an agreement.',
    },
    sources: [{ law: 'gdpr', article: '28(3) and 44 to 46', checked: 'secondary' }],
  },
  {
    id: 'not-in-records',
    version: 1,
    theme: 'care',
    when: [[{ question: 'records', is: ['no'] }]],
    outcome: 'measures',
    reason: {
      nl: 'De verwerking staat niet in het verwerkingsregister.',
      en: 'The processing is not in the record of processing.',
    },
    remedy: { nl: 'Zet haar erin voordat u begint.', en: 'Enter it before you start.' },
    sources: [{ law: 'gdpr', article: '30(1)', checked: 'text' }],
  },
  {
    id: 'not-limited',
    version: 1,
    theme: 'care',
    when: [[{ question: 'limited', is: ['no'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Plek of einddatum ligt niet vast.',
      en: 'Place or end date is not fixed.',
    },
    remedy: {
      nl: 'Zet plek en einddatum in het sensorpaspoort. De sensor stopt dan vanzelf.',
      en: 'Put place and end date in the sensor passport. Then the sensor stops by itself.',
    },
    sources: [{ law: 'value-test', article: 'precondition 3', checked: 'secondary' }],
  },
  {
    id: 'use-not-agreed',
    version: 1,
    theme: 'care',
    when: [[{ question: 'use-agreed', is: ['no'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Er is niets afgesproken over het gebruik van de gegevens.',
      en: 'Nothing is agreed on the use of the data.',
    },
    remedy: {
      nl: 'Schrijf op wie ze gebruikt, waarvoor en hoe lang.',
      en: 'Write down who uses them, for what and how long.',
    },
    sources: [{ law: 'value-test', article: 'precondition 2', checked: 'secondary' }],
  },
  {
    id: 'no-guardian',
    version: 1,
    theme: 'care',
    when: [[{ question: 'guardian', is: ['no'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Niemand let op of de voorwaarden blijven kloppen.',
      en: 'Nobody watches whether the preconditions stay met.',
    },
    remedy: { nl: 'Wijs een functie aan die de sensor mag stoppen.', en: 'Appoint a role that may stop the sensor.' },
    sources: [{ law: 'value-test', article: 'step 12', checked: 'secondary' }],
  },
  {
    id: 'plan-not-complete',
    version: 1,
    theme: 'care',
    when: [
      [
        { question: 'plan', lacks: ['siting', 'maintenance', 'storage', 'access'] },
        { question: 'party', is: ['municipality', 'police', 'public-body', 'organisation'] },
      ],
      [{ question: 'plan', lacks: ['storage', 'access'] }, { fact: 'gdpr-applies' }],
    ],
    outcome: 'measures',
    reason: {
      nl: 'Het plan van aanpak is niet compleet.',
      en: 'The plan of approach is not complete.',
    },
    remedy: {
      nl: 'Beschrijf plaatsing, onderhoud, opslag en toegang.',
      en: 'Describe placing, maintenance, storage and access.',
    },
    sources: [{ law: 'value-test', article: 'step 13', checked: 'secondary' }],
  },
];

import type { CheckRule } from '@wijkritme/contract';

/** What people know and can do. */
export const openness: readonly CheckRule[] = [
  {
    id: 'secret',
    version: 1,
    theme: 'openness',
    when: [[{ question: 'secret', is: ['yes'] }]],
    outcome: 'stop',
    reason: {
      nl: 'Mensen hebben recht op uitleg. Dat mag alleen in een enkel geval wijken, als het echt nodig is.',
      en: 'People have a right to be informed. That may yield only in single cases, where truly necessary.',
    },
    remedy: {
      nl: 'Vertel wat u meet. Geheim meten hoort niet in een wijksysteem.',
      en: 'Tell what you measure. Secret measuring has no place in a neighbourhood system.',
    },
    sources: [
      { law: 'gdpr', article: '5(1)(a), 13 and 14', checked: 'secondary' },
      { law: 'uavg', article: '41', checked: 'text' },
    ],
  },
  {
    id: 'no-sign',
    version: 1,
    theme: 'openness',
    when: [
      [{ question: 'openness', lacks: ['sign'] }, { fact: 'gdpr-applies' }],
      [{ question: 'openness', lacks: ['sign'] }, { fact: 'public-place' }],
    ],
    outcome: 'measures',
    reason: {
      nl: 'Op de plek zelf is niet te zien dat er gemeten wordt.',
      en: 'On the spot it cannot be seen that something is measured.',
    },
    remedy: {
      nl: 'Hang een bord op: wie, waarom, wel of geen persoonsgegevens, en een code naar het register.',
      en: 'Put up a sign: who, why, personal data or not, and a code that leads to the register.',
    },
    sources: [
      { law: 'gdpr', article: '12(1), 13 and 14', checked: 'text' },
      { law: 'value-test', article: 'precondition 4', checked: 'secondary' },
    ],
  },
  {
    id: 'not-in-register',
    version: 1,
    theme: 'openness',
    when: [
      [
        { question: 'openness', lacks: ['register'] },
        { question: 'party', is: ['municipality', 'police', 'public-body', 'organisation'] },
      ],
      [{ question: 'openness', lacks: ['register'] }, { fact: 'public-place' }],
    ],
    outcome: 'measures',
    reason: {
      nl: 'De sensor staat niet in het openbare register.',
      en: 'The sensor is not in the public register.',
    },
    remedy: {
      nl: 'Vul het sensorpaspoort in. Kijk of uw gemeente een meldplicht heeft, zoals Amsterdam.',
      en: 'Fill in the sensor passport. See whether your municipality has a duty to report, as Amsterdam has.',
    },
    sources: [{ law: 'value-test', article: 'precondition 4', checked: 'secondary' }],
  },
  {
    id: 'no-contact',
    version: 1,
    theme: 'openness',
    when: [
      [
        { question: 'openness', lacks: ['contact'] },
        { question: 'party', is: ['municipality', 'police', 'public-body', 'organisation'] },
      ],
      [{ question: 'openness', lacks: ['contact'] }, { fact: 'gdpr-applies' }],
    ],
    outcome: 'measures',
    reason: {
      nl: 'Mensen kunnen nergens terecht met een vraag of klacht.',
      en: 'People have no place to go with a question or complaint.',
    },
    remedy: {
      nl: 'Noem een loket, adres of telefoonnummer van een organisatie.',
      en: 'Name a desk, address or phone number of an organisation.',
    },
    sources: [
      { law: 'gdpr', article: '12(2) and 13(1)(a)', checked: 'text' },
      { law: 'value-test', article: 'precondition 4', checked: 'secondary' },
    ],
  },
  {
    id: 'neighbourhood-not-told',
    version: 1,
    theme: 'openness',
    when: [
      [{ question: 'openness', lacks: ['local-notice'] }, { fact: 'public-place' }],
      [{ question: 'stakeholders', is: ['no'] }],
    ],
    outcome: 'measures',
    reason: {
      nl: 'De buurt weet het niet, of kon niet meedenken.',
      en: 'The neighbourhood does not know, or had no say.',
    },
    remedy: {
      nl: 'Vertel het voordat u begint en vraag wat mensen ervan vinden.',
      en: 'Tell people before you start and ask what they think.',
    },
    sources: [
      { law: 'value-test', article: 'step 7', checked: 'secondary' },
      { law: 'gdpr', article: '35(9)', checked: 'secondary' },
    ],
  },
  {
    id: 'cannot-object',
    version: 1,
    theme: 'openness',
    when: [[{ question: 'avoid', is: ['no'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Mensen kunnen niet om de sensor heen en geen bezwaar maken.',
      en: 'People cannot avoid the sensor and cannot object.',
    },
    remedy: {
      nl: 'Regel hoe iemand bezwaar maakt en wie daarover beslist.',
      en: 'Arrange how someone objects and who decides on it.',
    },
    sources: [{ law: 'gdpr', article: '21', checked: 'text' }],
  },
  {
    id: 'open-to-requests',
    version: 1,
    theme: 'openness',
    when: [[{ fact: 'authority' }, { question: 'keeps', is: ['features', 'raw'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Wat een overheid bewaart, kan iedereen opvragen.',
      en: 'What a public authority keeps, anyone can ask for.',
    },
    remedy: {
      nl: 'Bewaar alleen getallen. Maak die zelf openbaar, met een kleinste groep.',
      en: 'Keep numbers only. Publish them yourself, with a minimum group.',
    },
    sources: [{ law: 'woo', article: '4.1 and 5.1', checked: 'not-verified' }],
  },
  {
    id: 'vulnerable-people',
    version: 1,
    theme: 'openness',
    when: [
      [
        { question: 'vulnerable', includes: ['children', 'care', 'worship', 'demonstration'] },
        { fact: 'gdpr-applies' },
      ],
    ],
    outcome: 'measures',
    reason: {
      nl: 'Hier komen mensen die extra bescherming nodig hebben.',
      en: 'People come here who need extra protection.',
    },
    remedy: {
      nl: 'Meet op een andere plek of tijd. Kan dat niet, zet dan in de DPIA hoe u hen beschermt.',
      en: 'Measure at another place or time. If that cannot be, say in the DPIA how you protect them.',
    },
    sources: [
      { law: 'gdpr', article: 'recitals 38 and 75', checked: 'secondary' },
      { law: 'gdpr', article: '35(7)', checked: 'secondary' },
    ],
  },
];

import type { CheckRule } from '@wijkritme/contract';

/** Is it needed, and only for this. */
export const necessity: readonly CheckRule[] = [
  {
    id: 'value-gone',
    version: 1,
    theme: 'necessity',
    when: [[{ question: 'value', is: ['no'] }]],
    outcome: 'stop',
    reason: {
      nl: 'Er is geen duidelijk belang meer. Dan gaat een sensor uit of weg.',
      en: 'There is no clear value any more. Then a sensor is switched off or removed.',
    },
    remedy: {
      nl: 'Zet de sensor uit. Begin pas weer als het belang op papier staat.',
      en: 'Switch the sensor off. Start again only when the value is written down.',
    },
    sources: [{ law: 'value-test', article: 'step 3', checked: 'secondary' }],
  },
  {
    id: 'data-elsewhere-personal',
    version: 1,
    theme: 'necessity',
    when: [[{ question: 'elsewhere', is: ['yes'] }, { fact: 'gdpr-applies' }]],
    outcome: 'stop',
    reason: {
      nl: 'De gegevens zijn er al. Nog een keer mensen meten is dan niet nodig.',
      en: 'The data exist already. Measuring people once more is then not necessary.',
    },
    remedy: {
      nl: 'Gebruik wat er is. Of laat zien welk deel ontbreekt en meet alleen dat.',
      en: 'Use what is there. Or show which part is missing and measure only that.',
    },
    sources: [{ law: 'gdpr', article: '5(1)(c)', checked: 'text' }],
  },
  {
    id: 'data-elsewhere',
    version: 1,
    theme: 'necessity',
    when: [[{ question: 'elsewhere', is: ['yes'] }]],
    outcome: 'measures',
    reason: { nl: 'De gegevens zijn er al ergens anders.', en: 'The data are available elsewhere already.' },
    remedy: { nl: 'Vraag eerst of u die gegevens mag gebruiken.', en: 'Ask first whether you may use those data.' },
    sources: [{ law: 'value-test', article: 'step 4', checked: 'secondary' }],
  },
  {
    id: 'no-sensor-needed-personal',
    version: 1,
    theme: 'necessity',
    when: [[{ question: 'without', is: ['yes'] }, { fact: 'gdpr-applies' }]],
    outcome: 'stop',
    reason: {
      nl: 'Het kan redelijk zonder sensor. Gegevens van mensen zijn dan niet nodig.',
      en: 'It can reasonably be done without a sensor. Data of people are then not necessary.',
    },
    remedy: { nl: 'Kies de weg zonder sensor.', en: 'Choose the way without a sensor.' },
    sources: [
      { law: 'gdpr', article: '5(1)(c)', checked: 'text' },
      { law: 'gdpr', article: '6(1)', checked: 'text' },
    ],
  },
  {
    id: 'no-sensor-needed',
    version: 1,
    theme: 'necessity',
    when: [[{ question: 'without', is: ['yes'] }]],
    outcome: 'measures',
    reason: { nl: 'Het antwoord is ook zonder sensor te krijgen.', en: 'The answer can be had without a sensor too.' },
    remedy: {
      nl: 'Leg uit waarom u toch een sensor kiest, of kies de andere weg.',
      en: 'Explain why you choose a sensor all the same, or choose the other way.',
    },
    sources: [{ law: 'value-test', article: 'step 5', checked: 'secondary' }],
  },
  {
    id: 'reuse-undecided-personal',
    version: 1,
    theme: 'necessity',
    when: [[{ question: 'reuse', is: ['undecided'] }, { fact: 'gdpr-applies' }]],
    outcome: 'stop',
    reason: {
      nl: 'Gegevens van mensen verzamelen zonder vast doel mag niet.',
      en: 'Collecting data of people without a fixed purpose is not allowed.',
    },
    remedy: {
      nl: 'Beschrijf het doel precies. Elk ander gebruik vraagt een nieuwe controle.',
      en: 'Describe the purpose precisely. Any other use needs a new check.',
    },
    sources: [{ law: 'gdpr', article: '5(1)(b)', checked: 'text' }],
  },
  {
    id: 'reuse-undecided',
    version: 1,
    theme: 'necessity',
    when: [[{ question: 'reuse', is: ['undecided'] }]],
    outcome: 'measures',
    reason: { nl: 'Het gebruik van de gegevens ligt niet vast.', en: 'The use of the data is not fixed.' },
    remedy: {
      nl: 'Schrijf op wie de gegevens gebruikt en waarvoor, voordat u begint.',
      en: 'Write down who uses the data and for what, before you start.',
    },
    sources: [{ law: 'value-test', article: 'precondition 2', checked: 'secondary' }],
  },
  {
    id: 'reuse-persons-no-law',
    version: 1,
    theme: 'necessity',
    when: [
      [
        { question: 'reuse', is: ['persons'] },
        { question: 'specific-law', is: ['general', 'none'] },
      ],
      [
        { question: 'reuse', is: ['persons'] },
        { question: 'basis', is: ['none'] },
      ],
      [{ question: 'reuse', is: ['persons'] }, { fact: 'authority' }, { question: 'basis', is: ['consent'] }],
    ],
    outcome: 'stop',
    reason: {
      nl: 'Voor besluiten over personen is een wet nodig die dat duidelijk regelt.',
      en: 'Decisions about persons need a law that clearly provides for them.',
    },
    remedy: {
      nl: 'Gebruik de gegevens niet voor besluiten over personen.',
      en: 'Do not use the data for decisions about persons.',
    },
    sources: [
      { law: 'gdpr', article: '5(1)(b)', checked: 'text' },
      { law: 'gdpr', article: '6(3)', checked: 'text' },
    ],
  },
  {
    id: 'reuse-persons',
    version: 1,
    theme: 'necessity',
    when: [[{ question: 'reuse', is: ['persons'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Meten voor de wijk en besluiten over personen horen niet bij elkaar.',
      en: 'Measuring for the neighbourhood and deciding about persons do not belong together.',
    },
    remedy: {
      nl: 'Houd dit buiten het wijksysteem. Laat een mens elk besluit nemen.',
      en: 'Keep this out of the neighbourhood system. Let a human take every decision.',
    },
    sources: [
      { law: 'gdpr', article: '22', checked: 'text' },
      { law: 'house-rule', article: 'invariant 1', checked: 'text' },
    ],
  },
  {
    id: 'about-persons',
    version: 1,
    theme: 'necessity',
    when: [[{ question: 'about', is: ['persons'] }, { fact: 'gdpr-applies' }]],
    outcome: 'measures',
    reason: {
      nl: 'De vraag gaat over bepaalde personen. Een ritme van een plek heeft geen personen nodig.',
      en: 'The question is about certain persons. The rhythm of a place needs no persons.',
    },
    remedy: {
      nl: 'Stel de vraag over een plek of een tijd.',
      en: 'Put the question about a place or a time.',
    },
    sources: [
      { law: 'gdpr', article: '5(1)(c)', checked: 'text' },
      { law: 'gdpr', article: '25(2)', checked: 'text' },
    ],
  },
];

import type { CheckRule } from '@wijkritme/contract';

/** Why something may be done at all. Without one of these the verdict is never "allowed". */
export const grounds: readonly CheckRule[] = [
  {
    id: 'ground-no-personal-data',
    version: 1,
    theme: 'grounds',
    when: [
      [
        { question: 'captures', includes: ['numbers-only'] },
        { question: 'personal', is: ['no'] },
        { question: 'keeps', is: ['numbers', 'features'] },
      ],
    ],
    outcome: 'allowed',
    reason: {
      nl: 'Het apparaat vangt niets van personen op. De AVG geldt dan niet.',
      en: 'The device takes in nothing of persons. Then the GDPR does not apply.',
    },
    remedy: {
      nl: 'Houd het zo. Doe de controle opnieuw als het apparaat of het doel verandert.',
      en: 'Keep it like this. Do the check again when the device or the purpose changes.',
    },
    sources: [
      { law: 'gdpr', article: '4(1)', checked: 'text' },
      { law: 'gdpr', article: 'recital 26', checked: 'text' },
    ],
  },
  {
    id: 'ground-household',
    version: 1,
    theme: 'grounds',
    when: [
      [
        { fact: 'personal-data' },
        { question: 'party', is: ['resident'] },
        { question: 'area', includes: ['own-ground'] },
      ],
    ],
    outcome: 'allowed',
    reason: {
      nl: 'Een bewoner meet voor zichzelf, alleen op eigen terrein. De AVG geldt dan niet.',
      en: 'A resident measures for himself or herself, on own ground only. Then the GDPR does not apply.',
    },
    remedy: {
      nl: 'Laat bezoekers weten dat het apparaat er is. Deel geen beelden of geluid van anderen.',
      en: 'Let visitors know that the device is there. Share no images or sound of others.',
    },
    sources: [
      { law: 'gdpr', article: '2(2)(c)', checked: 'text' },
      { law: 'cjeu-rynes', article: '', checked: 'secondary' },
    ],
  },
  {
    id: 'ground-public-task',
    version: 1,
    theme: 'grounds',
    when: [
      [
        { fact: 'gdpr-applies' },
        { question: 'basis', is: ['public-task', 'legal-obligation'] },
        { question: 'specific-law', is: ['specific', 'general'] },
      ],
    ],
    outcome: 'allowed',
    reason: {
      nl: 'Er is een grondslag: een taak of plicht die in de wet staat.',
      en: 'There is a legal basis: a task or obligation laid down by law.',
    },
    remedy: {
      nl: 'Zet wet en artikel in het sensorpaspoort.',
      en: 'Put law and article in the sensor passport.',
    },
    sources: [
      { law: 'gdpr', article: '6(1)(c) and (e)', checked: 'text' },
      { law: 'gdpr', article: '6(3)', checked: 'text' },
    ],
  },
  {
    id: 'ground-consent',
    version: 1,
    theme: 'grounds',
    when: [[{ fact: 'gdpr-applies' }, { question: 'basis', is: ['consent'] }]],
    outcome: 'allowed',
    reason: {
      nl: 'Mensen geven toestemming. Dat kan een grondslag zijn.',
      en: 'People give consent. That can be a legal basis.',
    },
    remedy: {
      nl: 'Bewaar wie waarvoor toestemming gaf. Stoppen moet net zo makkelijk zijn als beginnen.',
      en: 'Keep who consented to what. Stopping has to be as easy as starting.',
    },
    sources: [
      { law: 'gdpr', article: '6(1)(a)', checked: 'text' },
      { law: 'gdpr', article: '7', checked: 'text' },
    ],
  },
  {
    id: 'ground-legitimate-interest',
    version: 1,
    theme: 'grounds',
    when: [
      [
        { fact: 'gdpr-applies' },
        { question: 'basis', is: ['legitimate-interest'] },
        { question: 'party', is: ['organisation', 'resident'] },
      ],
    ],
    outcome: 'allowed',
    reason: {
      nl: 'Een eigen belang kan een grondslag zijn, als het zwaarder weegt dan dat van de mensen.',
      en: 'An own interest can be a legal basis, if it outweighs that of the people.',
    },
    remedy: {
      nl: 'Schrijf de afweging op: welk belang, waarom nodig, wat merken mensen ervan.',
      en: 'Write down the balance: which interest, why needed, what people notice of it.',
    },
    sources: [{ law: 'gdpr', article: '6(1)(f)', checked: 'text' }],
  },
];

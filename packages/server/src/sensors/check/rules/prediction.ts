import type { CheckRule } from '@wijkritme/contract';

/** Scores, forecasts, and who decides. */
export const prediction: readonly CheckRule[] = [
  {
    id: 'predicts-offence',
    version: 1,
    theme: 'prediction',
    when: [[{ question: 'software', includes: ['predicts-crime'] }]],
    outcome: 'stop',
    reason: {
      nl: 'Voorspellen of iemand een misdrijf pleegt, op grond van alleen profiel of karakter, is verboden. Dit systeem doet het nooit.',
      en: 'Predicting from profile or traits alone whether someone will commit an offence is prohibited. This system never does it.',
    },
    remedy: {
      nl: 'Vraag naar plekken en tijden, niet naar personen.',
      en: 'Ask about places and times, not about persons.',
    },
    sources: [
      { law: 'ai-act', article: '5(1)(d)', checked: 'text' },
      { law: 'house-rule', article: 'invariant 1', checked: 'text' },
    ],
  },
  {
    id: 'scores-persons',
    version: 1,
    theme: 'prediction',
    when: [[{ question: 'software', includes: ['scores'] }]],
    outcome: 'stop',
    reason: {
      nl: 'Mensen een score geven om hun gedrag en hen daarom slechter behandelen is verboden. Dit systeem geeft nooit een score aan een mens.',
      en: 'Scoring people for their behaviour and treating them worse for it is prohibited. This system never scores a person.',
    },
    remedy: { nl: 'Geef geen mens een score.', en: 'Score no person.' },
    sources: [
      { law: 'ai-act', article: '5(1)(c)', checked: 'text' },
      { law: 'house-rule', article: 'invariant 1', checked: 'text' },
    ],
  },
  {
    id: 'scoring-software',
    version: 1,
    theme: 'prediction',
    when: [[{ question: 'device', is: ['scoring'] }]],
    outcome: 'stop',
    reason: {
      nl: 'Software die personen een score geeft, past in geen wijksysteem. Veel vormen zijn verboden.',
      en: 'Software that scores persons fits no neighbourhood system. Many forms are prohibited.',
    },
    remedy: { nl: 'Stop hiermee. Stel een vraag over een plek.', en: 'Stop this. Put a question about a place.' },
    sources: [
      { law: 'ai-act', article: '5(1)(c) and 5(1)(d)', checked: 'text' },
      { law: 'gdpr', article: '10 and 22', checked: 'secondary' },
      { law: 'house-rule', article: 'invariant 1', checked: 'text' },
    ],
  },
  {
    id: 'decides-about-persons',
    version: 1,
    theme: 'prediction',
    when: [[{ question: 'human', is: ['machine-person'] }]],
    outcome: 'stop',
    reason: {
      nl: 'Een systeem mag niet alleen beslissen over een mens.',
      en: 'A system may not decide about a person on its own.',
    },
    remedy: {
      nl: 'Laat een mens beslissen, die de uitkomst naast zich neer kan leggen.',
      en: 'Let a human decide, who can set the result aside.',
    },
    sources: [
      { law: 'gdpr', article: '22(1)', checked: 'text' },
      { law: 'uavg', article: '40', checked: 'text' },
    ],
  },
  {
    id: 'decides-about-place',
    version: 1,
    theme: 'prediction',
    when: [[{ question: 'human', is: ['machine-place'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Een systeem doet zelf iets met een plek. Mensen merken dat.',
      en: 'A system acts on a place by itself. People notice that.',
    },
    remedy: {
      nl: 'Zorg dat een mens het kan uitzetten. Leg vast wat het deed.',
      en: 'Make sure that a human can switch it off. Record what it did.',
    },
    sources: [{ law: 'value-test', article: 'precondition 1', checked: 'secondary' }],
  },
  {
    id: 'forecast-of-place',
    version: 1,
    theme: 'prediction',
    when: [[{ question: 'software', includes: ['predicts-place'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Een verwachting over een plek mag, maar kan zichzelf bevestigen.',
      en: 'A forecast of a place is allowed, but it can confirm itself.',
    },
    remedy: {
      nl: 'Gebruik geen gegevens van politie of handhaving. Houd bij hoe vaak het klopt, en zet het in het algoritmeregister.',
      en: 'Use no police or enforcement data. Keep score of how often it is right, and publish it in the algorithm register.',
    },
    sources: [
      { law: 'ai-act', article: '5(1)(d), which is about persons', checked: 'text' },
      { law: 'house-rule', article: 'invariant 6', checked: 'text' },
    ],
  },
];

import type { CheckRule } from '@wijkritme/contract';

/** Faces, voices, temperature, emotions. */
export const body: readonly CheckRule[] = [
  {
    id: 'special-without-exception',
    version: 1,
    theme: 'body',
    when: [[{ question: 'special-ground', is: ['no'] }]],
    outcome: 'stop',
    reason: {
      nl: 'Gezondheid, en kenmerken om iemand te herkennen, zijn verboden zonder uitzondering in de wet.',
      en: 'Health data, and features to recognise someone, are forbidden without an exception in law.',
    },
    remedy: {
      nl: 'Kies een meting zonder lichaam of gezicht, zoals tellen met radar.',
      en: 'Choose a measurement without body or face, such as counting with radar.',
    },
    sources: [
      { law: 'gdpr', article: '9(1) and 9(2)', checked: 'secondary' },
      { law: 'uavg', article: '22, 29 and 30', checked: 'secondary' },
    ],
  },
  {
    id: 'temperature-at-a-door',
    version: 1,
    theme: 'body',
    when: [
      [
        { question: 'captures', includes: ['health'] },
        { question: 'area', includes: ['work', 'school', 'accessible', 'public-space'] },
        { question: 'basis', is: ['consent', 'legitimate-interest', 'none'] },
      ],
    ],
    outcome: 'stop',
    reason: {
      nl: 'Wie naar binnen wil, kan niet vrij weigeren. Toestemming geldt dan niet.',
      en: 'Someone who wants to enter cannot refuse freely. Then consent is not valid.',
    },
    remedy: { nl: 'Meet geen temperatuur van mensen.', en: 'Do not measure the temperature of people.' },
    sources: [
      { law: 'gdpr', article: '7(4) and 9(1)', checked: 'text' },
      { law: 'ap-temperature', article: '', checked: 'secondary' },
    ],
  },
  {
    id: 'recognition-in-public-police',
    version: 1,
    theme: 'body',
    when: [
      [
        { question: 'software', includes: ['identifies'] },
        { question: 'party', is: ['police'] },
        { fact: 'public-place' },
      ],
    ],
    outcome: 'stop',
    reason: {
      nl: 'Mensen in het openbaar op afstand herkennen, op dat moment zelf, is voor de politie verboden. De uitzonderingen zijn smal.',
      en: 'Recognising people in public at a distance, in real time, is forbidden for the police. The exceptions are narrow.',
    },
    remedy: {
      nl: 'Laat herkenning weg. Dit systeem heeft er geen plaats voor.',
      en: 'Leave recognition out. This system has no place for it.',
    },
    sources: [{ law: 'ai-act', article: '5(1)(h)', checked: 'text' }],
  },
  {
    id: 'recognition-in-public',
    version: 1,
    theme: 'body',
    when: [[{ question: 'software', includes: ['identifies'] }, { fact: 'public-place' }]],
    outcome: 'stop',
    reason: {
      nl: 'Voorbijgangers herkennen of terugvinden is voor geen vraag over een plek nodig.',
      en: 'No question about a place needs passers-by to be recognised or found again.',
    },
    remedy: { nl: 'Tel mensen zonder hen te herkennen.', en: 'Count people without recognising them.' },
    sources: [
      { law: 'gdpr', article: '5(1)(c)', checked: 'text' },
      { law: 'gdpr', article: '9(1)', checked: 'text' },
    ],
  },
  {
    id: 'sorted-by-traits',
    version: 1,
    theme: 'body',
    when: [[{ question: 'software', includes: ['categorises'] }]],
    outcome: 'stop',
    reason: {
      nl: 'Mensen met biometrie indelen op afkomst, geloof of geaardheid is verboden. Zonder biometrie doet dit systeem het ook niet.',
      en: 'Sorting people by origin, religion or orientation through biometrics is prohibited. Without biometrics this system does not do it either.',
    },
    remedy: { nl: 'Laat deze indeling weg.', en: 'Leave this sorting out.' },
    sources: [
      { law: 'ai-act', article: '5(1)(g)', checked: 'text' },
      { law: 'gdpr', article: '9(1)', checked: 'text' },
    ],
  },
  {
    id: 'emotions-at-work-or-school',
    version: 1,
    theme: 'body',
    when: [
      [
        { question: 'software', includes: ['emotions'] },
        { question: 'area', includes: ['work', 'school'] },
      ],
    ],
    outcome: 'stop',
    reason: {
      nl: 'Gevoelens afleiden op het werk of op school is verboden, behalve voor zorg of veiligheid.',
      en: 'Inferring emotions at work or at school is prohibited, except for medical or safety reasons.',
    },
    remedy: { nl: 'Vraag mensen hoe zij zich voelen.', en: 'Ask people how they feel.' },
    sources: [{ law: 'ai-act', article: '5(1)(f)', checked: 'text' }],
  },
  {
    id: 'emotions',
    version: 1,
    theme: 'body',
    when: [[{ question: 'software', includes: ['emotions'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Gevoelens van mensen afleiden is onzeker en telt als hoog risico.',
      en: 'Inferring emotions of people is uncertain and counts as high risk.',
    },
    remedy: {
      nl: 'Laat dit weg. Vraag bewoners liever zelf, zonder naam.',
      en: 'Leave this out. Rather ask residents themselves, without names.',
    },
    sources: [
      { law: 'ai-act', article: '50(3) and annex III(1)(c)', checked: 'secondary' },
      { law: 'gdpr', article: '5(1)(a)', checked: 'text' },
    ],
  },
];

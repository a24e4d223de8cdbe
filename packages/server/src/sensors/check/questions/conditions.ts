import type { CheckQuestion } from '@wijkritme/contract';

/** Step 11, the five preconditions, and steps 12 and 13. */
export const conditions: readonly CheckQuestion[] = [
  {
    id: 'vulnerable',
    part: '11',
    kind: 'some',
    text: {
      nl: 'Komen hier mensen die extra bescherming nodig hebben?',
      en: 'Do people come here who need extra protection?',
    },
    options: [
      { value: 'none', exclusive: true, label: { nl: 'Niet meer dan elders', en: 'No more than elsewhere' } },
      {
        value: 'children',
        risk: 1,
        label: { nl: 'Kinderen, bij school of speelplek', en: 'Children, at a school or playground' },
      },
      {
        value: 'care',
        risk: 1,
        label: { nl: 'Mensen die zorg of opvang krijgen', en: 'People who receive care or shelter' },
      },
      {
        value: 'worship',
        risk: 1,
        label: { nl: 'Bezoekers van een kerk, moskee of synagoge', en: 'Visitors of a church, mosque or synagogue' },
      },
      { value: 'demonstration', risk: 1, label: { nl: 'Mensen die demonstreren', en: 'People who demonstrate' } },
    ],
  },
  {
    id: 'avoid',
    part: '11',
    kind: 'one',
    askedWhen: [[{ fact: 'gdpr-applies' }]],
    text: { nl: 'Kunnen mensen de sensor vermijden of bezwaar maken?', en: 'Can people avoid the sensor or object?' },
    options: [
      { value: 'yes', risk: 0, label: { nl: 'Ja', en: 'Yes' } },
      { value: 'no', risk: 1, label: { nl: 'Nee', en: 'No' } },
    ],
  },
  {
    id: 'human',
    part: 'p1',
    kind: 'one',
    text: { nl: 'Wie beslist er op grond van de meting?', en: 'Who decides on the basis of the measurement?' },
    options: [
      { value: 'person', risk: 0, label: { nl: 'Altijd een mens', en: 'Always a human' } },
      {
        value: 'machine-place',
        risk: 1,
        label: {
          nl: 'Een systeem, over een plek (zoals licht aan)',
          en: 'A system, about a place (such as lights on)',
        },
      },
      { value: 'machine-person', risk: 2, label: { nl: 'Een systeem, over personen', en: 'A system, about persons' } },
    ],
  },
  {
    id: 'use-agreed',
    part: 'p2',
    kind: 'one',
    text: {
      nl: 'Staat op papier wie de gegevens mag gebruiken en waarvoor?',
      en: 'Is it written down who may use the data and for what?',
    },
    options: [
      { value: 'yes', risk: 0, label: { nl: 'Ja', en: 'Yes' } },
      { value: 'no', risk: 1, label: { nl: 'Nee', en: 'No' } },
    ],
  },
  {
    id: 'limited',
    part: 'p3',
    kind: 'one',
    text: {
      nl: 'Ligt vast waar en tot wanneer er wordt gemeten?',
      en: 'Is it fixed where and until when is measured?',
    },
    options: [
      { value: 'yes', risk: 0, label: { nl: 'Ja, met een einddatum', en: 'Yes, with an end date' } },
      { value: 'no', risk: 1, label: { nl: 'Nee', en: 'No' } },
    ],
  },
  {
    id: 'openness',
    part: 'p4',
    kind: 'some',
    text: { nl: 'Hoe weten mensen dat de sensor er is?', en: 'How do people know that the sensor is there?' },
    options: [
      { value: 'none', exclusive: true, label: { nl: 'Nog niet', en: 'Not yet' } },
      { value: 'register', label: { nl: 'Hij staat in het openbare register', en: 'It is in the public register' } },
      { value: 'sign', label: { nl: 'Er hangt een bord of sticker', en: 'There is a sign or sticker' } },
      { value: 'local-notice', label: { nl: 'De buurt kreeg bericht', en: 'The neighbourhood was told' } },
      {
        value: 'contact',
        label: { nl: 'Er is een plek voor vragen en klachten', en: 'There is a place for questions and complaints' },
      },
    ],
  },
  {
    id: 'secret',
    part: 'p4',
    kind: 'one',
    askedWhen: [[{ fact: 'gdpr-applies' }]],
    text: { nl: 'Wilt u dat mensen het niet weten?', en: 'Do you want people not to know?' },
    options: [
      { value: 'no', risk: 0, label: { nl: 'Nee', en: 'No' } },
      { value: 'yes', risk: 1, label: { nl: 'Ja, het moet geheim blijven', en: 'Yes, it has to stay secret' } },
    ],
  },
  {
    id: 'more-information',
    part: 'p4',
    kind: 'text',
    text: { nl: 'Waar staat meer informatie?', en: 'Where can people find more information?' },
    help: {
      nl: 'Een adres van een webpagina, of een plek in de buurt.',
      en: 'The address of a web page, or a place nearby.',
    },
    options: [],
  },
  {
    id: 'review-date',
    part: 'p4',
    kind: 'date',
    text: {
      nl: 'Wanneer bekijkt u of de sensor nog nodig is?',
      en: 'When do you review whether the sensor is still needed?',
    },
    options: [],
  },
  {
    id: 'security',
    part: 'p5',
    kind: 'some',
    text: { nl: 'Hoe zijn apparaat en gegevens beveiligd?', en: 'How are device and data secured?' },
    options: [
      { value: 'none', exclusive: true, label: { nl: 'Nog niet', en: 'Not yet' } },
      {
        value: 'encrypted',
        label: { nl: 'Verbinding en opslag zijn versleuteld', en: 'Connection and storage are encrypted' },
      },
      {
        value: 'own-keys',
        label: { nl: 'Elk apparaat heeft een eigen sleutel', en: 'Each device has a key of its own' },
      },
      {
        value: 'access-limited',
        label: { nl: 'Alleen wie het nodig heeft, kan erbij', en: 'Only those who need it have access' },
      },
      { value: 'updates', label: { nl: 'Updates zijn geregeld', en: 'Updates are arranged' } },
    ],
  },
  {
    id: 'guardian',
    part: '12',
    kind: 'one',
    text: {
      nl: 'Is er iemand die de sensor stopt als een voorwaarde wegvalt?',
      en: 'Is there someone who stops the sensor when a precondition lapses?',
    },
    options: [
      { value: 'yes', risk: 0, label: { nl: 'Ja', en: 'Yes' } },
      { value: 'no', risk: 1, label: { nl: 'Nee', en: 'No' } },
    ],
  },
  {
    id: 'plan',
    part: '13',
    kind: 'some',
    text: { nl: 'Wat staat er in het plan van aanpak?', en: 'What does the plan of approach say?' },
    options: [
      { value: 'none', exclusive: true, label: { nl: 'Er is nog geen plan', en: 'There is no plan yet' } },
      { value: 'siting', label: { nl: 'Waar en hoe het apparaat hangt', en: 'Where and how the device is placed' } },
      { value: 'maintenance', label: { nl: 'Wie het onderhoudt en ijkt', en: 'Who maintains and calibrates it' } },
      {
        value: 'storage',
        label: { nl: 'Waar de gegevens staan en hoe lang', en: 'Where the data are kept and for how long' },
      },
      { value: 'access', label: { nl: 'Wie erbij kan', en: 'Who has access' } },
    ],
  },
];

import type { CheckQuestion } from '@wijkritme/contract';

const gdpr = [[{ fact: 'gdpr-applies' }]];

/** Step 10: personal data, basis, assessment, terms. */
export const legal: readonly CheckQuestion[] = [
  {
    id: 'personal',
    part: '10',
    kind: 'one',
    text: { nl: 'Verwerkt u persoonsgegevens?', en: 'Do you process personal data?' },
    help: {
      nl: 'Alles wat naar een mens te herleiden is, telt. Ook een kenteken, een gezicht of het nummer van een telefoon.',
      en: 'Anything that can be traced to a person counts. Also a plate, a face or the number of a phone.',
    },
    options: [
      { value: 'no', risk: 0, label: { nl: 'Nee', en: 'No' } },
      { value: 'in-device', risk: 1, label: { nl: 'Heel even, in het apparaat', en: 'For a moment, in the device' } },
      { value: 'yes', risk: 2, label: { nl: 'Ja', en: 'Yes' } },
    ],
  },
  {
    id: 'basis',
    part: '10',
    kind: 'one',
    askedWhen: gdpr,
    text: { nl: 'Op welke grondslag van de AVG doet u dit?', en: 'On which legal basis of the GDPR do you do this?' },
    options: [
      {
        value: 'public-task',
        label: {
          nl: 'Taak van algemeen belang of openbaar gezag',
          en: 'Task in the public interest or public authority',
        },
      },
      { value: 'legal-obligation', label: { nl: 'Verplichting uit een wet', en: 'Legal obligation' } },
      { value: 'consent', label: { nl: 'Toestemming', en: 'Consent' } },
      { value: 'legitimate-interest', label: { nl: 'Gerechtvaardigd belang', en: 'Legitimate interest' } },
      { value: 'none', label: { nl: 'Nog geen grondslag', en: 'No basis yet' } },
    ],
  },
  {
    id: 'specific-law',
    part: '10',
    kind: 'one',
    askedWhen: [[{ fact: 'gdpr-applies' }, { question: 'basis', is: ['public-task', 'legal-obligation'] }]],
    text: {
      nl: 'Staat in een wet of verordening dat u dit mag?',
      en: 'Does a law or by-law say that you may do this?',
    },
    options: [
      {
        value: 'specific',
        risk: 0,
        label: { nl: 'Ja, een artikel gaat hierover', en: 'Yes, an article is about this' },
      },
      { value: 'general', risk: 1, label: { nl: 'Alleen een algemene taak', en: 'Only a general task' } },
      { value: 'none', risk: 2, label: { nl: 'Nee', en: 'No' } },
    ],
  },
  {
    id: 'special-ground',
    part: '10',
    kind: 'one',
    askedWhen: [[{ fact: 'special-data' }]],
    text: {
      nl: 'Geldt een uitzondering voor bijzondere persoonsgegevens?',
      en: 'Does an exception for special categories of data apply?',
    },
    help: {
      nl: 'Gezondheid en kenmerken om iemand te herkennen zijn verboden, tenzij de wet een uitzondering geeft.',
      en: 'Health data and features to recognise someone are forbidden, unless the law gives an exception.',
    },
    options: [
      {
        value: 'yes',
        risk: 0,
        label: { nl: 'Ja, en het artikel staat in het dossier', en: 'Yes, and the article is on file' },
      },
      { value: 'no', risk: 1, label: { nl: 'Nee', en: 'No' } },
    ],
  },
  {
    id: 'camera-decision',
    part: '10',
    kind: 'one',
    askedWhen: [
      [
        { question: 'device', is: ['camera-watch'] },
        { question: 'area', includes: ['public-space'] },
      ],
    ],
    text: {
      nl: 'Is er een besluit van de burgemeester op grond van een verordening?',
      en: 'Is there a decision of the mayor, based on a by-law?',
    },
    options: [
      { value: 'yes', risk: 0, label: { nl: 'Ja, met plek en duur', en: 'Yes, with place and duration' } },
      { value: 'no', risk: 1, label: { nl: 'Nee', en: 'No' } },
    ],
  },
  {
    id: 'panel-consent',
    part: '10',
    kind: 'one',
    askedWhen: [[{ question: 'device', is: ['phone-panel'] }]],
    text: {
      nl: 'Gaf elke deelnemer vrij toestemming, en kan die weer stoppen?',
      en: 'Did each participant consent freely, and can they stop again?',
    },
    options: [
      {
        value: 'yes',
        risk: 0,
        label: { nl: 'Ja, de leverancier toont dit aan', en: 'Yes, and the supplier shows it' },
      },
      { value: 'no', risk: 1, label: { nl: 'Nee, of dat is niet te zien', en: 'No, or it cannot be seen' } },
    ],
  },
  {
    id: 'dpia',
    part: '10',
    kind: 'one',
    askedWhen: [[{ fact: 'dpia-required' }]],
    text: { nl: 'Is er een DPIA gemaakt?', en: 'Was a DPIA made?' },
    help: {
      nl: 'Een DPIA is een onderzoek vooraf naar de risico’s voor mensen. Hier is die verplicht.',
      en: 'A DPIA is an assessment of the risks for people, made before the start. It is required here.',
    },
    options: [
      { value: 'done', risk: 0, label: { nl: 'Ja', en: 'Yes' } },
      { value: 'not-yet', risk: 1, label: { nl: 'Nog niet', en: 'Not yet' } },
    ],
  },
  {
    id: 'residual',
    part: '10',
    kind: 'one',
    // Also without a DPIA: else leaving it out would hide a high risk.
    askedWhen: [[{ fact: 'dpia-required' }]],
    text: { nl: 'Hoe groot is het risico na uw maatregelen?', en: 'How high is the risk after your measures?' },
    help: {
      nl: 'Weet u dit pas na de DPIA? Sla de vraag dan over. De uitkomst is dan nog niet bekend.',
      en: 'Will you know only after the DPIA? Then skip the question. The outcome is then not yet known.',
    },
    options: [
      { value: 'low', risk: 0, label: { nl: 'Niet hoog', en: 'Not high' } },
      {
        value: 'high-consulted',
        risk: 1,
        label: { nl: 'Hoog; de AP heeft advies gegeven', en: 'High; the AP has given advice' },
      },
      { value: 'high', risk: 2, label: { nl: 'Hoog; de AP is niet gevraagd', en: 'High; the AP was not consulted' } },
    ],
  },
  {
    id: 'keep-days',
    part: '10',
    kind: 'one',
    askedWhen: gdpr,
    text: { nl: 'Hoe lang bewaart u gegevens over personen?', en: 'How long do you keep data about persons?' },
    options: [
      { value: 'not', risk: 0, label: { nl: 'Niet: meteen weg', en: 'Not at all: gone at once' } },
      { value: 'day', risk: 1, label: { nl: 'Hooguit 24 uur', en: 'At most 24 hours' } },
      { value: 'four-weeks', risk: 2, label: { nl: 'Hooguit vier weken', en: 'At most four weeks' } },
      { value: 'longer', risk: 3, label: { nl: 'Langer, met een termijn', en: 'Longer, with a term' } },
      { value: 'no-term', risk: 4, label: { nl: 'Er is geen termijn', en: 'There is no term' } },
    ],
  },
  {
    id: 'suppliers',
    part: '10',
    kind: 'one',
    askedWhen: gdpr,
    text: { nl: 'Werkt een leverancier met de persoonsgegevens?', en: 'Does a supplier work with the personal data?' },
    options: [
      { value: 'none', risk: 0, label: { nl: 'Nee', en: 'No' } },
      {
        value: 'agreement',
        risk: 1,
        label: { nl: 'Ja, met een verwerkersovereenkomst', en: 'Yes, with a processing agreement' },
      },
      { value: 'no-agreement', risk: 2, label: { nl: 'Ja, zonder overeenkomst', en: 'Yes, without an agreement' } },
      {
        value: 'outside',
        risk: 3,
        label: { nl: 'Ja, en de gegevens gaan buiten Europa', en: 'Yes, and the data leave Europe' },
      },
    ],
  },
  {
    id: 'records',
    part: '10',
    kind: 'one',
    askedWhen: [
      [{ fact: 'gdpr-applies' }, { question: 'party', is: ['municipality', 'police', 'public-body', 'organisation'] }],
    ],
    text: { nl: 'Staat dit in uw verwerkingsregister?', en: 'Is this in your record of processing?' },
    options: [
      { value: 'yes', risk: 0, label: { nl: 'Ja', en: 'Yes' } },
      { value: 'no', risk: 1, label: { nl: 'Nee', en: 'No' } },
    ],
  },
  {
    id: 'smallest-group',
    part: '10',
    kind: 'one',
    askedWhen: [[{ fact: 'people-counted' }]],
    text: {
      nl: 'Wat is het kleinste aantal mensen dat u naar buiten toont?',
      en: 'What is the smallest number of people that you show outside?',
    },
    options: [
      { value: 'ten', risk: 0, label: { nl: 'Tien of meer', en: 'Ten or more' } },
      { value: 'five', risk: 1, label: { nl: 'Vijf tot tien', en: 'Five to ten' } },
      { value: 'below', risk: 2, label: { nl: 'Minder dan vijf', en: 'Fewer than five' } },
    ],
  },
];

import type { CheckQuestion } from '@wijkritme/contract';

/** Step 9: where it stands, how much it sees, what the software does. */
export const technical: readonly CheckQuestion[] = [
  {
    id: 'area',
    part: '9',
    kind: 'some',
    text: { nl: 'Wat ligt er in het bereik van de sensor?', en: 'What lies within reach of the sensor?' },
    options: [
      {
        value: 'own-ground',
        exclusive: true,
        label: { nl: 'Alleen eigen terrein, zonder publiek', en: 'Only own ground, without the public' },
      },
      { value: 'public-space', risk: 1, label: { nl: 'Straat, plein of park', en: 'Street, square or park' } },
      { value: 'accessible', risk: 1, label: { nl: 'Gebouw waar iedereen in mag', en: 'Building open to everyone' } },
      { value: 'work', risk: 1, label: { nl: 'Werkplek', en: 'Workplace' } },
      { value: 'school', risk: 1, label: { nl: 'School', en: 'School' } },
      {
        value: 'homes',
        risk: 1,
        label: { nl: 'Woning, deur of tuin van anderen', en: 'Home, door or garden of others' },
      },
    ],
  },
  {
    id: 'large',
    part: '9',
    kind: 'one',
    askedWhen: [[{ question: 'area', includes: ['public-space', 'accessible'] }]],
    text: {
      nl: 'Worden mensen in een openbare plek lang, vaak of op veel plekken gevolgd?',
      en: 'Are people in public places observed for long, often or at many spots?',
    },
    options: [
      { value: 'no', risk: 0, label: { nl: 'Nee', en: 'No' } },
      { value: 'yes', risk: 1, label: { nl: 'Ja', en: 'Yes' } },
    ],
  },
  {
    id: 'software',
    part: '9',
    kind: 'some',
    text: { nl: 'Wat doet de software met de gegevens?', en: 'What does the software do with the data?' },
    options: [
      { value: 'none', exclusive: true, label: { nl: 'Alleen meten en optellen', en: 'Only measure and add up' } },
      { value: 'counts', risk: 1, label: { nl: 'Mensen of voertuigen tellen', en: 'Count people or vehicles' } },
      { value: 'sound-kind', risk: 1, label: { nl: 'Soorten geluid herkennen', en: 'Recognise kinds of sound' } },
      {
        value: 'predicts-place',
        risk: 1,
        label: { nl: 'Verwachten hoe druk of luid een plek wordt', en: 'Forecast how busy or loud a place will be' },
      },
      {
        value: 'emotions',
        risk: 1,
        label: { nl: 'Gevoelens van mensen afleiden', en: 'Infer the emotions of people' },
      },
      {
        value: 'identifies',
        risk: 1,
        label: { nl: 'Iemand herkennen of terugvinden', en: 'Recognise someone or find someone again' },
      },
      {
        value: 'categorises',
        risk: 1,
        label: {
          nl: 'Mensen indelen op afkomst, geloof of geaardheid',
          en: 'Sort people by origin, religion or orientation',
        },
      },
      {
        value: 'scores',
        risk: 1,
        label: { nl: 'Mensen een score geven om hun gedrag', en: 'Score people for their behaviour' },
      },
      {
        value: 'predicts-crime',
        risk: 1,
        label: {
          nl: 'Voorspellen of iemand een misdrijf pleegt',
          en: 'Predict whether someone will commit an offence',
        },
      },
    ],
  },
];

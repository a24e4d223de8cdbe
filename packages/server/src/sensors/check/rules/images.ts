import type { CheckRule } from '@wijkritme/contract';

/** Cameras: counting, watching, doorbells, number plates. */
export const images: readonly CheckRule[] = [
  {
    id: 'count-camera-keeps-images',
    version: 1,
    theme: 'images',
    when: [
      [
        { question: 'device', is: ['count-camera'] },
        { question: 'keeps', is: ['raw'] },
      ],
    ],
    outcome: 'stop',
    reason: {
      nl: 'Om te tellen hoeft geen beeld het apparaat te verlaten.',
      en: 'To count, no image needs to leave the device.',
    },
    remedy: {
      nl: 'Tel in het apparaat en gooi elk beeld meteen weg. Of tel met radar of infrarood.',
      en: 'Count in the device and discard each image at once. Or count with radar or infrared.',
    },
    sources: [
      { law: 'gdpr', article: '5(1)(c)', checked: 'text' },
      { law: 'gdpr', article: '25(1)', checked: 'text' },
    ],
  },
  {
    id: 'image-in-device',
    version: 1,
    theme: 'images',
    when: [[{ question: 'captures', includes: ['image'] }, { fact: 'gdpr-applies' }]],
    outcome: 'measures',
    reason: {
      nl: 'Een beeld van mensen is een persoonsgegeven, ook als het kort bestaat.',
      en: 'An image of people is personal data, even when it exists for a moment.',
    },
    remedy: {
      nl: 'Laat de leverancier tonen dat beelden meteen verdwijnen. Dek af wat u niet nodig hebt.',
      en: 'Have the supplier show that images vanish at once. Mask what you do not need.',
    },
    sources: [
      { law: 'gdpr', article: '25(1)', checked: 'text' },
      { law: 'gdpr', article: '5(2)', checked: 'text' },
    ],
  },
  {
    id: 'homes-in-image',
    version: 1,
    theme: 'images',
    when: [
      [
        { question: 'area', includes: ['homes'] },
        { question: 'captures', includes: ['image', 'speech'] },
      ],
    ],
    outcome: 'stop',
    reason: {
      nl: 'De deur, tuin of woning van anderen in beeld of geluid is een ernstige inbreuk.',
      en: 'Taking in the door, garden or home of others is a serious intrusion.',
    },
    remedy: {
      nl: 'Draai het apparaat, of dek dat deel af. Beantwoord de vraag daarna opnieuw.',
      en: 'Turn the device, or mask that part. Then answer the question again.',
    },
    sources: [
      { law: 'gdpr', article: '5(1)(c)', checked: 'text' },
      { law: 'ap-doorbell', article: '', checked: 'secondary' },
    ],
  },
  {
    id: 'doorbell-street',
    version: 1,
    theme: 'images',
    when: [
      [
        { question: 'device', is: ['doorbell'] },
        { question: 'area', includes: ['public-space'] },
      ],
    ],
    outcome: 'measures',
    reason: {
      nl: 'De deurbel ziet de straat. Dan geldt de AVG ook voor een bewoner.',
      en: 'The doorbell sees the street. Then the GDPR applies to a resident too.',
    },
    remedy: {
      nl: 'Richt hem op de eigen deur en dek de straat af. Zet geluid uit, hang een sticker op.',
      en: 'Aim it at your own door and mask the street. Switch sound off and put up a sticker.',
    },
    sources: [
      { law: 'gdpr', article: '2(2)(c)', checked: 'text' },
      { law: 'cjeu-rynes', article: '', checked: 'secondary' },
      { law: 'ap-doorbell', article: '', checked: 'secondary' },
    ],
  },
  {
    id: 'doorbell-by-authority',
    version: 1,
    theme: 'images',
    when: [
      [
        { question: 'device', is: ['doorbell'] },
        { fact: 'authority' },
        { question: 'area', includes: ['public-space'] },
      ],
    ],
    outcome: 'stop',
    reason: {
      nl: 'Een overheid mag de straat niet laten bewaken met deurbellen van bewoners.',
      en: 'A public authority may not have the street watched through doorbells of residents.',
    },
    remedy: {
      nl: 'Kies goede sloten, licht of een kijkgaatje. Cameratoezicht vraagt een eigen besluit.',
      en: 'Choose good locks, light or a peephole. Camera surveillance needs a decision of its own.',
    },
    sources: [
      { law: 'municipalities-act', article: '151c', checked: 'secondary' },
      { law: 'ap-doorbell', article: '', checked: 'secondary' },
    ],
  },
  {
    id: 'watch-without-decision',
    version: 1,
    theme: 'images',
    when: [
      [
        { question: 'camera-decision', is: ['no'] },
        { question: 'area', includes: ['public-space'] },
      ],
    ],
    outcome: 'stop',
    reason: {
      nl: 'Een openbare plek bewaken met camera’s mag alleen na een besluit van de burgemeester.',
      en: 'Watching a public place with cameras needs a decision of the mayor.',
    },
    remedy: {
      nl: 'Vraag de burgemeester om een besluit, met plek en duur. Of film alleen eigen terrein.',
      en: 'Ask the mayor for a decision, with place and duration. Or film own ground only.',
    },
    sources: [{ law: 'municipalities-act', article: '151c(1)', checked: 'secondary' }],
  },
  {
    id: 'watch-kept-too-long',
    version: 1,
    theme: 'images',
    when: [
      [
        { question: 'device', is: ['camera-watch'] },
        { question: 'keep-days', is: ['longer', 'no-term'] },
      ],
    ],
    outcome: 'stop',
    reason: {
      nl: 'Beelden van cameratoezicht mogen hooguit vier weken blijven.',
      en: 'Images of camera surveillance may stay four weeks at most.',
    },
    remedy: { nl: 'Stel een termijn in van hooguit vier weken.', en: 'Set a term of four weeks at most.' },
    sources: [{ law: 'municipalities-act', article: '151c', checked: 'secondary' }],
  },
  {
    id: 'watch-with-decision',
    version: 1,
    theme: 'images',
    when: [[{ question: 'camera-decision', is: ['yes'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Cameratoezicht heeft eigen regels: zichtbaar, voor een bepaalde duur, onder leiding van de politie.',
      en: 'Camera surveillance has rules of its own: visible, for a fixed time, in the hands of the police.',
    },
    remedy: {
      nl: 'Hang borden op en meet of het werkt. De beelden komen nooit in dit wijksysteem.',
      en: 'Put up signs and measure whether it works. The images never enter this neighbourhood system.',
    },
    sources: [{ law: 'municipalities-act', article: '151c', checked: 'secondary' }],
  },
  {
    id: 'plate-without-law',
    version: 1,
    theme: 'images',
    when: [
      [
        { question: 'captures', includes: ['plate'] },
        { fact: 'authority' },
        { question: 'area', includes: ['public-space'] },
        { question: 'specific-law', is: ['general', 'none'] },
      ],
    ],
    outcome: 'stop',
    reason: {
      nl: 'Een kenteken is een persoonsgegeven. Kentekens lezen op straat vraagt een wet die dat regelt.',
      en: 'A plate is personal data. Reading plates in the street needs a law that provides for it.',
    },
    remedy: {
      nl: 'Tel voertuigen met een lus of radar. De politie heeft voor kentekens een eigen artikel.',
      en: 'Count vehicles with a loop or radar. The police have an article of their own for plates.',
    },
    sources: [
      { law: 'gdpr', article: '6(3)', checked: 'text' },
      { law: 'criminal-procedure', article: '126jj', checked: 'secondary' },
    ],
  },
  {
    id: 'plate-for-counting',
    version: 1,
    theme: 'images',
    when: [
      [
        { question: 'captures', includes: ['plate'] },
        { fact: 'gdpr-applies' },
        { question: 'software', includes: ['counts', 'predicts-place'] },
        { question: 'keeps', is: ['raw'] },
      ],
    ],
    outcome: 'stop',
    reason: {
      nl: 'Om verkeer te tellen hoeft u geen kentekens te bewaren.',
      en: 'To count traffic you do not need to keep plates.',
    },
    remedy: {
      nl: 'Gebruik een lus, slang of radar. Of maak in het apparaat van elk kenteken alleen een telling.',
      en: 'Use a loop, tube or radar. Or turn each plate into a count inside the device.',
    },
    sources: [{ law: 'gdpr', article: '5(1)(c)', checked: 'text' }],
  },
  {
    id: 'plate',
    version: 1,
    theme: 'images',
    when: [[{ question: 'captures', includes: ['plate'] }, { fact: 'gdpr-applies' }]],
    outcome: 'measures',
    reason: { nl: 'Een kenteken leidt naar een persoon.', en: 'A plate leads to a person.' },
    remedy: {
      nl: 'Verwijder elk kenteken zodra het niet meer nodig is. Koppel het aan niets anders.',
      en: 'Delete each plate as soon as it is not needed. Link it to nothing else.',
    },
    sources: [
      { law: 'gdpr', article: '4(1)', checked: 'text' },
      { law: 'gdpr', article: '5(1)(e)', checked: 'text' },
    ],
  },
];

import type { CheckRule } from '@wijkritme/contract';

/** Sound: levels, recordings, shots. */
export const sound: readonly CheckRule[] = [
  {
    id: 'speech-leaves-device',
    version: 1,
    theme: 'sound',
    when: [
      [{ question: 'captures', includes: ['speech'] }, { question: 'keeps', is: ['raw'] }, { fact: 'gdpr-applies' }],
      [{ question: 'device', is: ['sound-recorder'] }, { question: 'keeps', is: ['raw'] }, { fact: 'gdpr-applies' }],
    ],
    outcome: 'stop',
    reason: {
      nl: 'Geluid van mensen opnemen is voor geen vraag over een plek nodig. Gesprekken afluisteren kan strafbaar zijn.',
      en: 'No question about a place needs recordings of people. Listening in on talk can be an offence.',
    },
    remedy: {
      nl: 'Maak in het apparaat van geluid een niveau in decibel. Bewaar geen geluid.',
      en: 'Turn sound into a level in decibels inside the device. Keep no sound.',
    },
    sources: [
      { law: 'gdpr', article: '5(1)(c)', checked: 'text' },
      { law: 'criminal-code', article: '139a and 139b', checked: 'not-verified' },
    ],
  },
  {
    id: 'speech-in-device',
    version: 1,
    theme: 'sound',
    when: [[{ question: 'captures', includes: ['speech'] }, { fact: 'gdpr-applies' }]],
    outcome: 'measures',
    reason: {
      nl: 'Het apparaat hoort mensen praten, ook al bewaart het niets.',
      en: 'The device hears people talk, even if it keeps nothing.',
    },
    remedy: {
      nl: 'Laat aantonen dat alleen een niveau of een soort geluid naar buiten komt.',
      en: 'Have it shown that only a level or a kind of sound comes out.',
    },
    sources: [{ law: 'gdpr', article: '25(1)', checked: 'text' }],
  },
  {
    id: 'sound-features-recorder',
    version: 1,
    theme: 'sound',
    when: [[{ question: 'device', is: ['sound-recorder'] }, { fact: 'gdpr-applies' }]],
    outcome: 'measures',
    reason: {
      nl: 'Een apparaat dat kan opnemen, kan ook ongewild opnemen.',
      en: 'A device that can record may also record unintentionally.',
    },
    remedy: {
      nl: 'Kies een geluidsmeter zonder opname, of laat de opname uitbouwen.',
      en: 'Choose a sound meter without recording, or have the recorder taken out.',
    },
    sources: [{ law: 'gdpr', article: '25(2)', checked: 'text' }],
  },
  {
    id: 'impulse',
    version: 1,
    theme: 'sound',
    when: [[{ question: 'device', is: ['impulse'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Een knal is zelden een schot. Elders bleek maar een klein deel van de meldingen te kloppen.',
      en: 'A bang is rarely a shot. Elsewhere only a small part of the alerts proved right.',
    },
    remedy: {
      nl: 'Geef alleen tijd, plek en niveau door. Tel loze meldingen mee en laat een mens eerst kijken.',
      en: 'Pass on only time, place and level. Count false alerts too and let a human look first.',
    },
    sources: [
      { law: 'house-rule', article: 'invariant 6', checked: 'text' },
      { law: 'gdpr', article: '5(1)(d)', checked: 'text' },
    ],
  },
  {
    id: 'impulse-against-persons',
    version: 1,
    theme: 'sound',
    when: [
      [
        { question: 'device', is: ['impulse'] },
        { question: 'reuse', is: ['persons'] },
      ],
    ],
    outcome: 'stop',
    reason: {
      nl: 'Een herkende knal is te onzeker voor een besluit over een persoon.',
      en: 'A recognised bang is too uncertain for a decision about a person.',
    },
    remedy: {
      nl: 'Gebruik de melding alleen om ergens te gaan kijken.',
      en: 'Use the alert only to go and look.',
    },
    sources: [{ law: 'gdpr', article: '5(1)(d)', checked: 'text' }],
  },
];

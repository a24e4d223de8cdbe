import type { CheckRule } from '@wijkritme/contract';

/** Legal basis. */
export const basis: readonly CheckRule[] = [
  {
    id: 'no-basis',
    version: 1,
    theme: 'basis',
    when: [[{ question: 'basis', is: ['none'] }]],
    outcome: 'stop',
    reason: {
      nl: 'Zonder grondslag mag u geen persoonsgegevens verwerken.',
      en: 'Without a legal basis you may not process personal data.',
    },
    remedy: {
      nl: 'Zoek eerst de grondslag, of kies een sensor die geen personen ziet.',
      en: 'Find the legal basis first, or choose a sensor that sees no persons.',
    },
    sources: [{ law: 'gdpr', article: '6(1)', checked: 'text' }],
  },
  {
    id: 'authority-legitimate-interest',
    version: 1,
    theme: 'basis',
    when: [[{ fact: 'authority' }, { question: 'basis', is: ['legitimate-interest'] }]],
    outcome: 'stop',
    reason: {
      nl: 'Een overheid kan voor haar taken niet op een gerechtvaardigd belang leunen.',
      en: 'A public authority cannot rely on a legitimate interest for its tasks.',
    },
    remedy: {
      nl: 'Zoek een taak of plicht in de wet. Is die er niet, dan kan het niet.',
      en: 'Look for a task or obligation in law. If there is none, it cannot be done.',
    },
    sources: [{ law: 'gdpr', article: '6(1), last sentence', checked: 'text' }],
  },
  {
    id: 'consent-of-passers-by',
    version: 1,
    theme: 'basis',
    when: [
      [
        { question: 'basis', is: ['consent'] },
        { fact: 'public-place' },
        {
          question: 'device',
          is: [
            'count-camera',
            'wifi-bluetooth',
            'doorbell',
            'camera-watch',
            'plate-camera',
            'body-analysis',
            'sound-recorder',
            'impulse',
            'sound-meter',
          ],
        },
      ],
    ],
    outcome: 'stop',
    reason: {
      nl: 'Wie voorbijloopt, kan niet vrij en vooraf toestemming geven.',
      en: 'Someone who walks by cannot consent freely and beforehand.',
    },
    remedy: {
      nl: 'Kies een andere grondslag, of een sensor die geen personen ziet.',
      en: 'Choose another legal basis, or a sensor that sees no persons.',
    },
    sources: [
      { law: 'gdpr', article: '4(11)', checked: 'secondary' },
      { law: 'gdpr', article: '7', checked: 'text' },
    ],
  },
  {
    id: 'task-without-law',
    version: 1,
    theme: 'basis',
    when: [[{ question: 'specific-law', is: ['none'] }]],
    outcome: 'stop',
    reason: {
      nl: 'Een taak of plicht telt alleen als die in de wet staat.',
      en: 'A task or obligation counts only when it is laid down by law.',
    },
    remedy: {
      nl: 'Noem de wet en het artikel. Lukt dat niet, stop dan.',
      en: 'Name the law and the article. If you cannot, stop.',
    },
    sources: [{ law: 'gdpr', article: '6(3)', checked: 'text' }],
  },
  {
    id: 'police-general-task',
    version: 1,
    theme: 'basis',
    when: [
      [
        { question: 'party', is: ['police'] },
        { question: 'specific-law', is: ['general'] },
        { question: 'large', is: ['yes'] },
      ],
    ],
    outcome: 'stop',
    reason: {
      nl: 'De algemene politietaak draagt alleen een beperkte inbreuk. Lang of vaak volgen is meer dan dat.',
      en: 'The general police task carries a limited intrusion only. Observing for long or often is more than that.',
    },
    remedy: {
      nl: 'Vraag het parket of een eigen bevoegdheid in de wet geldt.',
      en: 'Ask the public prosecutor whether a specific power in law applies.',
    },
    sources: [{ law: 'police-act', article: '3', checked: 'not-verified' }],
  },
  {
    id: 'police-data',
    version: 1,
    theme: 'basis',
    when: [[{ question: 'party', is: ['police'] }, { fact: 'personal-data' }]],
    outcome: 'measures',
    reason: {
      nl: 'Voor de politietaak geldt niet de AVG maar de Wet politiegegevens.',
      en: 'For the police task not the GDPR but the Police Data Act applies.',
    },
    remedy: {
      nl: 'Leg dit voor aan de privacyfunctionaris van de politie. Politiegegevens komen nooit in dit wijksysteem.',
      en: 'Put this to the privacy officer of the police. Police data never enter this neighbourhood system.',
    },
    sources: [
      { law: 'gdpr', article: '2(2)(d)', checked: 'text' },
      { law: 'police-data-act', article: '', checked: 'secondary' },
    ],
  },
  {
    id: 'general-task',
    version: 1,
    theme: 'basis',
    when: [[{ question: 'specific-law', is: ['general'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Een algemene taak draagt alleen een kleine inbreuk.',
      en: 'A general task carries a small intrusion only.',
    },
    remedy: {
      nl: 'Laat een jurist opschrijven waarom de taak genoeg is. Maak de inbreuk zo klein mogelijk.',
      en: 'Have a lawyer write down why the task suffices. Make the intrusion as small as possible.',
    },
    sources: [{ law: 'gdpr', article: '6(3)', checked: 'text' }],
  },
  {
    // Also so that saying "no personal data" is never better than saying the truth.
    id: 'personal-data',
    version: 1,
    theme: 'basis',
    when: [[{ fact: 'gdpr-applies' }]],
    outcome: 'measures',
    reason: {
      nl: 'Er worden persoonsgegevens verwerkt.',
      en: 'Personal data are processed.',
    },
    remedy: {
      nl: 'Laat uw privacyfunctionaris meekijken. Verwerk zo weinig mogelijk, en zo kort mogelijk.',
      en: 'Have your privacy officer look along. Process as little as possible, and as briefly as possible.',
    },
    sources: [
      { law: 'gdpr', article: '25(1)', checked: 'text' },
      { law: 'gdpr', article: '5(1)(c)', checked: 'text' },
    ],
  },
  {
    id: 'answers-contradict',
    version: 1,
    theme: 'basis',
    when: [[{ fact: 'traces' }, { fact: 'gdpr-applies' }, { question: 'personal', is: ['no'] }]],
    outcome: 'measures',
    reason: {
      nl: 'U zegt dat er geen persoonsgegevens zijn. Het apparaat vangt ze toch op, al is het kort.',
      en: 'You say that there are no personal data. Yet the device takes them in, if only for a moment.',
    },
    remedy: {
      nl: 'Verander het antwoord, of kies een apparaat dat geen personen ziet.',
      en: 'Change the answer, or choose a device that sees no persons.',
    },
    sources: [
      { law: 'gdpr', article: '4(1)', checked: 'text' },
      { law: 'gdpr', article: '4(2)', checked: 'secondary' },
    ],
  },
  {
    id: 'joint-responsibility',
    version: 1,
    theme: 'basis',
    when: [[{ fact: 'gdpr-applies' }, { question: 'role', is: ['networking', 'participating'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Meer partijen doen samen mee. Dan moet vaststaan wie waarvoor antwoordt.',
      en: 'Several parties take part together. It must be clear who answers for what.',
    },
    remedy: {
      nl: 'Maak een onderlinge regeling en zet die online.',
      en: 'Make an arrangement between you and publish it.',
    },
    sources: [{ law: 'gdpr', article: '26', checked: 'secondary' }],
  },
  {
    id: 'dpia-missing',
    version: 1,
    theme: 'impact',
    when: [[{ question: 'dpia', is: ['not-yet'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Hier is vooraf een DPIA verplicht.',
      en: 'A DPIA is required here, before the start.',
    },
    remedy: {
      nl: 'Maak de DPIA voordat u begint. Zet haar online.',
      en: 'Make the DPIA before you start. Publish it.',
    },
    sources: [
      { law: 'gdpr', article: '35(1) and 35(3)', checked: 'text' },
      { law: 'ap-dpia-list', article: '', checked: 'secondary' },
    ],
  },
  {
    id: 'high-risk-not-consulted',
    version: 1,
    theme: 'impact',
    when: [[{ question: 'residual', is: ['high'] }]],
    outcome: 'stop',
    reason: {
      nl: 'Het risico blijft hoog. Dan moet u eerst de Autoriteit Persoonsgegevens raadplegen.',
      en: 'The risk stays high. Then you have to consult the data protection authority first.',
    },
    remedy: {
      nl: 'Verlaag het risico, of vraag de AP vooraf om advies en wacht daarop.',
      en: 'Lower the risk, or ask the authority for advice and wait for it.',
    },
    sources: [{ law: 'gdpr', article: '36(1)', checked: 'text' }],
  },
  {
    id: 'high-risk-consulted',
    version: 1,
    theme: 'impact',
    when: [[{ question: 'residual', is: ['high-consulted'] }]],
    outcome: 'measures',
    reason: {
      nl: 'Het risico blijft hoog en de AP gaf advies.',
      en: 'The risk stays high and the authority gave advice.',
    },
    remedy: {
      nl: 'Voer het advies uit en laat zien hoe.',
      en: 'Carry out the advice and show how.',
    },
    sources: [{ law: 'gdpr', article: '36(2)', checked: 'text' }],
  },
];

import type { CheckQuestion } from '@wijkritme/contract';

/** Steps 6 to 8: with whom. */
export const together: readonly CheckQuestion[] = [
  {
    id: 'reuse',
    part: '6',
    kind: 'one',
    text: { nl: 'Waarvoor worden de gegevens nog meer gebruikt?', en: 'What else are the data used for?' },
    options: [
      { value: 'only-this', risk: 0, label: { nl: 'Alleen voor deze vraag', en: 'Only for this question' } },
      {
        value: 'statistics',
        risk: 1,
        label: { nl: 'Ook voor statistiek, zonder personen', en: 'Also for statistics, without persons' },
      },
      { value: 'undecided', risk: 2, label: { nl: 'Dat zien wij later wel', en: 'We will see later' } },
      {
        value: 'persons',
        risk: 2,
        label: {
          nl: 'Voor besluiten over personen, zoals een boete',
          en: 'For decisions about persons, such as a fine',
        },
      },
    ],
  },
  {
    id: 'stakeholders',
    part: '7',
    kind: 'one',
    text: { nl: 'Zijn bewoners en ondernemers betrokken?', en: 'Are residents and businesses involved?' },
    options: [
      { value: 'involved', risk: 0, label: { nl: 'Ja, zij dachten mee', en: 'Yes, they had a say' } },
      { value: 'informed', risk: 1, label: { nl: 'Zij weten het', en: 'They know about it' } },
      { value: 'no', risk: 2, label: { nl: 'Nog niet', en: 'Not yet' } },
    ],
  },
  {
    id: 'party',
    part: '8',
    kind: 'one',
    text: { nl: 'Wie plaatst of gebruikt de sensor?', en: 'Who places or uses the sensor?' },
    options: [
      { value: 'municipality', label: { nl: 'Gemeente', en: 'Municipality' } },
      { value: 'police', label: { nl: 'Politie', en: 'Police' } },
      { value: 'public-body', label: { nl: 'Andere overheid', en: 'Another public body' } },
      {
        value: 'organisation',
        label: { nl: 'Bedrijf, corporatie of vereniging', en: 'Company, housing organisation or association' },
      },
      { value: 'resident', label: { nl: 'Een bewoner, voor zichzelf', en: 'A resident, for himself or herself' } },
    ],
  },
  {
    id: 'role',
    part: '8',
    kind: 'one',
    askedWhen: [[{ question: 'party', is: ['municipality', 'police', 'public-body'] }]],
    text: { nl: 'Welke rol heeft de overheid hierin?', en: 'Which role does government have in this?' },
    options: [
      { value: 'lawful', label: { nl: 'Zij voert een wet uit', en: 'It carries out a law' } },
      { value: 'performing', label: { nl: 'Zij wil een doel halen', en: 'It wants to reach a goal' } },
      { value: 'networking', label: { nl: 'Zij werkt samen met anderen', en: 'It works with others' } },
      {
        value: 'participating',
        label: { nl: 'Bewoners zijn aan zet, zij helpt mee', en: 'Residents lead and it helps' },
      },
    ],
  },
];

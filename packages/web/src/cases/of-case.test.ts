import { QueryClient } from '@tanstack/react-query';
import type { CaseFile, Interpretation } from '@wijkritme/contract';
import { afterAll, expect, test, vi } from 'vitest';
import type { Surroundings } from '../exports/surroundings.ts';
import { exportTexts } from '../exports/texts.ts';
import { toExcelCsv } from '../exports/to-csv.ts';
import { toFigureReport } from '../exports/to-report.ts';

// The language of the browser, which the page looks at when it is loaded.
vi.stubGlobal('navigator', { language: 'nl' });
afterAll(() => vi.unstubAllGlobals());
const { figureOfCase } = await import('./of-case.ts');

const organisation = { id: 1, name: 'Gemeente', kind: 'municipality' } as const;
const police = { id: 2, name: 'Politie', kind: 'police' } as const;
const by = { role: 'ward-officer', organisation } as const;
const mark = { label: 'TLP:GREEN', audience: [], onlyPlaces: [], persons: [], endsAt: null } as const;
const shared = { ...mark, audience: [], onlyPlaces: [], persons: [] };

const answer: Interpretation = {
  ...{ isOwn: true, alsoKnown: '', later: null, seenBy: null, version: 1, answeredAt: '2026-11-20T22:00:00.000Z' },
  ...by,
  ...shared,
  label: 'TLP:AMBER+STRICT',
  blind: {
    explanation: { id: 3, kind: 'happening', name: 'Feest of evenement' },
    sure: 80,
    words: '=Muziek; op het plein',
    at: '2026-11-20T22:00:00.000Z',
  },
};

const entry = {
  ...{ id: 7, kind: 'agreement', words: 'Na elf uur stil.', date: '2026-11-21', parties: [organisation, police] },
  ...{ addedAt: '2026-11-21T10:00:00.000Z', doneAt: null, doneBy: null, isOwn: true, struck: null, version: 1 },
  ...by,
} as const;

const file: CaseFile = {
  ...{ id: 12, title: 'Onrust op het plein', closed: false, placeId: 3, placeName: 'Sluisplein', organisation },
  ...{ script: null, simulated: true, openTasks: 0, isOwn: true, version: 1, removal: null, seenBy: null },
  ...{ answerFirst: [], isHidden: false },
  ...{ organisations: [organisation, police], measuresLeft: 0, earlierUntil: null, today: '2026-11-25' },
  ...shared,
  openedAt: '2026-11-20T23:00:00.000Z',
  signals: [
    {
      ...{ signalId: 5, start: '2026-11-20T21:00:00.000Z', addedAt: '2026-11-20T23:00:00.000Z', exists: true },
      ...{ answered: true, interpretations: [answer], agreement: 'too-few' },
    },
  ],
  entries: [{ ...entry, parties: [...entry.parties] }],
  attachments: [],
  steps: [{ kind: 'opened', at: '2026-11-20T23:00:00.000Z', signalId: null, reason: null, ...by }],
  measures: [
    {
      ...{ id: 3, title: 'Iemand op het plein', state: 'running' },
      ...{ startsOn: '2026-11-21', endsOn: '2026-12-20', stopOn: null },
      steps: [{ at: '2026-11-22T08:00:00.000Z', state: 'running', ...by }],
      verdicts: [{ at: '2026-11-24T08:00:00.000Z', effectId: 9, series: 'Geluid', verdict: 'none-shown' }],
    },
  ],
  // What is spread in above has wider types than the literals in it.
} as CaseFile;

const about: Surroundings = {
  language: 'nl',
  text: exportTexts.nl,
  queryClient: new QueryClient(),
  host: 'wijk.voorbeeld.nl',
  address: 'https://wijk.voorbeeld.nl/dossiers/12',
  licence: 'https://licentie.voorbeeld.nl',
  simulated: false,
};

const reports = [
  { reportId: 5, linked: true, at: '2026-11-23T09:00:00.000Z', organisation: police, isOwn: false, version: 1 },
];
const figure = figureOfCase({ file, reports, zone: 'Europe/Amsterdam' }, about);

test('a case is told as a whole, in the order of time, with who did what', () => {
  const told = figure.table.rows.map(([, what, said, who]) => [what, said, who]);
  expect(told).toEqual([
    ['Signaal 5', '', ''],
    ['Wijkregisseur, Gemeente: Feest of evenement, 80% zeker', '=Muziek; op het plein', 'Wijkregisseur, Gemeente'],
    ['Dossier geopend', '', 'Wijkregisseur, Gemeente'],
    ['Afspraak', 'Na elf uur stil. Tussen Gemeente, Politie.', 'Wijkregisseur, Gemeente'],
    ['Maatregel begonnen: Iemand op het plein', '', 'Wijkregisseur, Gemeente'],
    [expect.stringContaining('5'), '', 'Politie'],
    ['Effect berekend: Iemand op het plein', 'Geluid: geen effect aangetoond.', ''],
  ]);
  expect(figure.table.rows.map(([when]) => when)).toContain('2026-11-21');
});

test('its files say the source, the period, that it is simulated, and the most closed label of what is in it', () => {
  const csv = toExcelCsv(figure, 'nl');
  for (const part of ['wijk.voorbeeld.nl', 'van 20 november 2026 tot en met 24 november 2026', 'TLP:AMBER+STRICT'])
    expect(csv).toContain(part);
  // What people wrote becomes no formula, and no licence opens what is no open data.
  expect(csv).toContain(`"'=Muziek; op het plein"`);
  expect(csv).not.toContain('licentie.voorbeeld.nl');
  const report = toFigureReport(figure, 'nl');
  expect(report).toMatchObject({ title: 'Onrust op het plein', label: 'TLP:AMBER+STRICT' });
  expect(report.footer.source).toContain('wijk.voorbeeld.nl');
  expect(JSON.stringify(report.parts)).toContain('GESIMULEERD');
});

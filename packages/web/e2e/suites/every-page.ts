import { expect, it } from 'vitest';
import { type Look, openPage, theServer } from '../support/bench.ts';
import { axeViolations, pageFacts, settle, smallTargets } from '../support/manners.ts';
import { walkByTab } from '../support/tab-walk.ts';

const looks: readonly Look[] = [
  { width: 1_440, theme: 'light', language: 'nl' },
  { width: 320, theme: 'dark', language: 'nl' },
  { width: 1_440, theme: 'light', language: 'en' },
  // The reader's own colours; and 200 %: half the width of an ordinary window.
  { width: 1_280, theme: 'dark', language: 'nl', ownColours: true },
  { width: 640, theme: 'light', language: 'nl' },
];

const atOnce = 2;

/** Each view of the workbench with something in it. */
async function addresses(): Promise<string[]> {
  const { api } = theServer();
  const [{ items: places }, { items: things }, { items: stuck }, { items: signals }] = await Promise.all([
    api.listPlaces(),
    api.listThings(),
    api.listDeviations({ kind: 'stuck', limit: 1 }),
    api.listSignals(),
  ]);
  const large = signals.find(({ deviations }) => deviations.length > 1);
  const neighbourhood = places.find(({ name }) => name === 'Marktkwartier')?.id;
  const municipality = places.find(({ kind }) => kind === 'municipality')?.id;
  const thing = things[0];
  return [
    '/',
    `/plekken/${neighbourhood}?periode=dag&modus=verschil`,
    `/plekken/${municipality}`,
    `/plekken/${municipality}/signalen-per-week?proef=2`,
    `/plekken/${neighbourhood}/agenda`,
    `/plekken/${neighbourhood}/beleving`,
    '/vandaag',
    '/signalen',
    `/signalen/${large?.id}`,
    '/afwijkingen',
    `/afwijkingen/${stuck[0]?.id}`,
    '/sensoren',
    `/sensoren/${thing?.id}`,
    `/sensoren/${thing?.id}/paspoort/${thing?.datastreams[0]?.id}`,
    '/hoe-goed',
    '/hoe-goed?deel=signalen',
    '/importeren',
    '/systeem',
    '/maatregelen',
    '/wat-hielp',
    '/bewaren',
    '/aanmelden',
    '/toegankelijkheid',
    '/bestaat/niet',
  ];
}

/** Everything that is wrong with these pages, one line each. */
async function faultsOf(paths: readonly string[], look: Look, titles = new Map<string, string>()): Promise<string[]> {
  // What does not exist, and what is for people who have signed in.
  const page = await openPage(undefined, { ...look, expected: /status of 40[14]/ });
  const faults: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    await settle(page);
    const { tooWide, h1, lang } = await pageFacts(page);
    const title = await page.title();
    const found = [
      ...(await axeViolations(page)),
      ...(await smallTargets(page)).map((target) => `small target ${target}`),
      ...(tooWide > 0 ? [`${tooWide} px too wide`] : []),
      ...(h1 === 1 ? [] : [`${h1} h1`]),
      ...(lang === look.language ? [] : [`lang is ${lang}`]),
      ...(titles.has(title) ? [`title as of ${titles.get(title)}: ${title}`] : []),
    ];
    titles.set(title, path);
    faults.push(...found.map((fault) => `${path}: ${fault}`));
  }
  return faults;
}

export function everyPage(): void {
  for (const look of looks)
    it(`has no faults at ${look.width} px, ${look.theme}${look.ownColours ? ', own colours' : ''}, ${look.language}`, async () => {
      const paths = await addresses();
      // Several pages at once: much of the time is waiting.
      const parts = Array.from({ length: atOnce }, (_, part) => paths.filter((_, index) => index % atOnce === part));
      const titles = new Map<string, string>();
      const faults = await Promise.all(parts.map((part) => faultsOf(part, look, titles)));
      expect(faults.flat()).toEqual([]);
    });

  it('has no faults in the forms of an administrator', async () => {
    const { items } = await theServer().api.listThings();
    const { items: places } = await theServer().api.listPlaces();
    const paths = [
      '/importeren?vorm=generic-csv',
      `/sensoren/${items[0]?.id}`,
      `/sensoren/${items[0]?.id}/paspoort/${items[0]?.datastreams[0]?.id}`,
      `/plekken/${places[0]?.id}/signalen-per-week`,
      `/plekken/${places[0]?.id}/agenda`,
      '/bewaren',
      '/systeem',
      '/aanmelden',
    ];
    const look = { width: 1_440, theme: 'light', language: 'nl', administrator: true } as const;
    expect(await faultsOf(paths, look)).toEqual([]);
  });

  it('is walked by Tab in a stable order, with focus in view', async () => {
    const page = await openPage('/', { width: 1_440 });
    await settle(page);
    for (const name of ['Zoom uit', 'Bewaar of deel: Plekken', 'Pauzeer'])
      await page.getByRole('button', { name }).waitFor();
    for (const name of ['Alle afwijkingen', 'Alle signalen']) await page.getByRole('link', { name }).waitFor();
    // Nothing moves while one walks; the walk begins where the page does.
    await page.getByRole('button', { name: 'Pauzeer' }).click();
    await page.evaluate(() => {
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute('tabindex');
    });
    const stops = await walkByTab(page);
    expect(stops.filter(({ visible }) => !visible)).toEqual([]);
    expect(stops.map(({ name }) => name)).toEqual([
      'a Direct naar de inhoud',
      'a Wijkritme',
      'button Ga verder',
      'a Overzicht',
      'a Signalen',
      'a Afwijkingen',
      'a Sensoren',
      'a Sensorregister',
      'a Hoe goed?',
      'a Importeren',
      'a Aanmelden',
      'input kaart',
      'canvas Kaart van Demodam',
      'button Zoom in',
      'button Zoom uit',
      'button Bewaar of deel: Plekken',
      'a place',
      'a deviation',
      'a Alle afwijkingen',
      'a signal',
      'a Alle signalen',
      'a Sensorregister',
      'a Privacycheck',
      'a Toegankelijkheid',
      'input nl',
      'input auto',
    ]);
  });
}

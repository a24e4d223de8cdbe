import { readFileSync } from 'node:fs';
import { WijkritmeError } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPassport, buildThing } from '../../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';
import { registerExports } from './exports/index.ts';
import { formatDay } from './pages/layout.ts';
import { palettes } from './pages/style.ts';
import { en } from './pages/words-en.ts';
import { nl } from './pages/words-nl.ts';

const evil = '<img src=x onerror=alert(1)> "quoted" & \'single\'';
let server: TestServer;
let full: { thingId: number; datastreams: number[] };
let bare: { thingId: number };

beforeAll(async () => {
  server = await startTestServer();
  const passport = buildPassport({
    policyQuestion: evil,
    personalData: true,
    personalDataReason: 'Het beeld wordt in het apparaat geteld.',
    minimumGroup: 5,
    recipients: [],
    legalBasisId: 'gdpr-6-1-e',
    photoUrl: 'https://foto.example/teller.jpg',
    signText: 'Wij tellen mensen',
    observedAreaShape: {
      type: 'Polygon',
      coordinates: [
        [
          [5.179, 52.559],
          [5.181, 52.559],
          [5.18, 52.561],
          [5.179, 52.559],
        ],
      ],
    },
  });
  full = await buildThing(server, { name: evil, externalId: 'T-1', passport });
  bare = await buildThing(server, { name: 'Zonder paspoort', passport: null, property: 'sound-level' });
  await buildThing(server, { name: 'Verlopen', passport: buildPassport({ validUntil: '2020-01-01T00:00:00Z' }) });
});
afterAll(() => server.stop());

async function page(path: string, language = 'nl') {
  const response = await fetch(server.url + path, { headers: { 'accept-language': language } });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

describe('the list', () => {
  it('shows every sensor with its state, without script and from this host alone', async () => {
    const { status, type, text } = await page('/register');
    expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toContain('Er staan 3 sensoren in deze lijst.');
    for (const word of ['mag meten', 'geen paspoort', 'verlopen']) expect(text).toContain(word);
    expect(text).toContain(`/register/${full.thingId}?language=nl`);
    expect(text).not.toMatch(/<script|<img| on[a-z]+="/);
    expect([...text.matchAll(/(?:src|<link[^>]*href)="([^"]*)"/g)].map(([, url]) => url)).toEqual([
      '/icon.svg',
      '/register/style.css',
    ]);
  });

  it.each([
    ['search=zonder', ['Zonder paspoort']],
    ['status=expired', ['Verlopen']],
    // As the form sends it: what is not chosen is empty.
    ['language=nl&search=verlopen&place=&property=&status=expired', ['Verlopen']],
    ['property=sound-level', ['Zonder paspoort']],
    ['status=valid&property=sound-level', []],
    ['status=nonsense&place=x&property=&after=-3', ['Zonder paspoort', 'Verlopen']],
    [`search=${encodeURIComponent('<img')}`, []],
  ])('chooses by %s', async (query, names) => {
    const { text } = await page(`/register?${query}`);
    for (const name of ['Zonder paspoort', 'Verlopen'])
      expect([name, text.includes(`>${name}</a>`)]).toEqual([name, names.includes(name)]);
  });

  it('speaks English when asked, and lets people change', async () => {
    const { text } = await page('/register', 'en');
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('There are 3 sensors in this list.');
    expect(text).toContain('href="/register?language=nl" lang="nl"');
    expect((await page('/register?language=nl', 'en')).text).toContain('<html lang="nl">');
  });
});

describe('one sensor', () => {
  it('says why, on which ground, what is and is not recorded, until when, and where to ask', async () => {
    const { status, text } = await page(`/register/${full.thingId}`);
    expect(status).toBe(200);
    for (const words of [
      'Zien hoe druk het is op het plein',
      'Gemeentewet artikel 160',
      'AVG art. 6 lid 1 onder e',
      'Wel: voetgangers, als getal, elke 5 minuten.',
      nl.recordsNot,
      'geen groep kleiner dan 5',
      nl.personalYes,
      '1 januari 2090',
      nl.nobody,
      'href="mailto:sensoren@demodam.example"',
      'Autoriteit Persoonsgegevens',
      'van de 14 onderdelen zijn ingevuld',
      nl.fields.dpiaUrl,
      '<a href="https://foto.example/teller.jpg" rel="noreferrer">Foto van het apparaat (op foto.example)</a>',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('<img');
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;quoted&quot; &amp; &#39;single&#39;');
  });

  it('says that a sensor without passport is refused', async () => {
    const { text } = await page(`/register/${bare.thingId}`, 'en');
    expect(text).toContain(en.statusSentences.missing());
    expect(text).toContain(en.contactNone);
  });

  it.each([
    '/register/999999',
    '/register/0',
    '/register/x',
    '/register/1e3',
    '/register/99999999999999',
    '/register/999999/sign',
  ])('%s is not there, and says so in words', async (path) => {
    const { status, text } = await page(path);
    expect(status).toBe(404);
    expect(text).toContain(nl.notFound);
  });
});

describe('the sign', () => {
  it('names what, whose, until when and where to ask, with a code of its address', async () => {
    const { text } = await page(`/register/${full.thingId}/sign?size=a5`);
    for (const words of [
      'Wij tellen mensen',
      nl.sign.personal,
      'Gemeente Demodam',
      'Tot 1 januari 2090',
      'class="sign sign-a5"',
    ])
      expect(text).toContain(words);
    expect(text).toContain(`aria-label="QR-code naar ${server.url}/register/${full.thingId}"`);
    // The address may be broken after a slash, where the sign is narrow.
    expect(text).toContain(`/<wbr>register/<wbr>${full.thingId}</strong>`);
    expect((await page(`/register/${bare.thingId}/sign`)).text).toContain(nl.sign.stopped);
  });

  it('names the end of a temporary stay, where that comes before the end of the passport', async () => {
    const { thingId } = await buildThing(server, { name: 'Tijdelijk' });
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString();
    await server.client.changeStage({ id: thingId, body: { to: 'field', until, reason: 'Voor de kerstmarkt.' } });
    const { text } = await page(`/register/${thingId}/sign`);
    expect(text).toContain(nl.sign.until(formatDay(until, 'nl', 'Europe/Amsterdam')));
  });
});

describe('exports over HTTP', () => {
  it.each(registerExports.map(({ id, mediaType }) => [id, mediaType]))('%s comes as %s', async (id, mediaType) => {
    const { status, type, text } = await page(`/v1/register/exports/${id}`);
    expect([status, type]).toEqual([200, `${mediaType}; charset=utf-8`]);
    expect(JSON.stringify(JSON.parse(text))).toContain(
      id === 'algorithm-register' ? 'Demodam' : `${server.url}/register`,
    );
  });

  it('another one is refused', async () => {
    expect((await page('/v1/register/exports/xml')).status).toBe(400);
  });
});

it('what is wrong with a passport is said in the language of who sends it', async () => {
  const put = (body: object, language: string) =>
    server.send<{ detail: string; fields: { pointer: string; message: string }[] }>(
      'PUT',
      `/v1/datastreams/${full.datastreams[0]}/passport`,
      body,
      { 'accept-language': language },
    );
  const { owner: _, ...half } = buildPassport();
  expect((await put(half, 'nl')).body.fields).toEqual([{ pointer: '/owner', message: 'ontbreekt; vul dit in' }]);
  expect((await put(half, 'en')).body.fields).toEqual([{ pointer: '/owner', message: 'is missing; fill it in' }]);
  const unknown = await put({ ...buildPassport(), legalBasisId: 'because' }, 'nl');
  expect(unknown.body.fields).toEqual([
    { pointer: '/legalBasisId', message: expect.stringContaining('kies gdpr-6-1-a') },
  ]);
  const ended = await put(buildPassport({ validUntil: '1999-01-01T00:00:00Z' }), 'nl');
  expect([ended.status, ended.body.detail]).toEqual([400, expect.stringContaining('kies een latere einddatum')]);
});

it('two sensors with one id: the second is refused and told which field', async () => {
  const again = buildThing(server, { name: 'Nog een', externalId: 'T-1' });
  await expect(again).rejects.toThrow('/properties/externalId');
  await expect(again).rejects.not.toBeInstanceOf(WijkritmeError);
});

describe('the words and colours', () => {
  it('are the same texts in both languages, none empty, none long', () => {
    const textsOf = (value: unknown, path = ''): [string, string][] => {
      if (typeof value === 'function') return [[path, String(value('5', '6', '7'))]];
      if (typeof value !== 'object' || value === null) return [[path, String(value)]];
      return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
    };
    const [dutch, english] = [textsOf(nl), textsOf(en)];
    expect(english.map(([path]) => path)).toEqual(dutch.map(([path]) => path));
    for (const [path, text] of [...dutch, ...english]) {
      expect([path, text.trim().length > 0]).toEqual([path, true]);
      for (const sentence of text.split(/(?<=[.!?:])\s+/))
        expect([sentence, sentence.split(/\s+/).length <= 20]).toEqual([sentence, true]);
    }
  });

  it('are the colours of the workbench', () => {
    const tokens = readFileSync(new URL('../../../../web/src/ui/tokens.css', import.meta.url), 'utf8');
    for (const [look, colours] of Object.entries(palettes))
      for (const [name, value] of Object.entries(colours))
        expect(tokens).toContain(`--demodam-${look}-${name}: ${value};`);
  });
});

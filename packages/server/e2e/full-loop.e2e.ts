import { DAY, HOUR, type Role } from '@wijkritme/contract';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Account, acceptInvitation, signInByForm } from '../testing/accounts.ts';
import { browserPath, pages } from '../testing/browser.ts';
import { buildPerson, openSessionOf, type TestPerson } from '../testing/people.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { faultsOf, visits } from '../testing/visits.ts';
import { feedStreets, layStreets, type Street, streetPartyOf } from '../tests/kit/demodam-streets.ts';
import { askAs, declineAll } from '../tests/kit/interpreting.ts';
import { FakeClock } from '../tests/kit/logged-server.ts';

/** A Monday in winter, local midnight, on which Demodam is laid down; what came before and what follows is simulated. */
const START = Date.parse('2026-02-01T23:00:00Z');
const WEEK = 7 * DAY;
/** The counter at the square where Demodam has its street party. */
const SQUARE = 'cnt-12/pedestrians';
const SECRET = 'De kraampjes stonden nog op straat.';
const TITLE = 'Elke avond iemand op het plein';

const clock = new FakeClock(START);
let server: TestServer;
let streets: Street[];
let square: number;
let place: number;
let signal: number;

beforeAll(async () => {
  if (!browserPath) return;
  server = await startTestServer({ pages, clock });
  streets = await layStreets(server, START, 22);
  square = streets.find(({ series }) => series.key === SQUARE)?.datastreamId ?? 0;
  // Reading → deviation → signal: the street party that is planted in the last weekend.
  const { items } = await server.client.listDeviations({ datastream: square, kind: 'higher' });
  const found = items.find(({ start }) => Math.abs(Date.parse(start) - streetPartyOf(START)) < 2 * HOUR);
  if (!found?.signalId || !found.placeId) throw new Error('the street party was not seen');
  [signal, place] = [found.signalId, found.placeId];
});
afterAll(() => server?.stop());

const { openAs, takeCookie } = visits(() => server.url, { stay: true });

interface SignedIn {
  readonly person: TestPerson;
  readonly page: Page;
}

/** Invited, accepted, and signed in by the form with password and code, as people do. */
async function signInAsPeopleDo(role: Role): Promise<{ readonly account: Account; readonly page: Page }> {
  const { id: organisationId } = await server.client.createOrganisation({
    body: { kind: 'municipality', name: 'Gemeente van de wijk' },
  });
  const email = 'wijk@gemeente.example';
  const { token } = await server.client.invitePerson({
    body: { name: 'Wies Wijkman', email, organisationId, roles: [{ role, placeId: place }] },
  });
  const page = await openAs(undefined);
  const secret = await acceptInvitation(page, `/uitnodiging#token=${token}`, clock.now());
  await page.context().clearCookies();
  await signInAgain(page, { email, secret });
  return { account: { email, secret }, page };
}

/** From a page that asks for it, and back to that page. */
async function signInAgain(page: Page, account: Account): Promise<void> {
  await page.goto('/maatregelen');
  await page.getByRole('main').getByRole('link', { name: 'Aanmelden' }).click();
  await signInByForm(page, account, clock.now());
  await page.waitForURL(`${server.url}/maatregelen`);
  await page.getByRole('link', { name: 'Mijn account' }).waitFor();
}

/** A browser of its own in which somebody in this role has signed in. */
async function signIn(role: Role, width = 1_280): Promise<SignedIn> {
  const person = await buildPerson(server, { roles: [{ role, placeId: place }] });
  return { person, page: await openAs(person, undefined, { width, theme: width < 600 ? 'dark' : 'light' }) };
}

async function interpret(page: Page, explanation: string, words = ''): Promise<void> {
  await page.goto(`/signalen/${signal}`);
  await page.getByLabel('Wat is het volgens u?').selectOption({ label: explanation });
  await page.getByLabel('Hoe zeker bent u?').fill('80');
  if (words) await page.getByLabel('In uw eigen woorden').fill(words);
  await page.getByRole('button', { name: 'Leg vast wat ik denk' }).click();
  await page.getByRole('heading', { name: 'Dossiers met dit signaal' }).waitFor();
}

/** What the page's own session can fetch, past the page. */
const fetchIn = (page: Page, path: string): Promise<string> =>
  page.evaluate(async (address) => (await fetch(address)).text(), path);

const heading = (page: Page, name: string, level = 1) => page.getByRole('heading', { level, name }).waitFor();

describe.skipIf(!browserPath)('from a reading to a measured effect, on simulated weeks', () => {
  let ward: Awaited<ReturnType<typeof signInAsPeopleDo>>;
  let police: SignedIn;
  let welfare: SignedIn;
  let analyst: SignedIn;

  it('the first role reads the signal, which the second can neither see nor fetch; an agreement stands in a case', async () => {
    [ward, police, welfare, analyst] = await Promise.all([
      signInAsPeopleDo('ward-officer'),
      signIn('community-officer'),
      signIn('welfare-worker', 320),
      signIn('analyst'),
    ]);
    await interpret(ward.page, 'Groep op straat', SECRET);
    await police.page.goto(`/signalen/${signal}`);
    await police.page.getByRole('button', { name: 'Leg vast wat ik denk' }).waitFor();
    // Not in the page, and not to be fetched either.
    expect(await police.page.getByText(SECRET).count()).toBe(0);
    expect(await fetchIn(police.page, `/v1/signals/${signal}/interpretations`)).not.toContain(SECRET);

    await ward.page.getByText('Open een dossier').click();
    await ward.page.getByLabel('Hoe heet het dossier?').fill('Onrust op het plein');
    await ward.page.getByRole('button', { name: 'Maak dit dossier' }).click();
    await heading(ward.page, 'Onrust op het plein');
    await ward.page.getByText('Schrijf een afspraak op').click();
    await ward.page.getByLabel('Wat is er afgesproken?').fill('Vier weken elke avond iemand op het plein.');
    await ward.page.getByLabel('Wanneer is het afgesproken?').fill('2026-02-01');
    for (const nth of [0, 1]) await ward.page.getByRole('checkbox').nth(nth).check();
    await ward.page.getByRole('button', { name: 'Zet het in het dossier' }).click();
    await ward.page.getByText('Afspraak. Afgesproken op').waitFor();
  });

  it('a measure is planned with an expectation and a comparison, and does not begin with one reading', async () => {
    const { page } = ward;
    await page.getByRole('link', { name: 'Stel een maatregel voor' }).click();
    await heading(page, 'Nieuwe maatregel');
    await page.getByRole('button', { name: 'Stel deze maatregel voor' }).click();
    await page.getByRole('link', { name: 'Vul een naam van 3 tot 120 tekens in.' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('Hoe heet de maatregel?').fill(TITLE);
    await page.getByLabel('Afspraak').selectOption({ index: 1 });
    await page.getByLabel('Eerste dag').fill('2026-02-02');
    await page.getByLabel('Laatste dag').fill('2026-03-01');
    await page.getByLabel('Op welke dag moet het effect er zijn?').fill('2026-03-01');
    await page.getByLabel('Wat moet er veranderen?').selectOption(String(square));
    await page.getByLabel('Hoeveel?').fill('25');
    await page.getByText('beweegt mee met deze plek').first().waitFor();
    await page.getByText(/ziet u in vier weken|ziet u in 4 weken/).waitFor();
    await expect.poll(() => page.getByRole('checkbox', { name: /^Vergelijk met/ }).count()).toBeGreaterThanOrEqual(3);
    await page.getByRole('button', { name: 'Stel deze maatregel voor' }).click();
    await heading(page, TITLE);
    await page.getByRole('button', { name: 'Plan deze maatregel' }).click();
    await page.getByText('U ziet duidingen van 1 van de 2 rollen die nodig zijn.').waitFor();
    expect(await page.getByRole('button', { name: 'Begin nu met de maatregel' }).count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('the second role answers blind, and with two readings it begins', async () => {
    await interpret(police.page, 'Overlast door geluid');
    expect(await fetchIn(police.page, `/v1/signals/${signal}/interpretations`)).toContain(SECRET);
    await police.page.getByRole('link', { name: TITLE }).click();
    await police.page.getByRole('button', { name: 'Begin nu met de maatregel' }).click();
    await police.page.getByText('Vastgelegd bij het begin, op 2 februari 2026.').waitFor();
    expect(await faultsOf(police.page)).toEqual([]);
  });

  it('after four simulated weeks there is a verdict, with its numbers and how sure it is', async () => {
    // Who has not answered reads nothing of what came of it; who declines does.
    const late = [welfare.person, analyst.person];
    for (const who of late) expect((await askAs(server, who, { path: '/v1/interventions' })).text).not.toContain(TITLE);
    await declineAll(server, signal, late);
    const change = { key: SQUARE, by: 0.6 };
    const end = START + 4 * WEEK;
    // Everything is there before it is due: the server looks by itself too.
    clock.set(end);
    await feedStreets(server, streets, { from: START, to: end, change });
    clock.set(end + DAY);
    await feedStreets(server, streets, { from: end, to: end + 12 * HOUR, change });
    // The first may be one that began before.
    await server.rooms.response.effects.look();
    await server.rooms.response.effects.look();
    // Their sessions are over.
    await signInAgain(ward.page, ward.account);
    for (const { person, page } of [police, welfare, analyst])
      await takeCookie(page.context(), (await openSessionOf(server, person.id)).cookie);
    const { page } = welfare;
    await page.goto('/maatregelen');
    await page.getByRole('link', { name: TITLE }).click();
    await page
      .getByRole('heading', { name: /^Voetgangers .*Sluisplein \(simulatie\).*, tot 2 maart 2026$/i })
      .waitFor();
    await page.getByText(/^Waarschijnlijk minder: (3[5-9]|4[0-5])% minder/).waitFor();
    await page.getByText('Vooraf verwacht: 25% minder. Gevonden is meer dan dat.').waitFor();
    await page.getByText('Op oude metingen van twee steden').waitFor();
    const numbers = page.getByRole('table', { name: 'Waarmee is vergeleken' });
    // What is folded on the screen is open on paper; what one fills in is not there.
    expect(await numbers.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    await numbers.waitFor();
    await page.getByRole('table', { name: /per week gemeten en verwacht/ }).waitFor();
    await page.getByRole('table', { name: 'Wat er wanneer veranderde' }).waitFor();
    expect(await page.getByText('Verander het plan', { exact: true }).isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
    await page.getByText('Toon de getallen').click();
    await page.getByRole('img', { name: /Na het begin werd per uur/ }).waitFor();
    // At 320 px its words can still be read.
    const tick = page
      .getByRole('img', { name: /Na het begin werd per uur/ })
      .locator('text')
      .first();
    await expect.poll(() => tick.evaluate((text) => text.getBoundingClientRect().height)).toBeGreaterThanOrEqual(10);
    // The chart is read week by week with the keys.
    await page.getByRole('application', { name: /^Grafiek\. Pijl links en rechts: week voor week/ }).focus();
    await page.keyboard.press('End');
    await page.getByText(/^Week van 23-02-2026, na het begin\. Gemeten: /).waitFor();
    await page.keyboard.press('Home');
    await page.getByText(/^Week van \d\d-\d\d-20\d\d, voor het begin\. Gemeten: /).waitFor();
    await page.getByRole('button', { name: 'Reken het na' }).click();
    await page.getByText('Uit dezelfde gegevens komt hetzelfde.').waitFor();
    await page
      .getByText(/per week gemeten en verwacht/)
      .first()
      .click();
    await expect.poll(() => page.getByRole('row', { name: /na het begin/ }).count()).toBe(4);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('the chain is walked back to the legal basis of the sensor, link by link', async () => {
    const { page } = analyst;
    await page.goto('/wat-hielp?soort=presence');
    await page.getByRole('cell', { name: 'waarschijnlijk minder', exact: true }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: TITLE }).click();
    await heading(page, TITLE);
    const measure = new URL(page.url()).pathname;
    const walk = async (link: string | RegExp, arrived: () => Promise<unknown>) => {
      await page.goto(measure);
      await page.getByRole('link', { name: link }).first().click();
      await arrived();
    };
    const toPassport = async () => {
      await page.getByRole('main').getByText('taak van algemeen belang').first().waitFor();
    };
    // From the effect over what was judged, and over each of what it was compared with.
    const counted = (name: RegExp) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name }) });
    await page.getByRole('link', { name: /^Oordeel over het effect: voetgangers/i }).click();
    await page.waitForURL(/#oordeel-\d+$/);
    await expect.poll(() => page.locator(new URL(page.url()).hash).getByText('Hoe zeker is dit?').count()).toBe(1);
    for (const name of [/^Waarover het oordeel gaat: voetgangers/i, /^Om mee te vergelijken: voetgangers/i]) {
      await walk(name, () => page.waitForURL(/\/plekken\/\d+\?datastream=\d+/));
      for (const nth of (await counted(name).all()).keys()) {
        const step = counted(name).nth(nth);
        await page.goto(measure);
        await step.getByRole('link', { name: /^Sensor: / }).click();
        await page.waitForURL(/\/sensoren\/\d+$/);
        const sensor = page.url().split('/').at(-1);
        await page.goto(measure);
        await step.getByRole('link', { name: /^Sensorpaspoort/ }).click();
        await page.waitForURL(new RegExp(`/register/${sensor}$`));
        await toPassport();
      }
    }
    // The names in the numbers are the same way.
    await page.goto(measure);
    await page.getByText('Toon de getallen').click();
    await page
      .getByRole('table', { name: 'Waarmee is vergeleken' })
      .getByRole('link', { name: /^voetgangers/i })
      .first()
      .click();
    await page.waitForURL(/\/sensoren\/\d+$/);
    await walk('Afspraak in het dossier', () =>
      page.locator('[id^="afspraak-"]', { hasText: 'Vier weken elke avond' }).waitFor(),
    );
    await walk(/^Duidingen van signaal/, () =>
      page.getByRole('heading', { name: 'Wat denken wij dat dit is?' }).waitFor(),
    );
    await walk(new RegExp(`^Signaal ${signal}$`), () =>
      page.getByRole('heading', { name: 'Dossiers met dit signaal' }).waitFor(),
    );
    await walk(/^Afwijking \d+$/, () => page.getByRole('heading', { level: 1, name: /voetgangers/i }).waitFor());
    await walk(/^Meetreeks: /, () => page.waitForURL(/\/plekken\/\d+\?datastream=\d+/));
    await walk(/^Sensorpaspoort/, toPassport);
  });

  it('has no faults in English, in the dark at 320 px, and for who has not signed in', async () => {
    const { page } = welfare;
    await page.goto('/maatregelen');
    await page.getByRole('link', { name: TITLE }).click();
    const measure = new URL(page.url()).pathname;
    await page.getByLabel('English').check();
    await page.getByText(/^Probably less: (3[5-9]|4[0-5])% less/).waitFor();
    for (const summary of ['Show the numbers', 'What changed when', 'Change the plan'])
      await page.getByText(summary, { exact: true }).first().click();
    await page.getByRole('button', { name: 'Compute it again' }).waitFor();
    await page.getByText('moves along with this place').first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    for (const path of ['/maatregelen', '/wat-hielp', '/maatregelen/nieuw/1']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByText('Busy').waitFor({ state: 'detached' });
      expect([path, await faultsOf(page)]).toEqual([path, []]);
    }
    await page.context().clearCookies();
    for (const path of ['/maatregelen', '/wat-hielp', '/maatregelen/nieuw/1', measure]) {
      await page.goto(path);
      await page.getByText('Sign in with your own account').waitFor();
      expect(await page.getByText(TITLE).count()).toBe(0);
      expect([path, await faultsOf(page)]).toEqual([path, []]);
    }
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptInvitation, PASSWORD, signInByForm } from '../testing/accounts.ts';
import { codeOf } from '../testing/authenticator.ts';
import { browserPath, pages } from '../testing/browser.ts';
import { type IdentityProvider, startIdentityProvider } from '../testing/identity-provider.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { faultsOf, type Look, visits } from '../testing/visits.ts';
import { layDistricts, type Places } from '../tests/kit/districts.ts';

let server: TestServer;
let provider: IdentityProvider;
let places: Places;

beforeAll(async () => {
  if (!browserPath) return;
  provider = await startIdentityProvider();
  provider.people.set('analist', { name: 'Ada Analist', groups: ['ritme-analist', 'ritme-wijk'] });
  provider.people.set('vreemde', { name: 'Vera Vreemde', groups: [] });
  const env = { OIDC_PROVIDERS: JSON.stringify([provider.settings]) };
  server = await startTestServer({ pages, env });
  provider.open(server.url);
  places = await layDistricts(server);
});
afterAll(async () => {
  await server?.stop();
  await provider?.stop();
});

const { openAs } = visits(() => server.url, { alsoTo: () => provider.issuer });
const openBrowser = (look?: Look) => openAs(undefined, undefined, look);

async function signInWithKey(page: Page): Promise<void> {
  await page.goto(`/aanmelden#key=${server.adminKey}`);
  await page.getByText('U bent aangemeld als beheerder.').waitFor();
}

let invited = 0;
/** As an administrator would, but through the API. */
async function inviteBySelf(): Promise<{ link: string; email: string }> {
  invited += 1;
  const name = `Dienst ${invited}`;
  const { id } = await server.client.createOrganisation({ body: { kind: 'housing-corporation', name } });
  const email = `gast${invited}@wonen.example`;
  const roles = [{ role: 'housing-manager' as const, placeId: places.here }];
  const { token } = await server.client.invitePerson({
    body: { name: 'Gerda Gast', email, organisationId: id, roles },
  });
  return { link: `/uitnodiging#token=${token}`, email };
}

describe.skipIf(!browserPath)('signing in', () => {
  it('an administrator makes an organisation and invites somebody, who opens an account and signs in with a code', async () => {
    const page = await openBrowser();
    await signInWithKey(page);
    await page.getByRole('link', { name: 'Instellingen' }).click();
    await page.getByRole('link', { name: 'Mensen', exact: true }).click();
    await page.getByText('Voeg een organisatie toe').first().click();
    await page.getByLabel('Naam').last().fill('Welzijn Demodam');
    await page.getByLabel('Soort').selectOption({ label: 'Welzijn' });
    await page.getByRole('button', { name: 'Voeg een organisatie toe' }).click();
    await page.getByRole('cell', { name: 'Welzijn', exact: true }).waitFor();
    await page.getByText('Nodig iemand uit').last().click();
    await page.getByRole('button', { name: 'Maak een uitnodiging' }).click();
    await expect.poll(() => page.getByText('Vul dit in.').count()).toBe(2);
    await page.getByLabel('Naam').first().fill('Noor Noordman');
    await page.getByLabel('E-mailadres').fill('noor@welzijn.example');
    await page.getByLabel('Organisatie', { exact: true }).selectOption({ label: 'Welzijn Demodam' });
    await page.getByLabel('Rol', { exact: true }).selectOption({ label: 'Welzijnswerker' });
    await page.getByLabel('Plek').selectOption({ label: 'WK01' });
    await page.getByRole('button', { name: 'Voeg deze rol toe' }).click();
    await page.getByRole('button', { name: 'Haal weg: Welzijnswerker, WK01' }).waitFor();
    await page.getByRole('button', { name: 'Maak een uitnodiging' }).click();
    const shown = () => page.getByLabel('Link').inputValue();
    await expect.poll(shown).toMatch(new RegExp(`^${server.url}/uitnodiging#token=wri_`));
    const link = await shown();
    await page
      .getByRole('row', { name: /Noor Noordman/ })
      .getByText('uitgenodigd')
      .waitFor();

    const guest = await openBrowser();
    const secret = await acceptInvitation(guest, link);
    await expect.poll(() => guest.locator('.recovery-codes li').count()).toBe(8);
    await guest.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
    await guest.getByText('Welzijnswerker (WK01)').waitFor();
    await guest.getByRole('button', { name: 'Afmelden' }).click();
    await guest.getByText('Meld u eerst aan.').waitFor();

    await guest.goto('/aanmelden');
    await guest.getByLabel('E-mailadres').fill('noor@welzijn.example');
    await guest.getByLabel('Wachtwoord').fill('iets heel anders dan dit');
    await guest.getByRole('button', { name: 'Meld aan', exact: true }).first().click();
    await guest.getByText(/^Dit klopt niet/).waitFor();
    await guest.getByLabel('Wachtwoord').fill(PASSWORD);
    await guest.keyboard.press('Enter');
    const code = guest.getByLabel('Code', { exact: true });
    await code.waitFor();
    await expect.poll(() => code.evaluate((field) => field === document.activeElement)).toBe(true);
    // The code of this half minute was used for the invitation; the next one is within the window.
    await code.fill(codeOf(secret, Date.now() + 30_000));
    await guest.keyboard.press('Enter');
    await guest.getByText('U bent aangemeld als Noor Noordman.').waitFor();
    // The right is not there, past the page neither.
    await guest.goto('/mensen');
    await guest.getByText('Alleen een beheerder kan mensen beheren.').waitFor();
    expect((await guest.request.get('/v1/people')).status()).toBe(403);
  });

  it('brings one back to the page where one was, and nowhere else', async () => {
    const { link, email } = await inviteBySelf();
    const secret = await acceptInvitation(await openBrowser(), link);
    const page = await openBrowser();
    await page.goto('/dossiers/1');
    await page.getByRole('main').getByRole('link', { name: 'Aanmelden' }).click();
    await page.waitForURL((url) => url.searchParams.get('terug') === '/dossiers/1');
    await signInByForm(page, { email, secret });
    await page.waitForURL(`${server.url}/dossiers/1`);
    await page.getByRole('link', { name: 'Mijn account' }).waitFor();

    for (const foreign of ['//elders.example/x', 'https://elders.example/', '/\\elders.example']) {
      await page.goto(`/aanmelden?terug=${encodeURIComponent(foreign)}`);
      const onward = page.getByRole('link', { name: 'Ga naar Vandaag' });
      await onward.waitFor();
      expect(await onward.getAttribute('href')).toBe('/vandaag');
    }
    await page.goto('/aanmelden?terug=%2Fmaatregelen');
    await page.getByRole('link', { name: 'Ga verder waar u was' }).click();
    await page.waitForURL(`${server.url}/maatregelen`);
  });

  it('through the own organisation, and out again from another window', async () => {
    const page = await openBrowser();
    await page.goto('/maatregelen');
    await page.getByRole('main').getByRole('link', { name: 'Aanmelden' }).click();
    await page.getByRole('link', { name: 'Meld aan via Gemeente Demodam' }).click();
    await page.waitForURL(`${provider.issuer}/**`);
    await page.locator('input[name=login]').fill('analist');
    await page.locator('input[name=password]').fill('x');
    await page.locator('button[type=submit]').click();
    await page.locator('button[type=submit]').click();
    await page.waitForURL(`${server.url}/maatregelen`);
    await page.getByRole('link', { name: 'Mijn account' }).click();
    await page.getByText('Analist (overal); Wijkregisseur (WK01)').waitFor();
    await page.getByRole('cell', { name: 'gemeente', exact: true }).waitFor();
    await page.getByLabel('In uw eigen woorden').fill('wie woont er op Kerkstraat 12');
    await page.getByRole('button', { name: 'Laat de metingen zien' }).click();
    await page.getByText('Hier staat het adres van een huis.').waitFor();
    await page.getByLabel('In uw eigen woorden').fill('nagaan waarom dit signaal er is');
    await page.getByRole('button', { name: 'Laat de metingen zien' }).click();
    await page.getByRole('table', { name: 'Waarvoor u nu kijkt' }).getByText('Een signaal beoordelen').waitFor();
    // Scripts see no cookie of ours.
    expect(await page.evaluate(() => document.cookie)).toBe('');

    const second = await page.context().newPage();
    await second.goto('/account');
    await second.getByRole('button', { name: 'Afmelden' }).click();
    await second.getByText('Meld u eerst aan.').waitFor();
    expect((await page.request.get('/v1/account/sessions')).status()).toBe(401);
  });

  it('says why when the organisation gave no role', async () => {
    const page = await openBrowser();
    await page.goto('/v1/oidc/gemeente/start');
    await page.locator('input[name=login]').fill('vreemde');
    await page.locator('input[name=password]').fill('x');
    await page.locator('button[type=submit]').click();
    await page.locator('button[type=submit]').click();
    await page.getByText('Uw organisatie gaf u hier nog geen rol.').waitFor();
  });

  it('adds a passkey, signs in with it alone, names it, and takes it away', async () => {
    // An address of numbers has no passkeys; this machine has a name too.
    const base = server.url.replace('127.0.0.1', 'localhost');
    const { link, email } = await inviteBySelf();
    const page = await openBrowser();
    await acceptInvitation(page, base + link);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
        ...{ isUserVerified: true, automaticPresenceSimulation: true },
      },
    });
    await page.goto(`${base}/account`);
    await page.getByText('U hebt nog geen passkey.').waitFor();
    await page.getByLabel('Naam van de nieuwe passkey').fill('Telefoon');
    await page.getByLabel('Uw wachtwoord', { exact: true }).fill('dit is hem niet');
    await page.getByRole('button', { name: 'Voeg een passkey toe' }).click();
    await page.getByText('Dit klopt niet, of het duurde te lang. Probeer het opnieuw.').waitFor();
    await page.getByLabel('Uw wachtwoord', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Voeg een passkey toe' }).click();
    await page.getByText('De passkey Telefoon is toegevoegd.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Afmelden' }).click();
    await page.getByText('Meld u eerst aan.').waitFor();

    await page.getByRole('main').getByRole('link', { name: 'Aanmelden' }).click();
    await page.getByRole('button', { name: 'Meld aan met een passkey' }).click();
    await page.waitForURL(`${base}/account`);
    await page.getByRole('cell', { name: 'passkey', exact: true }).waitFor();
    const keys = page.getByRole('table', { name: 'Uw passkeys' });
    await expect.poll(() => keys.getByText('nog niet').count()).toBe(0);
    await keys.getByRole('button', { name: 'Geef Telefoon een andere naam' }).click();
    await page.getByLabel('Nieuwe naam').fill('Oude telefoon');
    await page.getByRole('button', { name: 'Bewaar de naam' }).click();
    await keys.getByRole('rowheader', { name: 'Oude telefoon' }).waitFor();
    await keys.getByRole('button', { name: 'Haal Oude telefoon weg' }).click();
    await page.getByText('U hebt nog geen passkey.').waitFor();

    // The key is still on the device, and opens nothing; password and code do.
    await page.getByRole('button', { name: 'Afmelden' }).click();
    await page.getByText('Meld u eerst aan.').waitFor();
    await page.goto(`${base}/aanmelden`);
    await page.getByRole('button', { name: 'Meld aan met een passkey' }).click();
    await page.getByText('Deze passkey geldt hier niet. Meld u aan met uw wachtwoord en code.').waitFor();
    await page.getByLabel('E-mailadres').fill(email);
    await page.getByLabel('Wachtwoord').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByLabel('Code', { exact: true }).waitFor();
  });

  it('a link that was used says so', async () => {
    const { link } = await inviteBySelf();
    await acceptInvitation(await openBrowser(), link);
    const second = await openBrowser();
    await second.goto(link);
    await second.getByText('Deze uitnodiging geldt niet meer').waitFor();
  });

  it('ends one session from another, at once', async () => {
    const { link, email } = await inviteBySelf();
    const desk = await openBrowser();
    const secret = await acceptInvitation(desk, link);
    const phone = await openBrowser({ width: 320 });
    const body = { email, password: PASSWORD, code: codeOf(secret, Date.now() + 30_000) };
    const headers = { origin: server.url };
    expect((await phone.context().request.post('/v1/session/account', { data: body, headers })).status()).toBe(200);
    await desk.goto('/account');
    await desk.getByRole('button', { name: /^Beëindig de sessie van/ }).click();
    await expect.poll(() => desk.getByRole('button', { name: /^Beëindig de sessie/ }).count()).toBe(0);
    await phone.goto('/account');
    await phone.getByText('Meld u eerst aan.').waitFor();
  });

  it.each([
    { width: 320, theme: 'dark', language: 'nl' },
    { width: 1_280, theme: 'light', language: 'en' },
  ] as const)('has no faults at $width px, $theme, $language', async (look) => {
    const { link } = await inviteBySelf();
    const page = await openBrowser(look);
    const faults: string[] = [];
    const visit = async (path: string) => {
      await page.goto(path);
      await page.locator('main form, main table, main p').first().waitFor();
      faults.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`));
      const folds = await page.locator('main summary').all();
      if (folds.length === 0) return;
      for (const fold of folds) await fold.click();
      faults.push(...(await faultsOf(page)).map((fault) => `${path}, unfolded: ${fault}`));
    };
    await visit('/aanmelden?fout=geen-rol');
    await visit(link);
    await page.request.post('/v1/session', { data: { key: server.adminKey }, headers: { origin: server.url } });
    const [somebody] = (await server.client.listPeople()).items;
    for (const path of ['/account', '/mensen', `/mensen/${somebody?.id}`, '/mensen/999999']) await visit(path);
    expect(faults).toEqual([]);
  });
});

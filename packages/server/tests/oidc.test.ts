import { generateKeyPair } from 'jose';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type IdentityProvider, startIdentityProvider } from '../testing/identity-provider.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { Browser } from './kit/browser.ts';
import { layDistricts } from './kit/districts.ts';
import { until } from './kit/until.ts';

let server: TestServer;
let provider: IdentityProvider;
let other: IdentityProvider;
let made = 0;
beforeAll(async () => {
  provider = await startIdentityProvider();
  other = await startIdentityProvider('politie');
  const away = { ...provider.settings, id: 'weg', issuer: 'http://localhost:1' };
  const settings = [provider.settings, other.settings, away];
  server = await startTestServer({ env: { OIDC_PROVIDERS: JSON.stringify(settings) } });
  provider.open(server.url);
  other.open(server.url);
  await layDistricts(server);
});
afterAll(async () => {
  await server?.stop();
  await provider?.stop();
  await other?.stop();
});

/** Somebody that the provider knows. */
function somebody(groups: readonly string[], email?: string): string {
  made += 1;
  const subject = `s${made}`;
  provider.people.set(subject, { name: `Medewerker ${made}`, groups, ...(email && { email }) });
  return subject;
}

/** Through the provider's own pages: sign in, agree. */
async function signIn(subject: string, returnTo = '/', browser = new Browser()) {
  let page = await browser.get(`${server.url}/v1/oidc/gemeente/start?return=${encodeURIComponent(returnTo)}`);
  for (let step = 0; step < 3 && page.url.startsWith(provider.issuer); step++) {
    const prompt = /name="prompt" value="(\w+)"/.exec(page.text)?.[1] ?? '';
    const action = /action="([^"]+)"/.exec(page.text)?.[1] ?? '';
    page = await browser.submit(new URL(action, page.url).href, { prompt, login: subject, password: 'x' });
  }
  return { page, browser };
}
const sessionOf = async (browser: Browser) =>
  (await (await fetch(`${server.url}/v1/session`, { headers: { cookie: browser.cookiesOf(server.url) } })).json()) as {
    role: string;
    person: { id: number; name: string; roles: unknown } | null;
  };
const sessionRow = async (id: number) => {
  const { rows } = await sql<{ subject: string; provider_session: string }>`
    select subject, provider_session from session where person_id = ${id} order by id desc`.execute(server.context.db);
  return rows[0] as (typeof rows)[number];
};

test('the ways to sign in are told', async () => {
  const { providers } = await server.client.listSignInWays();
  expect(providers[0]).toEqual({ id: 'gemeente', name: 'Gemeente Demodam', start: '/v1/oidc/gemeente/start' });
});

describe('signing in at a provider', () => {
  test('gives the roles of the claims, at their places, and goes where one wanted to go', async () => {
    const { page, browser } = await signIn(somebody(['ritme-analist', 'ritme-wijk', 'koffie']), '/signalen?open=true');
    expect(page.url).toBe(`${server.url}/signalen?open=true`);
    const places = (await server.client.listPlaces()).items;
    expect(await sessionOf(browser)).toMatchObject({
      role: 'person',
      person: {
        organisation: { kind: 'municipality', name: 'Gemeente via gemeente' },
        roles: expect.arrayContaining([
          { role: 'analyst', placeId: null },
          { role: 'ward-officer', placeId: places.find(({ code }) => code === 'WK01')?.id },
        ]),
      },
    });
  });

  test('asks with proof key, state and nonce, and no token ever reaches the browser', async () => {
    const { browser } = await signIn(somebody(['ritme-analist']));
    const asked = new URL(browser.visited.find((address) => address.includes('/auth?')) ?? '');
    expect(asked.searchParams.get('response_type')).toBe('code');
    expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.searchParams.get(name)?.length, name).toBeGreaterThan(20);
    // A token is a JWT or is named so.
    expect(browser.visited.join(' ') + browser.cookiesOf(server.url)).not.toMatch(/eyJ|access_token|id_token/);
  });

  test.each(['https://elders.example/', '//elders.example', '/\\elders.example', '/v1/imports'])(
    'does not lead to %s',
    async (address) => {
      const { page } = await signIn(somebody(['ritme-analist']), address);
      expect(page.url).toBe(`${server.url}/`);
    },
  );

  test('without a role that this installation knows opens nothing, and keeps nothing of the person', async () => {
    const { page, browser } = await signIn(somebody(['koffie'], 'niemand@gemeente.example'));
    expect(page.url).toBe(`${server.url}/aanmelden?fout=geen-rol`);
    expect(await sessionOf(browser)).toMatchObject({ role: 'visitor' });
    expect(JSON.stringify(await server.client.listPeople())).not.toContain('niemand@');
  });

  test('again gives the roles of now; roles that were given here stay', async () => {
    const subject = somebody(['ritme-analist']);
    const { browser } = await signIn(subject);
    const { person } = await sessionOf(browser);
    const id = person?.id ?? 0;
    const { organisationId } = (await server.client.listPeople()).items.find((one) => one.id === id) ?? {
      organisationId: 0,
    };
    const roles = [{ role: 'auditor' as const, placeId: null }];
    await server.client.changePerson({ id, body: { name: 'Anders', organisationId, roles, blocked: false } });
    provider.people.set(subject, { name: 'Medewerker', groups: ['ritme-wijk'] });
    const again = await signIn(subject);
    const now = (await sessionOf(again.browser)).person;
    expect(now).toMatchObject({ id, name: 'Anders' });
    expect(JSON.stringify(now?.roles)).toMatch(/auditor.*ward-officer|ward-officer.*auditor/);
    expect(JSON.stringify(now?.roles)).not.toContain('analyst');
    provider.people.set(subject, { name: 'Medewerker', groups: [] });
    expect((await signIn(subject)).page.url).toContain('fout=geen-rol');
    // Sessions that were open lose what the provider took back at once.
    expect(JSON.stringify((await sessionOf(again.browser)).person?.roles)).toBe(JSON.stringify(roles));
  });

  test('is refused to who is blocked here', async () => {
    const subject = somebody(['ritme-analist']);
    const { person } = await sessionOf((await signIn(subject)).browser);
    await sql`update person set blocked_at = now() where id = ${person?.id}`.execute(server.context.db);
    expect((await signIn(subject)).page.url).toContain('fout=geen-rol');
  });

  test('does not open the account of somebody with the same address', async () => {
    const email = 'zelfde@gemeente.example';
    const organisation = await server.client.createOrganisation({ body: { kind: 'police', name: 'Politie' } });
    const body = {
      name: 'Beheerder',
      email,
      organisationId: organisation.id,
      roles: [{ role: 'administrator' as const, placeId: null }],
    };
    const { person } = await server.client.invitePerson({ body });
    const session = await sessionOf((await signIn(somebody(['ritme-analist'], email))).browser);
    expect(session.person?.id).not.toBe(person.id);
    expect(JSON.stringify(session.person?.roles)).not.toContain('administrator');
  });
});

describe('a way back that does not fit', () => {
  /** Up to where the provider sends the browser back, without going there. */
  async function codeFor(browser: Browser): Promise<URL> {
    await signIn(somebody(['ritme-analist']), '/', browser);
    return new URL(browser.visited.find((address) => address.includes('/callback?')) ?? '');
  }

  test.each([
    ['a code that was used', (_address: URL) => undefined],
    ['a foreign state', (address: URL) => address.searchParams.set('state', 'x'.repeat(43))],
    ['a made-up code', (address: URL) => address.searchParams.set('code', 'x'.repeat(43))],
    ['another issuer', (address: URL) => address.searchParams.set('iss', 'http://localhost:2')],
  ])('%s opens no session', async (_what, spoil) => {
    const address = await codeFor(new Browser());
    spoil(address);
    const victim = new Browser();
    await victim.get(`${server.url}/v1/oidc/gemeente/start?return=%2Fdossiers%2F1`);
    const page = await victim.get(address.href);
    expect(page.url).toBe(`${server.url}/aanmelden?fout=mislukt&terug=%2Fdossiers%2F1`);
    expect(await sessionOf(victim)).toMatchObject({ role: 'visitor' });
  });

  test('a browser that did not ask opens no session: nobody is signed in as somebody else', async () => {
    const address = await codeFor(new Browser());
    const victim = new Browser();
    expect((await victim.get(address.href)).url).toBe(`${server.url}/aanmelden?fout=verlopen`);
    // Nor with what was begun at another provider.
    await victim.get(`${server.url}/v1/oidc/politie/start`);
    expect((await victim.get(address.href)).url).toBe(`${server.url}/aanmelden?fout=verlopen`);
  });

  test('a provider that is away, or is not there, is told as such', async () => {
    const status = async (id: string) =>
      (await fetch(`${server.url}/v1/oidc/${id}/start`, { redirect: 'manual' })).status;
    expect(await status('weg')).toBe(503);
    expect(await status('onbekend')).toBe(404);
  });
});

describe('signing out at the provider', () => {
  const tell = (token: string, id = 'gemeente') =>
    fetch(`${server.url}/v1/oidc/${id}/logout`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ logout_token: token }).toString(),
    });
  async function signedIn() {
    const subject = somebody(['ritme-analist']);
    const { browser } = await signIn(subject);
    const { person } = await sessionOf(browser);
    const row = await sessionRow(person?.id ?? 0);
    return {
      subject,
      browser,
      sid: row.provider_session,
      isOpen: async () => (await sessionOf(browser)).role === 'person',
    };
  }

  test('ends the session here, without the browser', async () => {
    const { browser, isOpen } = await signedIn();
    const page = await browser.get(`${provider.issuer}/session/end`);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    expect(await isOpen()).toBe(true);
    await browser.submit(`${provider.issuer}/session/end/confirm`, { xsrf, logout: 'yes' });
    await until('the provider has told us', async () => !(await isOpen()));
  });

  test('ends the session that is named, or all of the person', async () => {
    const [mine, theirs] = [await signedIn(), await signedIn()];
    const second = await signIn(mine.subject);
    expect((await tell(await provider.signLogout({ claims: { sid: mine.sid } }))).status).toBe(200);
    expect([await mine.isOpen(), (await sessionOf(second.browser)).role, await theirs.isOpen()]).toEqual([
      false,
      'person',
      true,
    ]);
    expect((await tell(await provider.signLogout({ claims: { sub: mine.subject } }))).status).toBe(200);
    expect([(await sessionOf(second.browser)).role, await theirs.isOpen()]).toEqual(['visitor', true]);
  });

  test('a token counts once', async () => {
    const { subject } = await signedIn();
    const token = await provider.signLogout({ claims: { sub: subject } });
    expect((await tell(token)).status).toBe(200);
    const { browser } = await signIn(subject);
    expect((await tell(token)).status).toBe(400);
    expect((await sessionOf(browser)).role).toBe('person');
  });

  test('a token that is not for us, not signed by the provider, old, or no logout token ends nothing', async () => {
    const { subject, isOpen } = await signedIn();
    const sub = subject;
    const stranger = (await generateKeyPair('RS256')).privateKey;
    const unsigned = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ sub, iss: provider.issuer }))}.`;
    const bad = [
      await provider.signLogout({ claims: { sub }, key: stranger }),
      await provider.signLogout({ claims: { sub }, audience: 'another-client' }),
      await provider.signLogout({ claims: { sub }, issuer: other.issuer }),
      await provider.signLogout({ claims: { sub, nonce: 'x' } }),
      await provider.signLogout({ claims: { sub, events: {} } }),
      await provider.signLogout({ claims: {} }),
      await provider.signLogout({ claims: { sub }, ageSeconds: 3_600 }),
      await other.signLogout({ claims: { sub } }),
      unsigned,
      'x',
      '',
    ];
    for (const [at, token] of bad.entries())
      expect({ at, status: (await tell(token)).status }).toEqual({ at, status: 400 });
    expect((await tell(await provider.signLogout({ claims: { sub } }), 'politie')).status).toBe(400);
    expect(await isOpen()).toBe(true);
  });
});

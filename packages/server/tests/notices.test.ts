import { createHmac } from 'node:crypto';
import { Writable } from 'node:stream';
import type {
  DeliveryList,
  NoticeList,
  NoticePreferences,
  NoticePreferencesChange,
  Problem,
} from '@wijkritme/contract';
import { HOUR, MINUTE, type RoleGrant, roles, sharingLabels } from '@wijkritme/contract';
import fc from 'fast-check';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { NoticesTables } from '../src/notices/tables.ts';
import type { SharingTables } from '../src/sharing/tables.ts';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistrict, layDistricts, type Places } from './kit/districts.ts';
import { freePort } from './kit/free-port.ts';
import { askAs } from './kit/interpreting.ts';
import { type ListeningProgram, openProgram } from './kit/listening-program.ts';
import { type MailBox, openMailBox } from './kit/mail-box.ts';

/** Friday, noon in Amsterdam. */
const NOON = Date.parse('2026-11-20T11:00:00Z');
let now = NOON;
let server: TestServer;
let places: Places;
let box: MailBox;
let program: ListeningProgram;
let logged = '';
let mailPort = 0;

beforeAll(async () => {
  [box, program] = await Promise.all([openMailBox(), openProgram()]);
  mailPort = Number(new URL(box.url).port);
  const port = await freePort();
  const into = new Writable({
    write: (part: Buffer, _encoding, done) => {
      logged += part.toString();
      done();
    },
  });
  server = await startTestServer({
    store: 'pglite',
    clock: { now: () => now },
    log: pino({ level: 'debug' }, into),
    env: {
      PORT: `${port}`,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      SMTP_URL: box.url,
      MAIL_FROM: 'Wijkritme <ritme@gemeente.example>',
      PRIVATE_WEBHOOKS: 'on',
    },
  });
  places = await layDistricts(server);
});
afterAll(async () => {
  await server?.stop();
  await Promise.all([box?.stop(), program?.stop()]);
});
beforeEach(async () => {
  await run();
  box.mails.length = 0;
  program.heard.length = 0;
});

const run = () => server.rooms.notices.run();
const worker = (placeId: number | null) => buildPerson(server, { roles: [{ role: 'ward-officer', placeId }] });
const listOf = async (person: TestPerson) => (await askAs<NoticeList>(server, person, { path: '/v1/notices' })).body;
const ask = <T>(person: TestPerson | undefined, method: string, path: string, body?: unknown) =>
  askAs<T & Problem>(server, person, { method, path, body });
const noticed = (placeId: number | null) => buildSignal(server, placeId, new Date(now).toISOString());
/** The mail to somebody that has not got through. */
const stuckMailOf = async ({ id }: TestPerson) =>
  (await server.send<DeliveryList>('GET', '/v1/deliveries')).body.items.find(
    ({ personId, state }) => personId === id && state !== 'sent',
  );

const prefer = async (person: TestPerson, change: Partial<NoticePreferencesChange>) => {
  const path = '/v1/notice-preferences';
  const { body } = await ask<NoticePreferences>(person, 'GET', path);
  const { mailAddress, mailVerified, mailPossible, ...choices } = body;
  return ask<NoticePreferences>(person, 'PUT', path, { ...choices, ...change });
};

let addresses = 0;
/** Through the product's own door: a link is sent to the address, and opened. */
async function verify(person: TestPerson): Promise<string> {
  addresses += 1;
  const address = `lezer${addresses}@voorbeeld.nl`;
  expect((await ask(person, 'POST', '/v1/notice-preferences/mail-verifications', { address })).status).toBe(202);
  await run();
  const mail = box.mails.find(({ to }) => to.includes(address));
  const token = /#token=([\w-]+)/.exec(mail?.text ?? '')?.[1];
  expect((await ask(undefined, 'POST', '/v1/mail-confirmations', { token })).status).toBe(200);
  box.mails.length = 0;
  return address;
}

const openCaseAs = (person: TestPerson, signalId: number, label: string, title = 'Geheim overleg') =>
  ask<{ id: number }>(person, 'POST', '/v1/cases', { title, signalId, script: null, label, audience: [] });

describe('in the application', () => {
  test('who works there is told of a signal, once; others are not', async () => {
    const here = await layDistrict(server);
    const [own, elsewhere, manager] = [
      await worker(here),
      await worker(places.elsewhere),
      await buildPerson(server, { roles: [{ role: 'administrator', placeId: null }] }),
    ];
    const signal = await noticed(here);
    await run();
    await run();
    const list = await listOf(own);
    expect(list).toMatchObject({ unread: 1, items: [{ kind: 'signal', subjectId: signal, readAt: null }] });
    expect(list.items[0]?.sentence).toMatch(/^Er is een signaal in WK/);
    for (const person of [elsewhere, manager]) expect(await listOf(person)).toMatchObject({ unread: 0, items: [] });
    const read = await ask<{ unread: number }>(own, 'POST', '/v1/notices/read', { upTo: list.items[0]?.id });
    expect(read.body.unread).toBe(0);
  });

  test('neither a visitor nor the key is told anything', async () => {
    expect((await ask(undefined, 'GET', '/v1/notices')).status).toBe(401);
    expect((await server.send('GET', '/v1/notices')).status).toBe(403);
    expect((await server.send('GET', '/v1/notice-preferences')).status).toBe(403);
  });

  test('what came out of imported history is told nobody', async () => {
    const here = await layDistrict(server);
    const own = await worker(here);
    await buildSignal(server, here, '2026-09-01T10:00:00Z', new Date(now));
    await run();
    expect((await listOf(own)).items).toEqual([]);
  });

  test('beyond the alarm budget of a place it is listed, and neither counted nor sent', async () => {
    const here = await layDistrict(server);
    const own = await worker(here);
    await verify(own);
    await noticed(here);
    await noticed(here);
    await run();
    const { items, unread } = await listOf(own);
    expect([unread, items.map(({ capped }) => capped)]).toEqual([1, [true, false]]);
    expect(box.mails).toHaveLength(1);
  });

  test('who loses the right no longer sees what was told', async () => {
    const here = await layDistrict(server);
    const own = await worker(here);
    await noticed(here);
    await run();
    expect((await listOf(own)).unread).toBe(1);
    await takeRoles(own);
    expect(await listOf(own)).toMatchObject({ unread: 0, items: [] });
  });

  test('nobody is told of more than roles and labels let them see, whatever they are', async () => {
    const author = await worker(null);
    const where = [places.municipality, places.here, places.elsewhere, null];
    const grant = fc.record({ role: fc.constantFrom(...roles), placeId: fc.constantFrom(...where) });
    const kind = fc.constantFrom('municipality' as const, 'police' as const, 'resident-group' as const);
    const grants = fc.array(grant, { maxLength: 3 });
    const workers = new Set(['analyst', 'ward-officer', 'community-officer', 'welfare-worker', 'housing-manager']);
    const mayAt = (given: readonly RoleGrant[], placeId: number) =>
      given.some(
        ({ role, placeId: at }) => workers.has(role) && (at === null || at === placeId || at === places.municipality),
      );
    await fc.assert(
      fc.asyncProperty(
        grants,
        kind,
        fc.constantFrom(...sharingLabels),
        fc.boolean(),
        async (given, of, label, same) => {
          const placeId = places.here;
          const person = await buildPerson(server, {
            roles: [...new Map(given.map((one) => [`${one.role} ${one.placeId}`, one])).values()],
            organisationKind: of,
            ...(same ? { organisationId: author.organisationId } : {}),
          });
          const signal = await noticed(placeId);
          const { body } = await openCaseAs(author, signal, label);
          await run();
          const { items } = await listOf(person);
          const byLabel = label === 'TLP:CLEAR' || label === 'TLP:GREEN' || (label !== 'TLP:RED' && same);
          expect(items.some(({ subjectId, kind: of }) => of === 'signal' && subjectId === signal)).toBe(
            mayAt(given, placeId),
          );
          expect(items.some(({ subjectId, kind: of }) => of === 'case' && subjectId === body.id)).toBe(
            mayAt(given, placeId) && byLabel,
          );
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('by mail', () => {
  test('goes to an address only once its link was opened, and says no more than where to look', async () => {
    const here = await layDistrict(server);
    const own = await worker(here);
    expect((await prefer(own, { mail: true })).status).toBe(400);
    const address = await verify(own);
    const signal = await noticed(here);
    await run();
    const [mail] = box.mails;
    expect(mail?.to).toEqual([address]);
    expect(mail?.text).toContain(`${server.url}/signalen/${signal}`);
    expect(mail?.text).toMatch(/Er is een signaal in WK/);
    expect(mail?.text).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/im);
    expect(mail?.text).toMatch(/^Auto-Submitted: auto-generated$/im);
    expect(box.mails).toHaveLength(1);
  });

  test('says nothing of what a label protects: no title, and no place', async () => {
    const here = await layDistrict(server);
    const [author, colleague] = [await worker(here), await worker(here)];
    await buildSameOrganisation(author, colleague);
    await verify(colleague);
    await prefer(colleague, { kinds: ['case'] });
    await openCaseAs(author, await noticed(here), 'TLP:AMBER+STRICT', 'Inval morgenochtend');
    await run();
    expect(box.mails).toHaveLength(1);
    expect(box.mails[0]?.raw).not.toMatch(/Inval|WK\d\d/);
    expect(box.mails[0]?.text).toContain('Er is nieuws in een dossier.');
  });

  test('stops with one click, without signing in; looking at the link changes nothing', async () => {
    const here = await layDistrict(server);
    const own = await worker(here);
    await verify(own);
    await noticed(here);
    await run();
    const link = /^List-Unsubscribe: <([^>]+)>/im.exec(box.mails[0]?.text ?? '')?.[1] ?? '';
    const mailOn = async () => (await ask<NoticePreferences>(own, 'GET', '/v1/notice-preferences')).body.mail;
    expect((await fetch(link)).status).toBe(200);
    expect(await mailOn()).toBe(true);
    expect((await fetch(`${link}x`, { method: 'POST' })).status).toBe(404);
    expect(await mailOn()).toBe(true);
    const click = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
    expect((await fetch(link, click)).status).toBe(200);
    expect(await mailOn()).toBe(false);
  });

  test('is gathered until eight in the morning, outside quiet hours, in one mail', async () => {
    const here = await layDistrict(server);
    const [author, own] = [await worker(here), await worker(here)];
    await verify(own);
    await prefer(own, { mailRhythm: 'daily', quiet: { from: '22:00', to: '09:30' } });
    const signal = await noticed(here);
    await openCaseAs(author, signal, 'TLP:GREEN');
    await run();
    await at('2026-11-21T08:00:00Z', run);
    expect(box.mails).toHaveLength(0);
    await at('2026-11-21T08:31:00Z', run);
    expect(box.mails.map(({ text }) => /^Subject: (.*)$/im.exec(text)?.[1])).toEqual(['2 meldingen van Wijkritme']);
  });

  test('a link works once, for a day, and the newest alone; not two in a row', async () => {
    const own = await worker(places.here);
    const path = '/v1/notice-preferences/mail-verifications';
    await ask(own, 'POST', path, { address: 'een@voorbeeld.nl' });
    expect((await ask(own, 'POST', path, { address: 'twee@voorbeeld.nl' })).status).toBe(429);
    await run();
    const token = /#token=([\w-]+)/.exec(box.mails[0]?.text ?? '')?.[1];
    const confirm = () => ask(undefined, 'POST', '/v1/mail-confirmations', { token });
    await at('2026-11-21T11:00:01Z', async () => expect((await confirm()).status).toBe(404));
    expect((await confirm()).status).toBe(200);
    expect((await confirm()).status).toBe(404);
  });

  test('an invitation is mailed too, and its link is still handed over', async () => {
    const { id } = await server.client.createOrganisation({ body: { kind: 'welfare', name: 'Welzijn Proef' } });
    const email = 'nieuw@welzijn.example';
    const roles = [{ role: 'welfare-worker' as const, placeId: places.here }];
    const { token } = await server.client.invitePerson({ body: { name: 'Nora', email, organisationId: id, roles } });
    await run();
    const [mail] = box.mails;
    expect(mail?.to).toEqual([email]);
    expect(mail?.text).toContain(`${server.url}/uitnodiging#token=${token}`);
  });
});

describe('when it does not get through', () => {
  test('a mail server that is down: visible, tried again later, and then sent once', async () => {
    const here = await layDistrict(server);
    const own = await worker(here);
    await verify(own);
    await box.stop();
    await noticed(here);
    await run();
    const waiting = await stuckMailOf(own);
    expect(waiting).toMatchObject({ state: 'waiting', attempts: 1, personId: own.id });
    expect(waiting?.error).toMatch(/^E[A-Z]+$/);
    expect(Date.parse(waiting?.dueAt ?? '') - now).toBe(MINUTE);
    box = await openMailBox(mailPort);
    await run();
    expect(box.mails).toHaveLength(0);
    await later(MINUTE, async () => {
      await run();
      await run();
    });
    expect(box.mails).toHaveLength(1);
    expect(box.mails[0]?.text).toContain(`Message-ID: <${waiting?.id}@127.0.0.1>`);
  });

  test('a process that is killed while sending: after its claim ends the mail goes out, with the same number', async () => {
    const here = await layDistrict(server);
    const own = await worker(here);
    await verify(own);
    await box.stop();
    await noticed(here);
    await run();
    box = await openMailBox(mailPort);
    const waiting = await stuckMailOf(own);
    // As a process leaves it that was killed after it took the mail and before it noted what became of it.
    await later(MINUTE, async () => {
      const db = server.context.db.withTables<NoticesTables>();
      const claimed = { claimed_until: new Date(now + 5 * MINUTE) };
      await db
        .updateTable('delivery')
        .set(claimed)
        .where('id', '=', waiting?.id ?? '')
        .execute();
      await run();
      expect(box.mails).toHaveLength(0);
    });
    await later(7 * MINUTE, run);
    expect(box.mails.map(({ text }) => text.includes(`<${waiting?.id}@127.0.0.1>`))).toEqual([true]);
  });

  test('an address that is refused for good is given up at once, and can be sent again', async () => {
    const here = await layDistrict(server);
    const own = await worker(here);
    await verify(own);
    box.refuse(550);
    await noticed(here);
    await run();
    box.refuse(0);
    const dead = await stuckMailOf(own);
    expect(dead).toMatchObject({ state: 'dead', error: 'EENVELOPE 550', dueAt: null });
    expect((await server.send('POST', `/v1/deliveries/${dead?.id}/resend`)).status).toBe(200);
    await run();
    expect(box.mails).toHaveLength(1);
    expect((await server.send('POST', `/v1/deliveries/${dead?.id}/resend`)).status).toBe(404);
  });

  test('who may not know of it any more when it goes out does not get it', async () => {
    const here = await layDistrict(server);
    const own = await worker(here);
    await verify(own);
    await box.stop();
    await noticed(here);
    await run();
    box = await openMailBox(mailPort);
    await takeRoles(own);
    await later(HOUR, run);
    expect(box.mails).toHaveLength(0);
    expect(await stuckMailOf(own)).toBeUndefined();
  });
});

describe('webhooks', () => {
  const make = (change: object = {}) =>
    server.send<{ webhook: { id: number }; secret: string } & Problem>('POST', '/v1/webhooks', {
      name: 'Meldkamer',
      url: program.url,
      kinds: ['signal'],
      placeId: null,
      ...change,
    });
  const drop = (id: number) => server.send('DELETE', `/v1/webhooks/${id}`);

  test('a signal is told a program, signed so that it can check it', async () => {
    const here = await layDistrict(server);
    const { webhook, secret } = (await make({ placeId: here })).body;
    const signal = await noticed(here);
    await noticed(places.elsewhere);
    await run();
    await drop(webhook.id);
    expect(program.heard).toHaveLength(1);
    const { headers, body } = program.heard[0] ?? { headers: {}, body: '' };
    expect(JSON.parse(body)).toMatchObject({ type: 'signal.noticed', data: { signalId: signal, placeId: here } });
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    expect(headers['webhook-timestamp']).toBe(String(now / 1_000));
  });

  test('one that fails is tried again and given up; others and mails do not wait for it', async () => {
    const here = await layDistrict(server);
    const own = await worker(here);
    await verify(own);
    const { webhook } = (await make({ placeId: here })).body;
    program.answer(500);
    await noticed(here);
    await noticed(here);
    await run();
    expect(program.heard).toHaveLength(1);
    expect(box.mails).toHaveLength(1);
    // Seven more attempts, each later than the one before.
    const waits = [1, 5, 30, 120, 360, 720, 1_440];
    let passed = 0;
    for (const wait of waits) {
      passed += wait * MINUTE;
      await later(passed, run);
    }
    const ofHook = async () =>
      (await server.send<DeliveryList>('GET', '/v1/deliveries?state=dead')).body.items.filter(
        ({ webhookId }) => webhookId === webhook.id,
      );
    const [dead] = await ofHook();
    expect(dead).toMatchObject({ state: 'dead', attempts: 8, error: 'http 500', dueAt: null });
    program.answer(204);
    program.heard.length = 0;
    await server.send('POST', `/v1/deliveries/${dead?.id}/resend`);
    await run();
    expect(program.heard.map(({ headers }) => headers['webhook-id'])).toContain(dead?.id);
    await drop(webhook.id);
  });

  test('are for who manages the installation, and refuse what is no address', async () => {
    expect((await make({ url: 'ftp://x.example/' })).body.fields?.[0]?.pointer).toBe('/url');
    expect((await make({ placeId: 999_999 })).status).toBe(400);
    expect((await drop(999_999)).status).toBe(404);
    const own = await worker(null);
    for (const [method, path] of [
      ['GET', '/v1/webhooks'],
      ['GET', '/v1/deliveries'],
      ['POST', '/v1/deliveries/6f1c1c1e-0000-4000-8000-000000000000/resend'],
    ] as const)
      expect((await ask(own, method, path, method === 'POST' ? {} : undefined)).status).toBe(403);
  });

  test('the secret stands open nowhere', async () => {
    const { webhook, secret } = (await make()).body;
    const { rows } = await server.context.database.pool.query<{ secret: Buffer }>('select secret from webhook');
    for (const row of rows) expect(row.secret.toString('latin1')).not.toContain(secret);
    expect(JSON.stringify((await server.send('GET', '/v1/webhooks')).body)).not.toContain('whsec_');
    await drop(webhook.id);
  });
});

describe('preferences', () => {
  test('choose kinds and places', async () => {
    const [here, there] = [await layDistrict(server), await layDistrict(server)];
    const own = await worker(null);
    await prefer(own, { kinds: ['signal'], places: [here] });
    await noticed(there);
    const signal = await noticed(here);
    await run();
    expect((await listOf(own)).items.map(({ subjectId }) => subjectId)).toEqual([signal]);
  });

  test.each([
    [{ places: [999_999] }, '/places/0'],
    [{ timeZone: 'Europa/Mokum' }, '/timeZone'],
    [{ quiet: { from: '25:00', to: '07:00' } }, '/quiet'],
  ])('%j is refused', async (change, pointer) => {
    const { status, body } = await prefer(await worker(null), change);
    expect(status).toBe(400);
    expect(body.fields?.some((field) => field.pointer.startsWith(pointer))).toBe(true);
  });

  test('of an older version are refused', async () => {
    const own = await worker(null);
    await prefer(own, { language: 'en' });
    const { body } = await ask<NoticePreferences>(own, 'GET', '/v1/notice-preferences');
    const { mailAddress, mailVerified, mailPossible, ...choices } = body;
    const old = await ask(own, 'PUT', '/v1/notice-preferences', { ...choices, version: 0 });
    expect(old.status).toBe(409);
  });
});

test('no address stands in logs, metrics, lists or payloads', async () => {
  const [metrics, list] = await Promise.all([
    fetch(`${server.url}/metrics`).then((answer) => answer.text()),
    server.send('GET', '/v1/deliveries'),
  ]);
  const { rows } = await server.context.database.pool.query<{ payload: Buffer }>('select payload from delivery');
  const sealed = rows.map(({ payload }) => payload.toString('latin1')).join(' ');
  for (const text of [logged, metrics, JSON.stringify(list.body)]) expect(text).not.toMatch(/@|voorbeeld/);
  expect(sealed).not.toMatch(/voorbeeld|token/);
  expect(metrics).toMatch(/wijkritme_deliveries_total\{channel="mail",outcome="sent"\} [1-9]/);
});

async function at<T>(time: string, work: () => Promise<T>): Promise<T> {
  return later(Date.parse(time) - now, work);
}

/** As if so much time had passed. */
async function later<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const before = now;
  now += ms;
  try {
    return await work();
  } finally {
    now = before;
  }
}

async function takeRoles({ id }: TestPerson): Promise<void> {
  const db = server.context.db.withTables<SharingTables>();
  await db.deleteFrom('role_grant').where('person_id', '=', id).execute();
}

async function buildSameOrganisation(one: TestPerson, other: TestPerson): Promise<void> {
  const db = server.context.db.withTables<SharingTables>();
  const change = { organisation_id: one.organisationId };
  await db.updateTable('person').set(change).where('id', '=', other.id).execute();
}

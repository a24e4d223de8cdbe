import type { NewPushDevice, Problem, PushDevice, PushDevices } from '@wijkritme/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestPerson } from '../testing/people.ts';
import { openPushService, openVapid, PushedBrowser, type PushService } from '../testing/push-service.ts';
import { useNoticeBench } from './kit/notice-bench.ts';

const bench = useNoticeBench();
const { run, worker, noticed, ask, later, prefer } = bench;

let service: PushService;
beforeAll(async () => {
  service = await openPushService();
});
afterAll(() => service?.stop());
beforeEach(() => {
  service.taken.length = 0;
  service.answer(201);
});

const MINUTE = 60_000;
let made = 0;

interface Device {
  readonly browser: PushedBrowser;
  readonly path: string;
  readonly device: PushDevice;
}

const PATH = '/v1/push-devices';
const add = (who: TestPerson | undefined, body: NewPushDevice) => ask<PushDevice & Problem>(who, 'POST', PATH, body);
const mine = async (who: TestPerson) => (await ask<PushDevices>(who, 'GET', PATH)).body;

async function subscribe(who: TestPerson, name = 'Telefoon'): Promise<Device> {
  // A browser subscribes with our key.
  expect((await mine(who)).publicKey).not.toBeNull();
  const browser = new PushedBrowser();
  const path = `/wpush/${++made}`;
  const { status, body } = await add(who, { name, ...browser.subscription(service.url + path) });
  expect([status, body.detail]).toEqual([201, undefined]);
  return { browser, path, device: body };
}

const messagesTo = ({ browser, path }: Device) =>
  service.taken
    .filter((message) => message.path === path)
    .map(({ body }) => JSON.parse(browser.read(body).toString()) as { body: string; path: string; title: string });

const waitingFor = async (who: TestPerson) =>
  (await bench.deliveries()).items.filter(
    ({ channel, personId, state }) => channel === 'push' && personId === who.id && state !== 'sent',
  );

describe('a signal', () => {
  test('is told to each device of who works there: encrypted, signed, with little in it', async () => {
    const person = await worker(bench.places.here);
    const [phone, laptop] = [await subscribe(person), await subscribe(person, 'Laptop')];
    const signal = await noticed(bench.places.here);
    await run();
    for (const device of [phone, laptop])
      expect(messagesTo(device)).toEqual([
        { title: 'Wijkritme', body: 'Er is een signaal in WK01.', path: `/signalen/${signal}`, language: 'nl' },
      ]);
    const { publicKey, items } = await mine(person);
    const { headers } = service.taken.find(({ path }) => path === phone.path) ?? {};
    expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400', urgency: 'normal' });
    expect(headers?.topic).toMatch(/^[0-9a-f]{32}$/);
    const { claims, key } = openVapid(headers?.authorization ?? '');
    expect(claims).toMatchObject({ aud: service.url, sub: 'mailto:beheer@gemeente.example' });
    expect(key).toBe(publicKey);
    expect(items.map(({ name, lastSentAt }) => [name, lastSentAt !== null])).toEqual([
      ['Telefoon', true],
      ['Laptop', true],
    ]);
  });

  test('that nobody there chose, or that somebody lost the right to meanwhile, is not', async () => {
    const deaf = await worker(bench.places.here);
    await prefer(deaf, { kinds: ['case'] });
    const away = await worker(bench.places.elsewhere);
    const [first, second] = [await subscribe(deaf), await subscribe(away)];
    const former = await worker(bench.places.here);
    await prefer(former, { quiet: { from: '11:30', to: '13:00' } });
    const third = await subscribe(former);
    await noticed(bench.places.here);
    await run();
    await bench.takeRoles(former);
    await later(3 * 60 * MINUTE, run);
    expect([first, second, third].map(messagesTo)).toEqual([[], [], []]);
  });

  test('waits for the end of quiet hours, and for the moment at which all goes together', async () => {
    const asleep = await worker(bench.places.here);
    await prefer(asleep, { quiet: { from: '11:30', to: '13:00' } });
    const daily = await worker(bench.places.here);
    await prefer(daily, { mailRhythm: 'daily' });
    const [one, other] = [await subscribe(asleep), await subscribe(daily)];
    await noticed(bench.places.here);
    await run();
    expect([messagesTo(one), messagesTo(other)]).toEqual([[], []]);
    await later(61 * MINUTE, run);
    expect([messagesTo(one).length, messagesTo(other).length]).toEqual([1, 0]);
    await later(20 * 60 * MINUTE, async () => {
      await run();
      expect(messagesTo(other)).toHaveLength(1);
    });
  });

  test('beyond the alarm budget stays in the list', async () => {
    const person = await worker(bench.places.elsewhere);
    const device = await subscribe(person);
    for (let i = 0; i < 8; i++) await noticed(bench.places.elsewhere);
    await run();
    const told = (await bench.listOf(person)).items;
    const uncapped = told.filter(({ capped }) => !capped).length;
    expect(told.length).toBeGreaterThan(uncapped);
    // What is due together is one message.
    expect(messagesTo(device)).toEqual([
      expect.objectContaining(uncapped === 1 ? {} : { body: `Er zijn ${uncapped} meldingen.`, path: '/meldingen' }),
    ]);
  });
});

test('of a case with a label that keeps it among some, the place is not told', async () => {
  const author = await worker(bench.places.here);
  const colleague = await worker(bench.places.here);
  await bench.joinOrganisation(author, colleague);
  const device = await subscribe(colleague);
  const signal = await noticed(bench.places.here);
  await run();
  service.taken.length = 0;
  const { body } = await bench.openCaseAs(author, signal, 'TLP:AMBER+STRICT');
  await run();
  expect(messagesTo(device)).toEqual([
    { title: 'Wijkritme', body: `Er is nieuws in dossier ${body.id}.`, path: `/dossiers/${body.id}`, language: 'nl' },
  ]);
});

describe('what does not get through', () => {
  const tell = async (who: TestPerson, device: PushDevice) => {
    expect((await ask(who, 'POST', `${PATH}/${device.id}/test`, {})).status).toBe(202);
    await run();
  };

  test.each([404, 410])('because the push service forgot the browser (%i) takes the device off', async (status) => {
    const person = await worker(bench.places.here);
    const [gone, kept] = [await subscribe(person), await subscribe(person, 'Laptop')];
    service.answer(status, gone.path);
    await tell(person, gone.device);
    expect((await mine(person)).items.map(({ id }) => id)).toEqual([kept.device.id]);
    expect(await waitingFor(person)).toEqual([]);
    await tell(person, kept.device);
    expect(messagesTo(kept)[0]?.body).toBe('Dit is een proefbericht. Het werkt.');
  });

  test('is tried again later under the same topic, and others do not wait for it', async () => {
    const person = await worker(bench.places.here);
    const [down, up] = [await subscribe(person), await subscribe(person, 'Laptop')];
    service.answer(503, down.path);
    await tell(person, down.device);
    await tell(person, up.device);
    expect(messagesTo(up)).toHaveLength(1);
    expect(await waitingFor(person)).toMatchObject([{ state: 'waiting', attempts: 1, error: 'http 503' }]);
    service.answer(201, down.path);
    await later(2 * MINUTE, run);
    expect(await waitingFor(person)).toEqual([]);
    const topics = service.taken.filter(({ path }) => path === down.path).map(({ headers }) => headers.topic);
    expect(topics).toEqual([topics[0], topics[0]]);
  });

  test('after all attempts is given up, seen by an administrator, and can be sent again', async () => {
    const person = await worker(bench.places.here);
    const device = await subscribe(person);
    service.answer(500, device.path);
    await tell(person, device.device);
    for (let day = 1; day <= 8; day++) await later(day * 24 * 60 * MINUTE, run);
    const [dead] = await waitingFor(person);
    expect(dead).toMatchObject({ state: 'dead', error: 'http 500', channel: 'push' });
    service.answer(201, device.path);
    service.taken.length = 0;
    await bench.server.send('POST', `/v1/deliveries/${dead?.id}/resend`, {});
    await run();
    expect(messagesTo(device)).toHaveLength(1);
  });

  test('because it is too large or malformed is given up at once', async () => {
    const person = await worker(bench.places.here);
    const device = await subscribe(person);
    service.answer(413, device.path);
    await tell(person, device.device);
    expect(await waitingFor(person)).toMatchObject([{ state: 'dead', attempts: 1 }]);
  });
});

describe('a device', () => {
  test.each<[string, Partial<NewPushDevice>, string]>([
    ['an address that is none', { endpoint: 'nergens/heen' }, '/endpoint'],
    ['a push service that is not used here', { endpoint: 'https://push.voorbeeld.nl/1' }, '/endpoint'],
    ['a name and password in its address', { endpoint: 'https://a:b@127.0.0.1/1' }, '/endpoint'],
    ['a key off the curve', { p256dh: Buffer.alloc(65, 4).toString('base64url') }, '/p256dh'],
    ['a key that is too short', { p256dh: 'AAAA' }, '/p256dh'],
    ['no name', { name: '  ' }, '/name'],
  ])('with %s is refused', async (_, change, pointer) => {
    const person = await worker(bench.places.here);
    const whole = { name: 'Telefoon', ...new PushedBrowser().subscription(`${service.url}/x`) };
    const { status, body } = await add(person, { ...whole, ...change });
    expect({ status, pointers: body.fields?.map((field) => field.pointer) }).toEqual({
      status: 400,
      pointers: [pointer],
    });
    expect((await mine(person)).items).toEqual([]);
  });

  test('is seen, tested and taken away by its owner alone', async () => {
    const [owner, other] = [await worker(bench.places.here), await worker(bench.places.here)];
    const { device } = await subscribe(owner);
    expect((await mine(other)).items).toEqual([]);
    for (const [method, path] of [
      ['DELETE', `${PATH}/${device.id}`],
      ['POST', `${PATH}/${device.id}/test`],
    ] as const) {
      const body = method === 'POST' ? {} : undefined;
      expect((await ask(other, method, path, body)).status).toBe(404);
      expect((await ask(undefined, method, path, body)).status).toBe(401);
      const key = await bench.server.send<Problem>(method, path, body);
      expect(key.status).toBe(403);
    }
    expect((await ask(owner, 'DELETE', `${PATH}/${device.id}`)).status).toBe(200);
    expect((await mine(owner)).items).toEqual([]);
  });

  test('that comes again is the same, and that of another once it is used by another', async () => {
    const [first, second] = [await worker(bench.places.here), await worker(bench.places.here)];
    const { device, browser, path } = await subscribe(first);
    const again = { name: 'Mijn telefoon', ...browser.subscription(service.url + path) };
    expect((await add(first, again)).body).toMatchObject({ id: device.id, name: 'Mijn telefoon' });
    await add(second, again);
    expect((await mine(first)).items).toEqual([]);
    expect((await mine(second)).items).toMatchObject([{ fingerprint: device.fingerprint }]);
  });

  test('is one of ten at most, also when all come at once', async () => {
    const person = await worker(bench.places.here);
    const asked = Array.from({ length: 13 }, () =>
      add(person, { name: 'Telefoon', ...new PushedBrowser().subscription(`${service.url}/wpush/${++made}`) }),
    );
    const statuses = (await Promise.all(asked)).map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(10).fill(201), ...Array(3).fill(409)]);
    expect((await mine(person)).items).toHaveLength(10);
  });

  test('leaves its address and keys sealed, and nowhere in the log', async () => {
    const person = await worker(bench.places.here);
    const { device, browser, path } = await subscribe(person);
    await ask(person, 'POST', `${PATH}/${device.id}/test`, {});
    await run();
    const { db } = bench.server.context;
    const { rows } = await sql<{ text: string }>`
      select (select string_agg(d::text || encode(d.subscription, 'escape'), '') from push_device d)
        || (select string_agg(k::text || encode(k.private_key, 'escape'), '') from push_key k)
        || (select string_agg(d::text || encode(d.payload, 'escape'), '') from delivery d) as text`.execute(db);
    const kept = rows[0]?.text ?? '';
    expect(kept.length).toBeGreaterThan(100);
    for (const secret of [path, browser.subscription('').auth, browser.subscription('').p256dh]) {
      expect(kept).not.toContain(secret);
      expect(bench.logged()).not.toContain(secret);
    }
  });
});

test('the key is made once, whoever asks first', async () => {
  const people = await Promise.all([worker(null), worker(null), worker(null)]);
  const keys = (await Promise.all(people.map(mine))).map(({ publicKey }) => publicKey);
  expect(new Set(keys).size).toBe(1);
  expect(Buffer.from(keys[0] ?? '', 'base64url')).toHaveLength(65);
});

test('a key that was sealed with another sign-in.key is made anew, and devices of the old one go', async () => {
  const person = await worker(bench.places.here);
  await subscribe(person);
  const before = (await mine(person)).publicKey;
  await sql`update push_key set private_key = '\\x00'`.execute(bench.server.context.db);
  const after = await mine(person);
  expect(after.publicKey).not.toBe(before);
  expect(after.items).toEqual([]);
});

import { createHmac } from 'node:crypto';
import { type DeliveryList, HOUR, MINUTE, type NoticePreferences, type Problem } from '@wijkritme/contract';
import { describe, expect, test } from 'vitest';
import type { NoticesTables } from '../src/notices/tables.ts';
import { layDistrict } from './kit/districts.ts';
import { useNoticeBench } from './kit/notice-bench.ts';

const bench = useNoticeBench();
const {
  run,
  worker,
  noticed,
  ask,
  openBox,
  stuckMailOf,
  prefer,
  verify,
  openCaseAs,
  at,
  later,
  takeRoles,
  joinOrganisation,
} = bench;

describe('by mail', () => {
  test('goes to an address only once its link was opened, and says no more than where to look', async () => {
    const here = await layDistrict(bench.server);
    const own = await worker(here);
    expect((await prefer(own, { mail: true })).status).toBe(400);
    const address = await verify(own);
    const signal = await noticed(here);
    await run();
    const [mail] = bench.box.mails;
    expect(mail?.to).toEqual([address]);
    expect(mail?.text).toContain(`${bench.server.url}/signalen/${signal}`);
    expect(mail?.text).toMatch(/Er is een signaal in WK/);
    expect(mail?.text).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/im);
    expect(mail?.text).toMatch(/^Auto-Submitted: auto-generated$/im);
    expect(bench.box.mails).toHaveLength(1);
  });

  test('says nothing of what a label protects: no title, and no place', async () => {
    const here = await layDistrict(bench.server);
    const [author, colleague] = [await worker(here), await worker(here)];
    await joinOrganisation(author, colleague);
    await verify(colleague);
    await prefer(colleague, { kinds: ['case'] });
    const opened = await openCaseAs(author, await noticed(here), 'TLP:AMBER+STRICT', 'Inval morgenochtend');
    await run();
    expect(bench.box.mails).toHaveLength(1);
    expect(bench.box.mails[0]?.raw).not.toMatch(/Inval|WK\d\d/);
    expect(bench.box.mails[0]?.text).toContain(`Er is nieuws in dossier ${opened.body.id}.`);
  });

  test('stops with one click, without signing in; looking at the link changes nothing', async () => {
    const here = await layDistrict(bench.server);
    const own = await worker(here);
    await verify(own);
    await noticed(here);
    await run();
    const link = /^List-Unsubscribe: <([^>]+)>/im.exec(bench.box.mails[0]?.text ?? '')?.[1] ?? '';
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
    const here = await layDistrict(bench.server);
    const [author, own] = [await worker(here), await worker(here)];
    await verify(own);
    await prefer(own, { mailRhythm: 'daily', quiet: { from: '22:00', to: '09:30' } });
    const signal = await noticed(here);
    await openCaseAs(author, signal, 'TLP:GREEN');
    await run();
    await at('2026-11-21T08:00:00Z', run);
    expect(bench.box.mails).toHaveLength(0);
    await at('2026-11-21T08:31:00Z', run);
    expect(bench.box.mails.map(({ text }) => /^Subject: (.*)$/im.exec(text)?.[1])).toEqual([
      '2 meldingen van Wijkritme',
    ]);
  });

  test('a link works once, for a day, and the newest alone; not two in a row', async () => {
    const own = await worker(bench.places.here);
    const path = '/v1/notice-preferences/mail-verifications';
    await ask(own, 'POST', path, { address: 'een@voorbeeld.nl' });
    expect((await ask(own, 'POST', path, { address: 'twee@voorbeeld.nl' })).status).toBe(429);
    await run();
    const token = /#token=([\w-]+)/.exec(bench.box.mails[0]?.text ?? '')?.[1];
    const confirm = () => ask(undefined, 'POST', '/v1/mail-confirmations', { token });
    await at('2026-11-21T11:00:01Z', async () => expect((await confirm()).status).toBe(404));
    expect((await confirm()).status).toBe(200);
    expect((await confirm()).status).toBe(404);
  });

  test('an invitation is mailed too, and its link is still handed over', async () => {
    const { id } = await bench.server.client.createOrganisation({ body: { kind: 'welfare', name: 'Welzijn Proef' } });
    const email = 'nieuw@welzijn.example';
    const roles = [{ role: 'welfare-worker' as const, placeId: bench.places.here }];
    const { token } = await bench.server.client.invitePerson({
      body: { name: 'Nora', email, organisationId: id, roles },
    });
    await run();
    const [mail] = bench.box.mails;
    expect(mail?.to).toEqual([email]);
    expect(mail?.text).toContain(`${bench.server.url}/uitnodiging#token=${token}`);
  });
});

describe('when it does not get through', () => {
  test('a mail server that is down: visible, tried again later, and then sent once', async () => {
    const here = await layDistrict(bench.server);
    const own = await worker(here);
    await verify(own);
    await bench.box.stop();
    await noticed(here);
    await run();
    const waiting = await stuckMailOf(own);
    expect(waiting).toMatchObject({ state: 'waiting', attempts: 1, personId: own.id });
    expect(waiting?.error).toMatch(/^E[A-Z]+$/);
    expect(Date.parse(waiting?.dueAt ?? '') - bench.clock.now()).toBe(MINUTE);
    await openBox();
    await run();
    expect(bench.box.mails).toHaveLength(0);
    await later(MINUTE, async () => {
      await run();
      await run();
    });
    expect(bench.box.mails).toHaveLength(1);
    expect(bench.box.mails[0]?.text).toContain(`Message-ID: <${waiting?.id}@127.0.0.1>`);
  });

  test('a process that is killed while sending: after its claim ends the mail goes out, with the same number', async () => {
    const here = await layDistrict(bench.server);
    const own = await worker(here);
    await verify(own);
    await bench.box.stop();
    await noticed(here);
    await run();
    await openBox();
    const waiting = await stuckMailOf(own);
    // As a process leaves it that was killed after it took the mail and before it noted what became of it.
    await later(MINUTE, async () => {
      const db = bench.server.context.db.withTables<NoticesTables>();
      const claimed = { claimed_until: new Date(bench.clock.now() + 5 * MINUTE) };
      await db
        .updateTable('delivery')
        .set(claimed)
        .where('id', '=', waiting?.id ?? '')
        .execute();
      await run();
      expect(bench.box.mails).toHaveLength(0);
    });
    await later(7 * MINUTE, run);
    expect(bench.box.mails.map(({ text }) => text.includes(`<${waiting?.id}@127.0.0.1>`))).toEqual([true]);
  });

  test('an address that is refused for good is given up at once, and can be sent again', async () => {
    const here = await layDistrict(bench.server);
    const own = await worker(here);
    await verify(own);
    bench.box.refuse(550);
    await noticed(here);
    await run();
    bench.box.refuse(0);
    const dead = await stuckMailOf(own);
    expect(dead).toMatchObject({ state: 'dead', error: 'EENVELOPE 550', dueAt: null });
    expect((await bench.server.send('POST', `/v1/deliveries/${dead?.id}/resend`)).status).toBe(200);
    await run();
    expect(bench.box.mails).toHaveLength(1);
    expect((await bench.server.send('POST', `/v1/deliveries/${dead?.id}/resend`)).status).toBe(404);
  });

  test('who may not know of it any more when it goes out does not get it', async () => {
    const here = await layDistrict(bench.server);
    const own = await worker(here);
    await verify(own);
    await bench.box.stop();
    await noticed(here);
    await run();
    await openBox();
    await takeRoles(own);
    await later(HOUR, run);
    expect(bench.box.mails).toHaveLength(0);
    expect(await stuckMailOf(own)).toBeUndefined();
  });
});

describe('webhooks', () => {
  const make = (change: object = {}) =>
    bench.server.send<{ webhook: { id: number }; secret: string } & Problem>('POST', '/v1/webhooks', {
      name: 'Meldkamer',
      url: bench.program.url,
      kinds: ['signal'],
      placeId: null,
      ...change,
    });
  const drop = (id: number) => bench.server.send('DELETE', `/v1/webhooks/${id}`);

  test('a signal is told a program, signed so that it can check it', async () => {
    const here = await layDistrict(bench.server);
    const { webhook, secret } = (await make({ placeId: here })).body;
    const signal = await noticed(here);
    await noticed(bench.places.elsewhere);
    await run();
    await drop(webhook.id);
    expect(bench.program.heard).toHaveLength(1);
    const { headers, body } = bench.program.heard[0] ?? { headers: {}, body: '' };
    expect(JSON.parse(body)).toMatchObject({ type: 'signal.noticed', data: { signalId: signal, placeId: here } });
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    expect(headers['webhook-timestamp']).toBe(String(bench.clock.now() / 1_000));
  });

  test('one that fails is tried again and given up; others and mails do not wait for it', async () => {
    const here = await layDistrict(bench.server);
    const own = await worker(here);
    await verify(own);
    const { webhook } = (await make({ placeId: here })).body;
    bench.program.answer(500);
    await noticed(here);
    await noticed(here);
    await run();
    expect(bench.program.heard).toHaveLength(1);
    expect(bench.box.mails).toHaveLength(1);
    // Seven more attempts, each later than the one before.
    const waits = [1, 5, 30, 120, 360, 720, 1_440];
    let passed = 0;
    for (const wait of waits) {
      passed += wait * MINUTE;
      await later(passed, run);
    }
    const ofHook = async () =>
      (await bench.server.send<DeliveryList>('GET', '/v1/deliveries?state=dead')).body.items.filter(
        ({ webhookId }) => webhookId === webhook.id,
      );
    const [dead] = await ofHook();
    expect(dead).toMatchObject({ state: 'dead', attempts: 8, error: 'http 500', dueAt: null });
    bench.program.answer(204);
    bench.program.heard.length = 0;
    await bench.server.send('POST', `/v1/deliveries/${dead?.id}/resend`);
    await run();
    expect(bench.program.heard.map(({ headers }) => headers['webhook-id'])).toContain(dead?.id);
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
    const { rows } = await bench.server.context.database.pool.query<{ secret: Buffer }>('select secret from webhook');
    for (const row of rows) expect(row.secret.toString('latin1')).not.toContain(secret);
    expect(JSON.stringify((await bench.server.send('GET', '/v1/webhooks')).body)).not.toContain('whsec_');
    await drop(webhook.id);
  });
});

test('no address stands in logs, metrics, lists or payloads', async () => {
  const [metrics, list] = await Promise.all([
    fetch(`${bench.server.url}/metrics`).then((answer) => answer.text()),
    bench.server.send('GET', '/v1/deliveries'),
  ]);
  const { rows } = await bench.server.context.database.pool.query<{ payload: Buffer }>('select payload from delivery');
  const sealed = rows.map(({ payload }) => payload.toString('latin1')).join(' ');
  for (const text of [bench.logged(), metrics, JSON.stringify(list.body)]) expect(text).not.toMatch(/@|voorbeeld/);
  expect(sealed).not.toMatch(/voorbeeld|token/);
  expect(metrics).toMatch(/wijkritme_deliveries_total\{channel="mail",outcome="sent"\} [1-9]/);
});

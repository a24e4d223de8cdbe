import { readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type CaseAttachment, type CaseFile, limits, type Problem } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FakeClamd, startFakeClamd, TEST_VIRUS } from '../testing/fake-clamd.ts';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { jpegWithPlace, pdf, tellsPlace } from '../testing/sample-files.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs, declineAll } from './kit/interpreting.ts';
import { until } from './kit/until.ts';

let server: TestServer;
let clamd: FakeClamd;
let places: Places;
let ward: TestPerson;
let colleague: TestPerson;
let police: TestPerson;
let elsewhere: TestPerson;

beforeAll(async () => {
  clamd = await startFakeClamd();
  server = await startTestServer({ env: { CLAMAV: clamd.address } });
  places = await layDistricts(server);
  const at = places.here;
  ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: at }] });
  const { organisationId } = ward;
  colleague = await buildPerson(server, { roles: [{ role: 'analyst', placeId: at }], organisationId });
  police = await buildPerson(server, { roles: [{ role: 'community-officer', placeId: at }] });
  elsewhere = await buildPerson(server, {
    roles: [{ role: 'ward-officer', placeId: places.elsewhere }],
    organisationId,
  });
});
afterAll(async () => {
  await server?.stop();
  await clamd?.stop();
});

const ask = <T = CaseFile & Problem>(who: TestPerson | undefined, method: string, path: string, body?: unknown) =>
  askAs<T>(server, who, { method, path, body });

async function openCase(change: object = {}): Promise<number> {
  const signalId = await buildSignal(server, places.here);
  const body = { title: 'Onrust op het plein', signalId, script: null, label: 'TLP:GREEN', audience: [], ...change };
  await declineAll(server, signalId, [colleague, police]);
  return (await ask(ward, 'POST', '/v1/cases', body)).body.id;
}

interface Sending {
  readonly fileName?: string;
  readonly file?: Buffer;
  readonly query?: Record<string, string>;
}

async function sendFile(
  who: TestPerson | undefined,
  id: number,
  { fileName = 'verslag.pdf', file = pdf, query }: Sending = {},
) {
  const answer = await fetch(
    `${server.url}/v1/cases/${id}/attachments?${new URLSearchParams({ fileName, ...query })}`,
    {
      method: 'POST',
      headers: { ...who?.headers, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(file),
    },
  );
  return { status: answer.status, body: (await answer.json()) as CaseAttachment & Problem };
}

const getFile = (who: TestPerson, id: number, attachment: number) =>
  fetch(`${server.url}/v1/cases/${id}/attachments/${attachment}`, { headers: who.headers });
const onDisk = () => readdirSync(join(server.dataDir, 'case-files'));

describe('a file in a case', () => {
  test('comes back as it went in, to be saved and never to be run or shown', async () => {
    const id = await openCase();
    const fileName = 'verslag “café”; plein.pdf';
    const { status, body } = await sendFile(ward, id, { fileName });
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: fileName, scanned: true, isOwn: true });
    const answer = await getFile(police, id, body.id);
    expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true);
    const told = Object.fromEntries(answer.headers);
    expect(told['content-disposition']).toBe(
      `attachment; filename="verslag _caf___ plein.pdf"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    );
    expect(told).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': 'application/pdf',
      'cache-control': 'no-store',
    });
  });

  test('of a photo, the place where it was made is gone', async () => {
    const id = await openCase();
    const { body } = await sendFile(ward, id, { fileName: 'plein.jpg', file: jpegWithPlace() });
    expect(body.stripped).toBe(true);
    expect(tellsPlace(Buffer.from(await (await getFile(ward, id, body.id)).arrayBuffer()))).toBe(false);
  });

  test('tells the organisation of its sender who took it, and nobody else', async () => {
    const id = await openCase();
    const { body } = await sendFile(ward, id);
    const seenBy = async (who: TestPerson) =>
      (await ask(who, 'GET', `/v1/cases/${id}`)).body.attachments[0]?.seenBy?.map(
        ({ organisation }) => organisation.id,
      );
    expect(await seenBy(colleague)).toEqual([]);
    await (await getFile(police, id, body.id)).arrayBuffer();
    expect(await seenBy(ward)).toEqual([police.organisationId]);
    expect(await seenBy(police)).toBeUndefined();
  });

  test('goes no further than its label, and never further than its case', async () => {
    const id = await openCase();
    const own = (await sendFile(ward, id, { query: { label: 'TLP:AMBER+STRICT' } })).body;
    const readers = [ward, colleague, police, elsewhere];
    const look = async (attachment: number) => {
      const statuses = [];
      for (const who of readers) {
        const { status } = await getFile(who, id, attachment);
        const { body } = await ask(who, 'GET', `/v1/cases/${id}`);
        expect(body.attachments?.some((one) => one.id === attachment) ?? false).toBe(status === 200);
        statuses.push(status);
      }
      return statuses;
    };
    expect(await look(own.id)).toEqual([200, 200, 404, 404]);
    const path = `/v1/cases/${id}/attachments/${own.id}/label`;
    const wider = { label: 'TLP:CLEAR', audience: [], version: 1 };
    expect((await ask(colleague, 'PUT', path, { ...wider, reason: 'voor het overleg' })).status).toBe(403);
    expect((await ask(ward, 'PUT', path, wider)).body.fields?.[0]?.pointer).toBe('/reason');
    expect((await ask(ward, 'PUT', path, { ...wider, reason: 'voor het overleg' })).status).toBe(200);
    expect((await ask(ward, 'PUT', path, wider)).status).toBe(409);
    expect(await look(own.id)).toEqual([200, 200, 200, 404]);
    await ask(ward, 'PUT', `/v1/cases/${id}/label`, { label: 'TLP:RED', audience: [], version: 1 });
    expect(await look(own.id)).toEqual([200, 404, 404, 404]);
  });

  test('is removed by who sent it alone, from the disk too', async () => {
    const id = await openCase();
    const { body } = await sendFile(ward, id);
    const path = `/v1/cases/${id}/attachments/${body.id}`;
    const before = onDisk().length;
    expect((await ask(police, 'DELETE', path)).status).toBe(403);
    expect((await ask(elsewhere, 'DELETE', path)).status).toBe(404);
    expect((await ask(ward, 'DELETE', path)).status).toBe(200);
    expect((await getFile(ward, id, body.id)).status).toBe(404);
    expect(onDisk()).toHaveLength(before - 1);
  });

  test('of another case is not found under this one', async () => {
    const [one, other] = [await openCase(), await openCase()];
    const { body } = await sendFile(ward, one);
    expect((await getFile(ward, other, body.id)).status).toBe(404);
    expect((await ask(ward, 'DELETE', `/v1/cases/${other}/attachments/${body.id}`)).status).toBe(404);
  });
});

describe('who may not, and what may not', () => {
  test('send: a visitor, who works elsewhere, and who does not see the case', async () => {
    const id = await openCase({ label: 'TLP:RED' });
    const before = onDisk().length;
    expect((await sendFile(undefined, id)).status).toBe(401);
    expect((await sendFile(elsewhere, id)).status).toBe(404);
    expect((await sendFile(police, id)).status).toBe(404);
    expect(onDisk()).toHaveLength(before);
  });

  test('a closed case takes in nothing', async () => {
    const id = await openCase();
    await ask(ward, 'PUT', `/v1/cases/${id}`, { title: 'Klaar nu', script: null, closed: true, version: 1 });
    const before = onDisk().length;
    expect((await sendFile(ward, id)).status).toBe(409);
    expect(onDisk()).toHaveLength(before);
  });

  test.each<[string, Sending, number, string]>([
    ['a program', { fileName: 'a.exe' }, 415, 'unsupported_media_type'],
    ['another type than it says', { file: Buffer.from('<script>') }, 415, 'unsupported_media_type'],
    ['a virus', { fileName: 'a.txt', file: Buffer.from(TEST_VIRUS) }, 400, 'file_infected'],
    ['a name with a path', { fileName: '../../a.pdf' }, 400, 'invalid_input'],
    ['a name that turns around', { fileName: 'a\u202efdp.pdf' }, 400, 'invalid_input'],
    ['a person in its name', { fileName: 'jan@voorbeeld.nl.pdf' }, 400, 'invalid_input'],
    ['too much', { file: Buffer.alloc(limits.attachmentBytes + 1) }, 413, 'too_large'],
  ])('%s is refused, and nothing of it stays', async (_, sending, status, code) => {
    const id = await openCase();
    const before = onDisk().length;
    expect(await sendFile(ward, id, sending)).toMatchObject({ status, body: { code } });
    expect(onDisk()).toHaveLength(before);
    expect((await ask(ward, 'GET', `/v1/cases/${id}`)).body.attachments).toEqual([]);
  });

  /** Bytes as they go over the line, for what a well-behaved client would not send. */
  function openUpload(id: number, length: number) {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const heard = { text: '', socket };
    socket.on('data', (piece) => (heard.text += piece));
    socket.on('error', () => undefined); // the server may close before everything was sent
    socket.write(
      `POST /v1/cases/${id}/attachments?fileName=a.pdf HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\n` +
        `Cookie: ${ward.headers.cookie}\r\nOrigin: ${server.url}\r\nContent-Type: application/octet-stream\r\n` +
        `Content-Length: ${length}\r\n\r\n%PDF-1.7`,
    );
    return heard;
  }

  test('2 GB is refused by its length, before it is sent', async () => {
    const id = await openCase();
    const upload = openUpload(id, 2 * 1024 ** 3);
    await until('it is refused', () => upload.text.includes('too_large'));
    expect(upload.text).toMatch(/^HTTP\/1\.1 413/);
    upload.socket.destroy();
  });

  test('a connection that breaks in the middle leaves nothing, and the next one works', async () => {
    const id = await openCase();
    const before = onDisk().length;
    const upload = openUpload(id, 1_000);
    await until('it is coming in', () => onDisk().length > before);
    upload.socket.destroy();
    await until('it is gone', () => onDisk().length === before);
    expect((await sendFile(ward, id)).status).toBe(201);
  });

  test('a case has room for so many files and no more', async () => {
    const id = await openCase();
    const db = server.context.db.withTables<{ case_attachment: Record<string, unknown> }>();
    const row = {
      ...{ case_id: id, name: 'a.pdf', type: 'application/pdf', sha256: '', scanned: true, stripped: false },
      ...{ author_id: ward.id, organisation_id: ward.organisationId, role: 'ward-officer', label: 'TLP:RED' },
      ...{ bytes: limits.attachmentsOfCaseBytes, added_at: new Date(), key: `vol-${id}` },
    };
    await db.insertInto('case_attachment').values(row).execute();
    const before = onDisk().length;
    expect(await sendFile(ward, id)).toMatchObject({ status: 413, body: { code: 'too_large' } });
    expect(onDisk()).toHaveLength(before);
    await db.deleteFrom('case_attachment').where('key', '=', `vol-${id}`).execute();
  });
});

test('after a kill the next start removes what no case names, and keeps what one does', async () => {
  const id = await openCase();
  const { body } = await sendFile(ward, id);
  const before = onDisk().length;
  writeFileSync(join(server.dataDir, 'case-files', 'incoming-half'), '%PDF');
  writeFileSync(join(server.dataDir, 'case-files', 'without-row'), '%PDF');
  await server.halt();
  server = await startTestServer({ dataDir: server.dataDir, env: { CLAMAV: clamd.address } });
  expect(onDisk()).toHaveLength(before);
  expect((await getFile(ward, id, body.id)).status).toBe(200);
});

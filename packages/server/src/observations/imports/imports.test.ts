import { statfsSync } from 'node:fs';
import { type ClientRequest, request } from 'node:http';
import { limits } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';
import { buildCsv, importCsv, isFinished, mappingOf, storedOf, upload, waitFor } from './imports.test-kit.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('an import', () => {
  it('tells of every value what became of it, with its line', async () => {
    const odd: Record<number, string> = { 10: '', 20: 'veel', 30: '-5' };
    const done = await importCsv(
      server,
      buildCsv(12_000, 10, (row) => odd[row]),
      'Telling',
    );
    expect(done).toMatchObject({
      status: 'done',
      error: null,
      rows: 12_000,
      counts: { stored: 11_997, repeated: 0, conflict: 0, gap: 1, refused: 2 },
    });
    expect(done.bytesDone).toBe(done.bytesTotal);
    expect(done.datastreams).toHaveLength(10);
    const { items } = await server.client.listImportRows({ id: done.id });
    expect(items.map(({ line, column, verdict }) => ({ line, column, verdict }))).toEqual([
      { line: 12, column: 'aantal', verdict: 'gap' },
      { line: 22, column: 'aantal', verdict: 'refused' },
      { line: 32, column: 'aantal', verdict: 'refused' },
    ]);
    expect(items[1]?.reason).toBe('Dit is geen getal.');
  });

  it('reports the first lines of the file where there are more than the report holds', async () => {
    await importCsv(server, buildCsv(12_000, 4), 'Lang rapport');
    const changed = buildCsv(12_000, 4, (row) => (row < 100 ? '1234' : undefined));
    const { id, counts } = await importCsv(server, changed, 'Lang rapport');
    expect(counts).toMatchObject({ stored: 0, repeated: 11_900, conflict: 100 });
    const { rows } = await server.context.database.pool.query<{ count: number; last: number }>(
      "select count(*)::int as count, max(line)::int as last from import_row where import_id = $1 and verdict = 'repeated'",
      [id],
    );
    // Behind the head and the hundred that differ.
    expect(rows).toEqual([{ count: limits.importReportRows, last: limits.importReportRows + 101 }]);
  });

  it('finds only repeats in a file that was imported before, and no second datastream', async () => {
    const csv = buildCsv(8_000, 4);
    const first = await importCsv(server, csv, 'Herhaling');
    const before = await storedOf(server);
    const second = await importCsv(server, csv, 'Herhaling');
    expect(second.counts.repeated).toBe(8_000);
    expect(second.counts.stored).toBe(0);
    expect([...second.datastreams].sort()).toEqual([...first.datastreams].sort());
    expect(await storedOf(server)).toEqual(before);
  });

  it('keeps what was stored when a file says otherwise, and names the line', async () => {
    await importCsv(server, buildCsv(100, 2), 'Botsing');
    const again = await importCsv(
      server,
      buildCsv(100, 2, (row) => (row === 41 ? '12345' : undefined)),
      'Botsing',
    );
    expect(again.counts).toMatchObject({ stored: 0, repeated: 99, conflict: 1 });
    const { items } = await server.client.listImportRows({ id: again.id, verdict: 'conflict' });
    expect(items).toMatchObject([{ line: 43, column: 'aantal', verdict: 'conflict' }]);
  });

  it('gives its report in pages, and no more of it than the limit', async () => {
    const csv = buildCsv(limits.importReportRows + 500, 1, () => 'x');
    const done = await importCsv(server, csv);
    expect(done.counts.refused).toBe(limits.importReportRows + 500);
    const lines: number[] = [];
    for (let after: string | undefined | null; after !== null; ) {
      const page: Awaited<ReturnType<typeof server.client.listImportRows>> = await server.client.listImportRows({
        id: done.id,
        limit: 900,
        ...(after === undefined ? {} : { after }),
      });
      lines.push(...page.items.map(({ line }) => line));
      after = page.next;
    }
    expect(lines).toEqual(Array.from({ length: limits.importReportRows }, (_, index) => index + 2));
  });

  it('stops when it is cancelled and goes on where it was, with the same store and counts in the end', async () => {
    const csv = buildCsv(80_000, 7);
    const answer = await upload(server, csv, { mapping: mappingOf('Afgebroken') });
    const { id } = (await answer.json()) as { id: number };
    await waitFor(server, id, ({ rows }) => rows > 0);
    const cancelled = await server.client.cancelImport({ id });
    expect(cancelled.status).toBe('cancelled');
    expect(cancelled.rows).toBeLessThan(80_000);
    expect(cancelled.counts.stored).toBe(cancelled.rows);
    await server.client.resumeImport({ id });
    const done = await waitFor(server, id, isFinished);
    expect(done).toMatchObject({ status: 'done', rows: 80_000, counts: { stored: 80_000, repeated: 0 } });
    await expect(server.client.resumeImport({ id })).rejects.toMatchObject({ problem: { code: 'conflict' } });
  });

  it('keeps what it read well before a place that it cannot read', async () => {
    const good = Buffer.from(buildCsv(9_000, 3), 'utf8');
    const body = Buffer.concat([good, Buffer.from([0xff, 0xfe, 0x0a])]);
    const answer = await upload(server, new Uint8Array(body), { mapping: mappingOf('Half') });
    const { id } = (await answer.json()) as { id: number };
    const failed = await waitFor(server, id, isFinished);
    expect(failed.status).toBe('failed');
    expect(failed.error).toMatch(/^Dit bestand is niet te lezen\. Line 9002: /);
    expect(failed.rows).toBeGreaterThan(0);
    expect(failed.counts.stored).toBe(failed.rows);
  });
});

describe('the door for files', () => {
  it.each([
    ['an unknown preset', { preset: 'nope' }, 'a', 404, 'preset_unknown'],
    ['a mapping that is no JSON', { mapping: '{' }, 'a', 400, 'invalid_query'],
    ['a mapping that is not right', { mapping: '{}' }, 'a', 400, 'invalid_input'],
    ['an empty file', {}, '', 400, 'file_unreadable'],
  ])('refuses %s', async (_what, query, body, status, code) => {
    const answer = await upload(server, body, query);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code });
  });

  it('refuses a file above the limit before it is sent', async () => {
    const { status, code } = await announce(server, limits.importBytes + 1);
    expect({ status, code }).toEqual({ status: 413, code: 'too_large' });
  });

  it('takes a large one as far as the disk has room, and says so before it is sent', async () => {
    const { bavail, bsize } = statfsSync(server.dataDir);
    const free = bavail * bsize;
    const { status, code } = await announce(server, free, { large: 'true' });
    expect({ status, code }).toEqual({ status: 413, code: 'too_large' });
    // Whoever announces what there is room for is listened to, and goes away here.
    if (free / 5 > limits.importBytes) await beginAndLeave(server, Math.floor(free / 5), { large: 'true' });
    else console.log('skipped: this disk has no room for a file of more than 2 GiB');
  });

  it('forgets a file whose sender goes away', async () => {
    const before = (await server.client.listImports()).items.length;
    await beginAndLeave(server, 1_000);
    expect((await server.client.listImports()).items).toHaveLength(before);
  });

  it('is closed for visitors, and takes files nowhere else', async () => {
    expect((await upload({ url: server.url, adminKey: 'wra_unknown-key-unknown' }, 'a')).status).toBe(401);
    const elsewhere = await server.send('POST', '/v1/session', 'x', { 'content-type': 'application/octet-stream' });
    expect(elsewhere.status).toBe(415);
  });
});

/** A request that announces so many bytes and sends none. */
interface Query {
  readonly large?: string;
}

function begin({ url, adminKey }: TestServer, bytes: number, query: Query): ClientRequest {
  const asked = new URLSearchParams({ preset: 'leeds-footfall', fileName: 'a.csv', ...query });
  return request(`${url}/v1/imports?${asked}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${adminKey}`,
      'content-type': 'application/octet-stream',
      'content-length': bytes,
    },
  });
}

/** Resolves when the server has begun to take it, and has forgotten it again. */
async function beginAndLeave(to: TestServer, bytes: number, query: Query = {}): Promise<void> {
  const sent = begin(to, bytes, query);
  sent.on('error', () => {}); // we break it off ourselves
  sent.write('half of it');
  const until = async (isReached: (statuses: string[]) => boolean) => {
    while (!isReached((await to.client.listImports()).items.map(({ status }) => status)));
  };
  await until((statuses) => statuses.includes('uploading'));
  sent.destroy();
  await until((statuses) => !statuses.includes('uploading'));
}

function announce(to: TestServer, bytes: number, query: Query = {}): Promise<{ status: number; code: string }> {
  return new Promise((resolve, reject) => {
    const sent = begin(to, bytes, query);
    sent.flushHeaders();
    sent.once('error', reject);
    sent.once('response', async (response) => {
      const text = (await response.toArray()).join('');
      sent.destroy();
      resolve({ status: response.statusCode ?? 0, code: (JSON.parse(text) as { code: string }).code });
    });
  });
}

import type { Import } from '@wijkritme/contract';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../../../testing/start-test-server.ts';
import { buildCsv, importCsv, isFinished, upload, waitFor } from '../imports.test-kit.ts';
import { exportFormats } from './export-formats.ts';
import { exportText } from './export-text.ts';

let server: TestServer;
let id: number;
beforeAll(async () => {
  server = await startTestServer();
  const odd: Record<number, string> = { 1: '0', 2: '', 3: '2.5' };
  const done = await importCsv(
    server,
    buildCsv(24_000, 1, (row) => odd[row]),
    '=Bron',
  );
  id = done.datastreams[0] ?? 0;
});
afterAll(() => server.stop());

const get = async (query: string) => {
  const { status, headers, body } = await server.send<string>('GET', `/v1/datastreams/${id}/export?${query}`);
  return { status, headers, body };
};
const dataLines = (text: string) => text.split('\r\n').filter((line) => /^\d{4}-/.test(line));

describe('an export', () => {
  it('holds every reading once, and nothing where nothing was measured', async () => {
    const { body, headers } = await get('format=csv');
    const lines = dataLines(body);
    expect(headers.get('content-disposition')).toContain(`wijkritme-${id}.csv`);
    expect(lines).toHaveLength(23_999);
    expect(new Set(lines).size).toBe(23_999);
    expect(lines.slice(0, 3)).toEqual([
      '2024-01-01T00:00:00Z,2024-01-01T01:00:00+01:00,0',
      '2024-01-01T01:00:00Z,2024-01-01T02:00:00+01:00,0',
      '2024-01-01T03:00:00Z,2024-01-01T04:00:00+01:00,2.5',
    ]);
    expect(body).toContain('# eenheid: {count}');
    expect(body).toContain('geen nul');
  });

  it('opens in a Dutch Excel, and no text in it runs as a formula', async () => {
    const { body } = await get('format=csv-excel&from=2024-01-01T03:00:00Z&to=2024-01-01T05:00:00Z');
    // fetch takes the byte order mark off
    expect(dataLines(body)).toEqual([
      '2024-01-01 04:00:00;2024-01-01 03:00:00;2,5',
      '2024-01-01 05:00:00;2024-01-01 04:00:00;4',
    ]);
    const cells = body.split('\r\n').flatMap((line) => line.split(';'));
    expect(cells.some((cell) => /^"?[=+@]/.test(cell))).toBe(false);
    expect(body).toContain("'=Bron");
  });

  it('is valid JSON of the period that was asked for', async () => {
    const { body } = await server.send<{ items: unknown[]; unit: string }>(
      'GET',
      `/v1/datastreams/${id}/export?format=json&to=2024-01-01T02:00:00Z`,
    );
    expect(body).toMatchObject({
      datastream: id,
      unit: '{count}',
      simulated: false,
      items: [
        { time: '2024-01-01T00:00:00Z', value: 0 },
        { time: '2024-01-01T01:00:00Z', value: 0 },
      ],
      remark: null,
    });
  });

  it('is a Parquet file with its facts, as the table of text', async () => {
    const answer = await fetch(`${server.url}/v1/datastreams/${id}/export?format=parquet`, {
      headers: { authorization: `Bearer ${server.adminKey}` },
    });
    expect(answer.headers.get('content-disposition')).toContain(`wijkritme-${id}.parquet`);
    const file = await answer.arrayBuffer();
    const metadata = parquetMetadata(file);
    const facts = Object.fromEntries((metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value]));
    expect(facts).toMatchObject({ eenheid: '{count}', 'let op': expect.stringContaining('geen nul') });
    const rows = (await parquetReadObjects({ file })) as { time: Date; value: number }[];
    const { body } = await get('format=csv');
    const lines = rows.map(({ time, value }) => `${time.toISOString().slice(0, 19)}Z ${value}`);
    expect(lines).toEqual(
      dataLines(body).map((line) =>
        line
          .split(',')
          .filter((_, at) => at !== 1)
          .join(' '),
      ),
    );
    expect(rows).toHaveLength(23_999);
  });

  it('comes back in through the import as it went out', async () => {
    const answer = await fetch(`${server.url}/v1/datastreams/${id}/export?format=parquet&to=2024-01-03T00:00:00Z`);
    const mapping = JSON.stringify({
      time: { column: 'time', format: 'iso', zone: 'Europe/Amsterdam' },
      values: [{ column: 'value', property: 'bicycles', name: 'terug' }],
      intervalSeconds: 3600,
      owner: 'Terug',
    });
    const query = { preset: 'parquet', fileName: 'terug.parquet', mapping };
    const sent = await upload(server, new Uint8Array(await answer.arrayBuffer()), query);
    const done = await waitFor(server, ((await sent.json()) as Import).id, isFinished);
    expect(done).toMatchObject({
      status: 'done',
      counts: { stored: 47, repeated: 0, conflict: 0, gap: 0, refused: 0 },
    });
  });

  it('says so when it ends before its period does', async () => {
    const entry = server.rooms.sensors.catalog.find(id);
    if (!entry) throw new Error('no datastream');
    const header = {
      entry,
      from: 0,
      to: Date.UTC(2100, 0, 1),
      language: 'en',
      madeAt: 0,
      rule: null,
      hasLab: false,
    } as const;
    const db = server.context.db.withTables<never>();
    let text = '';
    for await (const part of exportText(db, exportFormats.csv, header, 2)) text += part;
    expect(dataLines(text)).toHaveLength(2);
    expect(text).toMatch(/# Cut off after 2 readings; ask for the rest from 2024-01-01T03:00:00.000Z on\.\r\n$/);
  });

  it.each([
    ['from=yesterday', 400, 'invalid_query'],
    ['format=xls', 400, 'invalid_query'],
  ])('refuses %s', async (query, status, code) => {
    const answer = await server.send('GET', `/v1/datastreams/${id}/export?${query}`);
    expect(answer).toMatchObject({ status, body: { code } });
  });

  it('knows when there is no such datastream', async () => {
    const answer = await server.send('GET', '/v1/datastreams/999999/export');
    expect(answer).toMatchObject({ status: 404, body: { code: 'datastream_unknown' } });
  });
});

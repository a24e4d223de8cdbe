import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type ChildServer, newDataDir, removeDataDir, serve } from './kit/child-server.ts';
import { until } from './kit/until.ts';

const opened: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

function folder(): string {
  const dataDir = newDataDir();
  opened.push(() => removeDataDir(dataDir));
  return dataDir;
}

function start(dataDir: string, env: Record<string, string> = {}): ChildServer {
  const server = serve(dataDir, env);
  opened.push(async () => {
    await server.kill();
  });
  return server;
}

async function takePort(): Promise<number> {
  const other = createServer().listen(0, '127.0.0.1');
  await until('the port is open', () => other.listening);
  opened.push(() => new Promise<void>((resolve) => other.close(() => resolve())));
  const address = other.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const files = (dataDir: string) => readdirSync(dataDir).filter((name) => name.startsWith('wijkritme.lock'));

test('a data folder that cannot be: one line, exit code 1', async () => {
  const dataDir = folder();
  const file = join(dataDir, 'file');
  writeFileSync(file, 'not a folder');
  for (const place of [file, join(file, 'below')]) {
    const { code, out, err } = await start(place).ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^In de datamap kan niet worden geschreven\. In het Engels: .*DATA_DIR to another one\.\n$/);
    expect(err).toContain(place);
  }
});

test.each([
  ['PORT', 'HTTP'],
  ['MQTT_PORT', 'MQTT'],
])('%s is taken: one line, exit code 1, nothing left behind', async (setting, name) => {
  const dataDir = folder();
  const port = await takePort();
  const { code, out, err } = await start(dataDir, { [setting]: String(port) }).ended;
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toBe(
    `De poort is bezet. In het Engels: ${name} port ${port} on 127.0.0.1 is taken. Stop the other program, or set ${setting}.\n`,
  );
  expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  expect(files(dataDir)).toEqual([]);
});

test('a database that does not answer: one line without its address, exit code 1', async () => {
  const DATABASE_URL = 'postgresql://wijkritme:geheim@127.0.0.1:1/wijkritme';
  const { code, out, err } = await start(folder(), { DATABASE_URL }).ended;
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(
    /^De database antwoordt niet\. In het Engels: .*Check DATABASE_URL and that PostgreSQL runs\.\n$/,
  );
  expect(err).not.toContain('geheim');
});

test('who comes second to a folder is refused, and the first goes on', async () => {
  const dataDir = folder();
  const first = start(dataDir);
  const { url } = await first.ready();
  const { code, err } = await start(dataDir).ended;
  expect(code).toBe(1);
  expect(err).toMatch(new RegExp(`^De datamap is in gebruik\\. In het Engels: .*process ${first.child.pid}\\..*\\n$`));
  expect((await fetch(`${url}/v1/health`)).status).toBe(200);
  expect((await first.kill('SIGTERM')).code).toBe(0);
  expect(files(dataDir)).toEqual([]);
});

test('of three that start at once beside a dead lock, one serves', async () => {
  const dataDir = folder();
  writeFileSync(join(dataDir, 'wijkritme.lock'), '2147480000 1\n');
  const all = [start(dataDir), start(dataDir), start(dataDir)];
  const ends = await until(
    'two have given up',
    () => {
      const ended = all.filter(({ child }) => child.exitCode !== null);
      return ended.length >= 2 && ended;
    },
    60_000,
  );
  expect(ends).toHaveLength(2);
  for (const { ended } of ends) expect(await ended).toMatchObject({ code: 1, out: '' });
  const winner = all.find((server) => !ends.includes(server));
  const { url } = await winner!.ready(); // not among the two of three
  expect((await fetch(`${url}/v1/health`)).status).toBe(200);
});

test('an empty lock, as a full disk leaves it, keeps nobody out', async () => {
  const dataDir = folder();
  writeFileSync(join(dataDir, 'wijkritme.lock'), '');
  const { url } = await start(dataDir).ready();
  expect((await fetch(`${url}/v1/health`)).status).toBe(200);
});

test('killed while the store is made for the first time, the next start is a good one', async () => {
  const dataDir = folder();
  mkdirSync(dataDir, { recursive: true });
  const first = start(dataDir);
  await until('initdb works', () => readdirSync(dataDir).some((name) => name.startsWith('postgres')), 30_000);
  await first.kill();
  const { url } = await start(dataDir).ready();
  expect(await (await fetch(`${url}/v1/health`)).json()).toMatchObject({ status: 'ok', store: 'embedded' });
});

const nobody = readFileSync('/etc/passwd', 'utf8')
  .split('\n')
  .map((line) => line.split(':'))
  .find(([name]) => name === 'nobody');
const isRoot = process.getuid?.() === 0;
if (!isRoot || !nobody) console.warn('skipped: only root can start the server as another user');

test.skipIf(!isRoot || !nobody)('as an ordinary user, and again; as root, PostgreSQL runs as another', async () => {
  const dataDir = folder();
  const user = { uid: Number(nobody?.[2]), gid: Number(nobody?.[3]) };
  chownSync(dataDir, user.uid, user.gid);
  for (let round = 0; round < 2; round++) {
    const server = serve(dataDir, { HOME: dataDir }, user);
    opened.push(async () => void (await server.kill()));
    const { url } = await server.ready();
    expect(await (await fetch(`${url}/v1/health`)).json()).toMatchObject({ status: 'ok', store: 'embedded' });
    const { code, err } = await server.kill('SIGTERM');
    expect({ code, err }).toEqual({ code: 0, err: '' });
  }
  expect(statSync(join(dataDir, 'postgres')).uid).toBe(user.uid);
  const rootDir = folder();
  const server = start(rootDir);
  await server.ready();
  const pid = Number(readFileSync(join(rootDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Uid:\t[1-9]/m);
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { program } from '../../testing/program.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'wijkritme-serve-'));
const serverFile = join(dataDir, 'server.json');
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

const envOf = (env: Record<string, string>) => ({
  ...process.env,
  ...{ DATA_DIR: dataDir, PORT: '0', MQTT_PORT: '0', DEMO: 'off', LOG_LEVEL: 'error' },
  ...env,
});

function serve(env: Record<string, string> = {}, ...more: string[]): ChildProcess {
  const child = spawn(process.execPath, [...program, 'serve', ...more], {
    env: envOf(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

async function ended(child: ChildProcess): Promise<{ code: number; out: string; err: string }> {
  const text = { out: '', err: '' };
  child.stdout?.on('data', (chunk: Buffer) => (text.out += chunk));
  child.stderr?.on('data', (chunk: Buffer) => (text.err += chunk));
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...text };
}

describe('serve', () => {
  it('says where it is, keeps others out of its folder, and stops without a trace', async () => {
    const child = serve();
    const end = ended(child);
    while (!existsSync(serverFile)) await sleep(50);
    const { url, pid } = JSON.parse(readFileSync(serverFile, 'utf8')) as { url: string; pid: number };
    expect(pid).toBe(child.pid);
    expect((await fetch(`${url}/v1/health`)).status).toBe(200);

    const second = await ended(serve());
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.err).toBe(
      `De datamap is in gebruik. In het Engels: ${dataDir} is in use by process ${pid}. Stop that process, or set DATA_DIR to another folder.\n`,
    );

    child.kill('SIGTERM');
    const { code, out } = await end;
    expect(code).toBe(0);
    expect(out).toContain(`${url}/aanmelden#key=wra_`);
    expect(existsSync(serverFile)).toBe(false);
    expect(existsSync(join(dataDir, 'wijkritme.lock'))).toBe(false);
  });

  it('tells commands the address on this machine, and keeps a key that was set to itself', async () => {
    const key = 'wra_set-by-who-runs-this-server';
    const child = serve({ PUBLIC_URL: 'https://ritme.gemeente.example', ADMIN_KEY: key });
    const end = ended(child);
    while (!existsSync(serverFile)) await sleep(50);
    const { url } = JSON.parse(readFileSync(serverFile, 'utf8')) as { url: string };
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const list = () => spawn(process.execPath, [...program, 'backup', 'list'], { env: envOf({ ADMIN_KEY: key }) });
    expect(await ended(list())).toMatchObject({ code: 3, err: '' });

    child.kill('SIGTERM');
    const { code, out, err } = await end;
    expect(code).toBe(0);
    expect(out).toContain('https://ritme.gemeente.example/aanmelden\n');
    expect(out + err).not.toContain(key);
  });

  it('names a wrong setting in one line', async () => {
    const { code, err } = await ended(serve({ PORT: '99999' }));
    expect(code).toBe(1);
    expect(err).toBe('Een instelling klopt niet. In het Engels: PORT=99999 must be a whole number from 0 to 65535\n');
    const english = await ended(serve({ PORT: '99999' }, '--lang', 'en'));
    expect(english.err).toBe('A setting is not valid: PORT=99999 must be a whole number from 0 to 65535\n');
  });
});

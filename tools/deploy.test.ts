import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { settings } from '../packages/server/src/foundation/config.ts';
import { createMetrics } from '../packages/server/src/foundation/metrics.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const units = ['deploy/wijkritme.service', 'deploy/wijkritme-backup.service'];
const containerfile = read('deploy/Containerfile');
const guide = read('docs/guides/running-in-production.md');
const alerts = read('deploy/alerts.yml');
/** Made by the build; what makes them is in the repository. */
const built = ['node_modules', 'packages/server/dist', 'packages/web/dist'];
/** Of Node.js itself, and the one setting of the command for backups (docs/guides/backups.md). */
const otherSettings = ['NODE_ENV', 'BACKUP_PASSPHRASE'];

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = '']) => found);
const unknownSettings = (names: readonly string[]) =>
  names.filter((name) => ![...settings, ...otherSettings].includes(name as never));
const settingOf = (unit: string, key: string) => all(read(unit), new RegExp(`^${key}=(.*)$`, 'gm'))[0] ?? '';

it.each(units)('%s starts a program and commands that exist', (unit) => {
  const [node, program = '', command = ''] = settingOf(unit, 'ExecStart').split(' ');
  expect(node).toBe('/usr/bin/node');
  expect(existsSync(join(root, program.replace('/opt/wijkritme/', '')))).toBe(true);
  expect(existsSync(join(root, `packages/server/src/cli/commands/${command}.ts`))).toBe(true);
  expect(unknownSettings(all(read(unit), /^Environment=([A-Z_]+)=/gm))).toEqual([]);
});

it('the unit gives the server time for the longest drain, and a folder that it may write', () => {
  const unit = 'deploy/wijkritme.service';
  const longest = Number(
    /wholeNumber\(env, 'DRAIN_SECONDS', 0, 0, (\d+)\)/.exec(read('packages/server/src/foundation/config.ts'))?.[1],
  );
  expect(Number(settingOf(unit, 'TimeoutStopSec'))).toBeGreaterThanOrEqual(longest + 60);
  expect(guide).toContain(`--stop-timeout ${settingOf(unit, 'TimeoutStopSec')}`);
  expect(read(unit)).toContain(`Environment=DATA_DIR=/var/lib/${settingOf(unit, 'StateDirectory')}\n`);
  // A signal to the whole group would end PostgreSQL under the server.
  expect(settingOf(unit, 'KillMode')).toBe('mixed');
  expect(settingOf('deploy/wijkritme-backup.service', 'ReadWritePaths')).toContain(
    `/var/lib/${settingOf(unit, 'StateDirectory')}`,
  );
});

it('the container file copies what there is, sets what is known, and holds no secret', () => {
  const copied = all(containerfile, /^COPY --from=build (.+) \S+$/gm).flatMap((paths) => paths.split(' '));
  const paths = copied.map((path) => path.replace('/opt/wijkritme/', ''));
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => !built.includes(path) && !existsSync(join(root, path)))).toEqual([]);
  const variables = all(containerfile, /^ENV (.+)$/gm).flatMap((line) =>
    line.split(' ').map((one) => one.split('=')[0] ?? ''),
  );
  expect(unknownSettings(variables)).toEqual([]);
  expect(variables.filter((name) => /KEY|PASS|SECRET|TOKEN|URL/.test(name))).toEqual([]);
  expect(containerfile).not.toMatch(/^(ARG|RUN .*(curl|wget))/m);
  expect(containerfile.indexOf('USER node')).toBeGreaterThan(0);
  expect(containerfile).toContain('/health/ready');
  expect(
    all(containerfile, /^ENTRYPOINT \["node", "(.+)"\]$/gm).filter((path) => !existsSync(join(root, path))),
  ).toEqual([]);
});

it('the image takes nothing of an installation along', () => {
  const lines = read('.dockerignore').split('\n');
  expect(lines).toContain('**');
  for (const kept of ['**/data', '**/*.key', '**/.env*'])
    expect(lines.indexOf(kept)).toBeGreaterThan(lines.lastIndexOf('!packages'));
});

it('alerts ask for metrics that exist', async () => {
  const { registry } = createMetrics();
  const known = new Map((await registry.getMetricsAsJSON()).map(({ name, type }) => [name, String(type)]));
  const used = all(alerts, /\b((?:wijkritme|nodejs|process)_[a-z0-9_]+)/g);
  expect(new Set(used).size).toBeGreaterThan(8);
  const missing = used.filter((name) => {
    const base = name.replace(/_(bucket|count|sum)$/, '');
    return !(known.has(name) || (base !== name && known.get(base) === 'histogram'));
  });
  expect(missing).toEqual([]);
  const foreign = all(alerts, /expr: (?:>-\s*)?(.*)/g).flatMap((line) => all(line, /\b([a-z]+(?:_[a-z]+)*)\{/g));
  const ours = (name: string) => /^(wijkritme|nodejs|process)_/.test(name);
  expect([...new Set(foreign.filter((name) => !ours(name)))].sort()).toEqual([
    'node_filesystem_avail_bytes',
    'probe_success',
    'up',
  ]);
});

it('a summary of an alert is one value of YAML', () => {
  const summaries = all(alerts, /summary: (.+) \}$/gm);
  expect(summaries).toHaveLength(all(alerts, /- alert: (\w+)$/gm).length);
  // Where it has no quotes, a comma begins the next key, and a colon or a hash ends the text.
  expect(summaries.filter((text) => !/^"[^"]*"$/.test(text) && /[,[\]{}"]|: | #/.test(text))).toEqual([]);
});

it('of every alert it is shown that it fires', () => {
  const shown = all(read('deploy/alerts-test.yml'), /alertname="(\w+)"/g);
  expect(all(alerts, /- alert: (\w+)$/gm).filter((name) => !shown.includes(name))).toEqual([]);
});

it('alerts fire and stay silent where they should, on Prometheus itself', ({ skip }) => {
  if (spawnSync('promtool', ['--version']).status !== 0) return skip('promtool (of Prometheus) is not installed');
  const { stdout, stderr } = spawnSync('promtool', ['test', 'rules', 'deploy/alerts-test.yml'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(`${stdout}${stderr}`).toContain('SUCCESS');
});

it('systemd finds nothing wrong with the units, and little that they leave open', ({ skip }) => {
  const version = spawnSync('systemd-analyze', ['--version'], { encoding: 'utf8' });
  if (version.status !== 0 || Number(/^systemd (\d+)/.exec(version.stdout)?.[1]) < 250)
    return skip('systemd-analyze 250 or newer is not installed');
  // verify would ask for /usr/bin/node and the folders of an installation; the file itself is read here as well.
  for (const unit of units) {
    const { stdout, stderr } = spawnSync('systemd-analyze', ['security', '--offline=true', unit], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(Number(/exposure level for \S+: ([\d.]+)/.exec(stdout)?.[1])).toBeLessThan(2);
  }
});

it('the backup has the settings of the server, and tries again while that is starting', () => {
  const backup = 'deploy/wijkritme-backup.service';
  expect(settingOf(backup, 'EnvironmentFile')).toBe(settingOf('deploy/wijkritme.service', 'EnvironmentFile'));
  expect(settingOf(backup, 'Restart')).toBe('on-failure');
  expect(settingOf(backup, 'ExecStartPre')).toContain("'/server.json')).url + '/health/ready'");
});

it('the guide names settings and commands that exist', () => {
  const names = all(guide, /`([A-Z][A-Z_]+)(?:=\w+)?`/g).filter((name) => !['SIGTERM'].includes(name));
  expect(names.length).toBeGreaterThan(8);
  expect(unknownSettings(names)).toEqual([]);
  const commands = all(guide, /(?:^|`|\s)wijkritme (backup|restore|doctor|serve|[a-z][a-z-]+)(?= [A-Z/]|`|$| {2})/gm);
  expect(commands.length).toBeGreaterThan(3);
  const files: Record<string, string> = { restore: 'backup' };
  const known = (name: string) => existsSync(join(root, `packages/server/src/cli/commands/${files[name] ?? name}.ts`));
  expect([...new Set(commands)].filter((name) => !known(name))).toEqual([]);
});

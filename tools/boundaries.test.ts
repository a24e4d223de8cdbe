import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Who may import whom. The tables are the rule; STYLE.md explains it. An exception names a file and a reason. */
const packageArrows: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  engine: [],
  client: ['contract'],
  server: ['contract', 'engine', 'client'],
  demodam: ['contract', 'client'],
  conformance: [],
  web: ['contract', 'client'],
  bench: ['contract', 'engine', 'client', 'server', 'demodam'],
};

/** In the order in which data flow: a room imports only rooms before it. The command line stands above all of them. */
const rooms = [
  'foundation',
  'sharing',
  'places',
  'sensors',
  'observations',
  'rhythm',
  'response',
  'participation',
  'notices',
  'upkeep',
] as const;

const server = 'packages/server/src';

/** Files that import a package which the table does not give to theirs. */
const otherPackages: Exceptions = {
  'packages/web/e2e/suites/planted.ts':
    'holds what the product found beside what the sample city planted, on the server that all suites share',
  'packages/server/tests/conformance.test.ts': 'runs the conformance runner against this server',
  'packages/server/tests/kit/demodam-streets.ts': 'the whole loop is played on the sample city',
  'packages/server/tests/sample-cases.test.ts': 'what the sample city hands over is laid down',
  'packages/server/testing/browser.ts': 'the browser in which the tests of every package look',
  'packages/web/e2e/support/staff.ts': 'the authenticator app of everybody in the tests of every package',
  'packages/web/e2e/suites/push.ts': 'the push service of the tests of every package',
  'packages/web/e2e/support/bench.ts': 'the browser in which the tests of every package look',
  'packages/web/e2e/support/manners.ts': 'the check of small targets that the tests of every package share',
};

/** Imports that go past a room's door; there is none. */
const pastTheDoor: Exceptions = {};

/** Files of the product that use what is made for tests; there is none. */
const testsInProduct: Exceptions = {};

/** SQL, Kysely and the driver outside `foundation`, `sql/`, `migrations/` and `tables.ts`. */
const sqlElsewhere: Exceptions = {
  'packages/server/src/observations/intake/commit-batch.ts': 'type of the connection that the intake keeps for itself',
  'packages/server/src/observations/intake/group-commit.ts': 'type of that connection and of its pool',
  'packages/server/src/observations/intake/whole-commit.ts': 'the same, for rows that are stored whole',
  'packages/server/src/rhythm/outbox-reader.ts':
    'type of what the queries of foundation/outbox.ts take; runs none itself',
};

/** The HTTP framework outside `foundation` and the SensorThings door. */
const httpElsewhere: Exceptions = {
  'packages/server/src/observations/operations/create-import.ts': 'reads the body as a stream',
};

const environmentElsewhere: Exceptions = {
  'packages/server/src/foundation/database/cluster.ts': 'PATH for the child process; no setting of ours',
};

const longFiles: Exceptions = {};

/**
 * Files through which a cycle runs. These imports are types and vanish on compilation.
 */
const cycleHubs: Exceptions = {
  'packages/web/src/ui/components/Alert.tsx': 'ToneIcon takes the type of the tone from the alert that shows it',
  'packages/web/src/i18n/language.ts': 'format takes the type of the language, language binds the format',
};

type Exceptions = Readonly<Record<string, string>>;

const root = join(import.meta.dirname, '..');
const sources = listSources();
const imports = new Map(sources.map((file) => [file, importsOf(file)]));

describe('arrows between packages', () => {
  it('point the way of the table', () => {
    const wrong: string[] = [];
    for (const [file, { packages, files }] of imports) {
      const from = packageOf(file);
      const allowed = packageArrows[from];
      if (allowed === undefined || file in otherPackages) continue;
      for (const name of packages) {
        const isDoor = name === 'contract/openapi.json' || !name.includes('/');
        if (!isDoor || !allowed.includes(name.split('/')[0] ?? '')) wrong.push(`${file} → @wijkritme/${name}`);
      }
      for (const target of files) {
        const to = packageOf(target);
        const isFixture = target.startsWith('fixtures/');
        if (to !== from && !isFixture && !(from === 'bench' && isTestPart(target))) wrong.push(`${file} → ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('name every package', () => {
    const names = readdirSync(join(root, 'packages'));
    expect([...names, 'bench'].sort()).toEqual(Object.keys(packageArrows).sort());
  });

  it('let only tests use what is made for tests', () => {
    const wrong = edges()
      .filter(([from, to]) => isTestPart(to) && !isTestPart(from) && packageOf(from) !== 'bench')
      .filter(([from]) => !(from in testsInProduct))
      .map(arrow);
    expect(wrong).toEqual([]);
  });
});

describe('rooms of the server', () => {
  it('import only rooms before them, and only through the door', () => {
    const wrong: string[] = [];
    for (const [from, to] of serverEdges()) {
      const [own, other] = [roomOf(from), roomOf(to)];
      if (other === undefined || own === other || isTestPart(from)) continue;
      const isDown = own === undefined || rooms.indexOf(other) < rooms.indexOf(own);
      const isDoor = other === 'foundation' || to === `${server}/${other}/index.ts` || arrow([from, to]) in pastTheDoor;
      if (!isDown || !isDoor) wrong.push(arrow([from, to]));
    }
    expect(wrong).toEqual([]);
  });

  it('never import what starts them', () => {
    const wrong = serverEdges().filter(
      ([from, to]) =>
        roomOf(from) !== undefined && !isTestPart(from) && roomOf(to) === undefined && /\/server\/src\//.test(to),
    );
    expect(wrong.map(arrow)).toEqual([]);
  });

  it('have a door that exports what mounts the room', () => {
    for (const room of rooms.slice(1)) {
      const mount = `mount${room[0]?.toUpperCase()}${room.slice(1)}`;
      expect(read(`packages/server/src/${room}/index.ts`)).toContain(`export function ${mount}(`);
      expect(read('packages/server/src/start.ts')).toContain(`${mount}(`);
      expect(read(`packages/server/src/${room}/index.ts`)).not.toMatch(/^export \*/m);
    }
  });

  it('list every migration, and the start runs every list', () => {
    for (const room of rooms) {
      const folder = `packages/server/src/${room}/migrations`;
      if (!existsSync(join(root, folder))) continue;
      const list = read(`${folder}/index.ts`);
      for (const name of readdirSync(join(root, folder)).filter((file) => file !== 'index.ts')) {
        expect(name).toMatch(/^\d{14}-[a-z0-9-]+\.ts$/);
        expect(list).toContain(`'./${name}'`);
        expect(list).toContain(`'${name.replace('-', '_').replace('.ts', '')}'`);
      }
      expect(read('packages/server/src/start.ts')).toContain(`${room}Migrations,`);
    }
  });

  it('keep SQL in its places', () => {
    const isSqlPlace = (file: string) =>
      /^packages\/server\/src\/(foundation\/|[a-z]+\/(sql|migrations)\/|[a-z]+\/tables\.ts$)/.test(file);
    const wrong = sources.filter(
      (file) =>
        file.startsWith('packages/server/src/') &&
        !isTestPart(file) &&
        !isSqlPlace(file) &&
        !(file in sqlElsewhere) &&
        externalsOf(file).some((name) => name === 'kysely' || name === 'pg'),
    );
    expect(wrong).toEqual([]);
  });

  it('keep HTTP and MQTT frameworks in their doors', () => {
    const isHttpDoor = (file: string) =>
      /^packages\/server\/src\/(foundation|observations\/(sensorthings|ngsi))\//.test(file);
    const inServer = sources.filter((file) => file.startsWith('packages/server/src/') && !isTestPart(file));
    const uses = (file: string, name: string) => externalsOf(file).includes(name);
    expect(inServer.filter((file) => uses(file, 'fastify') && !isHttpDoor(file) && !(file in httpElsewhere))).toEqual(
      [],
    );
    expect(inServer.filter((file) => uses(file, 'aedes') && !/\/foundation\/mqtt\//.test(file))).toEqual([]);
  });
});

describe('the engine', () => {
  it('imports nothing and asks nobody', () => {
    const own = sources.filter((file) => file.startsWith('packages/engine/src/') && !isTestPart(file));
    expect(own.length).toBeGreaterThan(20);
    for (const file of own) {
      expect([file, externalsOf(file)]).toEqual([file, []]);
      expect([file, forbiddenIn(file)]).toEqual([file, []]);
    }
  });
});

describe('every file', () => {
  it('leaves the environment to the start files', () => {
    const isStart = (file: string) =>
      file === 'packages/server/src/cli/main.ts' ||
      file === 'packages/demodam/src/main.ts' ||
      /^(tools|bench)\//.test(file) ||
      isTestPart(file);
    const wrong = sources.filter(
      (file) => !isStart(file) && !(file in environmentElsewhere) && /process\.env\b/.test(code(file)),
    );
    expect(wrong).toEqual([]);
  });

  it('has at most 400 lines', () => {
    const long = sources.filter((file) => read(file).split('\n').length - 1 > 400 && !(file in longFiles));
    expect(long).toEqual([]);
  });

  it('is in no import cycle, types included', () => {
    const graph = new Map(
      [...imports].map(([file, { files }]) => [file, files.filter((target) => !(target in cycleHubs))]),
    );
    expect(cyclesOf(graph)).toEqual([]);
  });

  it('imports files that exist', () => {
    expect(
      edges()
        .filter(([, to]) => !existsSync(join(root, to)))
        .map(arrow),
    ).toEqual([]);
  });
});

it('has no exception that is no longer needed', () => {
  const graph = new Map([...imports].map(([file, { files }]) => [file, files]));
  const inCycle = new Set(cyclesOf(graph).flat());
  const looksPast = new Set(
    serverEdges()
      .filter(([from, to]) => {
        const room = roomOf(to);
        return room && room !== 'foundation' && room !== roomOf(from) && to !== `${server}/${room}/index.ts`;
      })
      .map(arrow),
  );
  const useless = [
    ...Object.keys(otherPackages).filter((file) => !imports.has(file)),
    ...Object.keys(pastTheDoor).filter((edge) => !looksPast.has(edge)),
    ...Object.keys(testsInProduct).filter((file) => !imports.get(file)?.files.some(isTestPart)),
    ...Object.keys(sqlElsewhere).filter(
      (file) => !externalsOf(file).some((name) => name === 'kysely' || name === 'pg'),
    ),
    ...Object.keys(httpElsewhere).filter((file) => !externalsOf(file).includes('fastify')),
    ...Object.keys(environmentElsewhere).filter((file) => !code(file).includes('process.env')),
    ...Object.keys(longFiles).filter((file) => read(file).split('\n').length - 1 <= 400),
    ...Object.keys(cycleHubs).filter((file) => !inCycle.has(file)),
  ];
  expect(useless).toEqual([]);
});

/** All but examples: those are programs of others, that use what we publish. */
function listSources(): string[] {
  const folders = [...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`), 'bench', 'tools'];
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => `${folder}/${name}`))
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\/(node_modules|dist|examples)\//.test(file))
    .filter((file) => statSync(join(root, file)).isFile())
    .sort();
}

interface Imports {
  /** Files of this repository. */
  readonly files: string[];
  /** Our own packages, without the scope. */
  readonly packages: string[];
  readonly externals: string[];
}

function importsOf(file: string): Imports {
  const found: Imports = { files: [], packages: [], externals: [] };
  const forms = [
    /^(?:import|export)\b[^'"`;]*?\bfrom\s+['"]([^'"]+)['"]/gm,
    /^import\s+['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
  ];
  for (const [, name = ''] of forms.flatMap((form) => [...read(file).matchAll(form)])) {
    if (name.startsWith('.')) {
      const target = relative(root, join(root, dirname(file), name.replace(/\?.*$/, '')));
      // What is built first is looked at where it is made.
      if (!/\/(dist|node_modules)\//.test(target)) found.files.push(target);
    } else if (name.startsWith('@wijkritme/')) found.packages.push(name.slice('@wijkritme/'.length));
    else found.externals.push(name);
  }
  return found;
}

/** Strongly connected parts with more than one file (Tarjan 1972). */
function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const visit = (file: string) => {
    order.set(file, order.size);
    low.set(file, order.get(file) as number);
    stack.push(file);
    for (const target of graph.get(file) ?? []) {
      if (!graph.has(target)) continue;
      if (!order.has(target)) visit(target);
      if (stack.includes(target)) low.set(file, Math.min(low.get(file) as number, low.get(target) as number));
    }
    if (low.get(file) !== order.get(file)) return;
    const part = stack.splice(stack.indexOf(file));
    if (part.length > 1) cycles.push(part.sort());
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return cycles;
}

function edges(): [from: string, to: string][] {
  return [...imports].flatMap(([from, { files }]) => files.map((to): [string, string] => [from, to]));
}

function serverEdges(): [from: string, to: string][] {
  return edges().filter(([from]) => from.startsWith('packages/server/src/'));
}

function roomOf(file: string): (typeof rooms)[number] | undefined {
  const name = /^packages\/server\/src\/([a-z]+)\//.exec(file)?.[1];
  return rooms.find((room) => room === name);
}

function packageOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'packages' ? second : first;
}

function isTestPart(file: string): boolean {
  return /\.test\.tsx?$|\.test-kit\.ts$|\.e2e\.ts$|\/(testing|tests|faults|e2e)\//.test(file);
}

function externalsOf(file: string): string[] {
  return imports.get(file)?.externals ?? [];
}

function forbiddenIn(file: string): string[] {
  return code(file).match(/\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bconsole\.|\bfetch\(/g) ?? [];
}

/** The text without comments. */
function code(file: string): string {
  return read(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1');
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function arrow([from, to]: readonly [string, string]): string {
  return `${from} → ${to}`;
}

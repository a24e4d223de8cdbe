import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  Agreement,
  BeatWord,
  CheckVerdict,
  Datastream,
  DeliveryState,
  DeviationKind,
  DeviationPattern,
  type ErrorDeclaration,
  ExplanationKind,
  errors,
  feedbackVerdicts,
  fileNameOf,
  ImportStatus,
  LogFaultKind,
  mailRhythms,
  noticeKinds,
  operations,
  organisationKinds,
  PassportStatus,
  PlaceKind,
  ProposalKind,
  RhythmStatus,
  RowVerdict,
  roles,
  sharingLabels,
  viewPurposes,
} from '../packages/contract/src/index.ts';
import { outcomes } from '../packages/server/src/observations/intake/outcome.ts';

/** Operations without a file of their own. */
const withoutFile: Readonly<Record<string, string>> = {
  getHealth: 'belongs to no room; foundation/health.ts answers it',
};

/** Files in an operations folder that are no operation of the contract. */
const withoutOperation: Readonly<Record<string, string>> = {
  'export-datastream.ts': 'a route of its own: its answer is a file, not one JSON value',
  'export-summaries.ts': 'a file, streamed; its answer is not JSON',
};

const root = join(import.meta.dirname, '..');
const server = join(root, 'packages', 'server', 'src');
const operationFiles = readdirSync(server)
  .map((room) => join(server, room, 'operations'))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => ({ name, path: join(folder, name) })))
  .filter(({ name }) => name.endsWith('.ts') && !name.endsWith('.test.ts'));

describe('operations', () => {
  it('have a file of their name each', () => {
    const names = new Set(operationFiles.map(({ name }) => name));
    const missing = Object.keys(operations).filter((id) => !names.has(`${fileNameOf(id)}.ts`) && !(id in withoutFile));
    expect(missing).toEqual([]);
  });

  it('are mounted by the file of their name', () => {
    for (const id of Object.keys(operations)) {
      const found = operationFiles.find(({ name }) => name === `${fileNameOf(id)}.ts`);
      const path = found?.path ?? join(server, 'foundation', 'health.ts');
      expect(readFileSync(path, 'utf8'), path).toMatch(new RegExp(`\\.operation\\(\\s*'${id}'`));
    }
  });

  it('are all that the folders hold', () => {
    const ids = new Set(Object.keys(operations).map((id) => `${fileNameOf(id)}.ts`));
    const other = operationFiles
      .map(({ name }) => name)
      .filter((name) => !ids.has(name) && !(name in withoutOperation));
    expect(other).toEqual([]);
  });

  it('have one method and path each', () => {
    const addresses = Object.values(operations).map(({ method, path }) => `${method} ${path}`);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('are described by a fresh openapi.json, and asked by fresh calls', () => {
    const result = spawnSync(process.execPath, [join(root, 'tools', 'gen.mjs'), '--check'], { encoding: 'utf8' });
    expect(result.stderr).toBe('');
    expect(result.status).toBe(0);
  });
});

describe('docs/errors.md', () => {
  const text = readFileSync(join(root, 'docs', 'errors.md'), 'utf8');
  const sections = new Map(
    text
      .split(/^### /m)
      .slice(1)
      .map((section) => [/^`(\w+)`/.exec(section)?.[1], section.split(/^## /m)[0] ?? '']),
  );

  it('lists the codes of the contract and no other', () => {
    expect([...sections.keys()].sort()).toEqual(Object.keys(errors).sort());
  });

  it('says of each what the contract says', () => {
    for (const [code, declared] of Object.entries<ErrorDeclaration>(errors)) {
      const section = sections.get(code);
      expect(section).toContain(`Status ${declared.status}. Retry: ${declared.retryable ? 'yes' : 'no'}.`);
      expect(section).toContain(`- **${declared.title.nl}.** `);
      expect(section).toContain(`- **${declared.title.en}.** `);
    }
  });
});

describe('docs/glossary.md', () => {
  const text = readFileSync(join(root, 'docs', 'glossary.md'), 'utf8');
  const valuesIn: Readonly<Record<string, readonly string[]>> = {
    'Kinds of places': textsOf(PlaceKind),
    'Kinds of organisations': organisationKinds,
    Roles: roles,
    Purposes: viewPurposes,
    'Kinds of deviations': textsOf(DeviationKind),
    'What a deviation looked like': textsOf(DeviationPattern),
    'State of a datastream': [...textsOf(RhythmStatus), ...textsOf(Datastream.properties.status)],
    'Words for a place': textsOf(BeatWord),
    'State of a passport': textsOf(PassportStatus),
    'What became of a reading': outcomes,
    'What became of a value in a file': textsOf(RowVerdict),
    'State of an import': textsOf(ImportStatus),
    'Outcome of the privacy check': textsOf(CheckVerdict),
    'What is wrong with the log': textsOf(LogFaultKind),
    'Sharing labels': sharingLabels,
    'What a signal turned out to be': textsOf(ExplanationKind),
    'What interpretations come to': textsOf(Agreement),
    'Feedback on a signal': feedbackVerdicts,
    'What feedback proposes': textsOf(ProposalKind),
    'What one is told of': noticeKinds,
    'When mail goes out': mailRhythms,
    'State of a delivery': textsOf(DeliveryState),
  };

  for (const [heading, values] of Object.entries(valuesIn)) {
    it(`has under "${heading}" every value and no other`, () => {
      const section = text.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
      const listed = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, value]) => value);
      expect(listed.sort()).toEqual([...new Set(values)].sort());
    });
  }
});

/** The texts that a choice allows, also those inside a choice within it. */
function textsOf(schema: { anyOf?: unknown; const?: unknown }): string[] {
  if (typeof schema.const === 'string') return [schema.const];
  return ((schema.anyOf ?? []) as { anyOf?: unknown; const?: unknown }[]).flatMap(textsOf);
}

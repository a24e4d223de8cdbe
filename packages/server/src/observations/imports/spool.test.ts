import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { Spool } from './spool.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'wijkritme-spool-'));
const spool = new Spool(dataDir);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const body = (...parts: string[]) => Readable.from(parts.map((part) => Buffer.from(part)));

describe('Spool', () => {
  it('keeps a file as it came', async () => {
    expect(await spool.receive(1, body('ab', 'cd'), 4)).toBe(4);
    expect(readFileSync(join(dataDir, 'imports', '1'), 'utf8')).toBe('abcd');
    spool.remove(1);
    expect(spool.has(1)).toBe(false);
  });

  it('refuses a file that turns out too large, keeps nothing of it and leaves its sender able to read why', async () => {
    const sender = body('ab', 'cd', 'e', 'f', 'g', 'h');
    await expect(spool.receive(2, sender, 4)).rejects.toMatchObject({ code: 'too_large' });
    expect(spool.has(2)).toBe(false);
    expect(sender.destroyed).toBe(false);
  });

  it('keeps nothing of a file whose sender went away', async () => {
    const sender = new Readable({ read: () => {} });
    sender.push('half');
    setImmediate(() => sender.destroy(new Error('gone')));
    await expect(spool.receive(3, sender, 100)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(spool.has(3)).toBe(false);
  });

  it('removes files that belong to no import', async () => {
    await spool.receive(4, body('a'), 9);
    await spool.receive(5, body('b'), 9);
    spool.keepOnly(new Set([5]));
    expect(readdirSync(join(dataDir, 'imports'))).toEqual(['5']);
  });
});

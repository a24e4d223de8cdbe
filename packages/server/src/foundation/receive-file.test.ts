import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { receiveFile } from './receive-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'wijkritme-receive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const body = (...parts: string[]) => Readable.from(parts.map((part) => Buffer.from(part)));

test('a file is kept as it came, and its checksum is told', async () => {
  const path = join(folder, 'whole');
  const sha256 = createHash('sha256').update('abcd').digest('hex');
  expect(await receiveFile(path, body('ab', 'cd'), 4)).toEqual({ bytes: 4, sha256 });
  expect(readFileSync(path, 'utf8')).toBe('abcd');
});

test('a full disk is told as one, and nothing stays', async () => {
  const path = join(folder, 'full');
  // Every write to this device says that the disk is full.
  symlinkSync('/dev/full', path);
  await expect(receiveFile(path, body('ab'), 4)).rejects.toMatchObject({ code: 'unavailable' });
  expect(existsSync(path)).toBe(false);
});

test('of what breaks off in the middle nothing stays', async () => {
  const path = join(folder, 'half');
  const sender = new Readable({ read: () => {} });
  sender.push(Buffer.from('ab'));
  setImmediate(() => sender.destroy(new Error('gone')));
  await expect(receiveFile(path, sender, 100)).rejects.toMatchObject({ code: 'invalid_input' });
  expect(existsSync(path)).toBe(false);
});

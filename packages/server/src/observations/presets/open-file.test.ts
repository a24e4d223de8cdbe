import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPresetFile } from './open-file.ts';
import type { RowReader } from './preset.ts';

class TextReader implements RowReader {
  line = 0;
  text = '';
  startLine: number | undefined;
  isEnded = false;
  push(text: string): void {
    this.text += text;
  }
  end(): void {
    this.isEnded = true;
  }
  startAt(line: number): void {
    this.startLine = line;
  }
}
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function read(bytes: Uint8Array, { size = 7, maxTextBytes }: { size?: number; maxTextBytes?: number } = {}) {
  const reader = new TextReader();
  const progress: number[] = [];
  await readPresetFile(inPieces(bytes, size), reader, (done) => void progress.push(done), {
    maxTextBytes,
    startLine: 3,
  });
  return { ...reader, progress };
}
const text = 'naam;waarde\nCafé ’t Hoekje;1\nÎle 🚲;2\nlaatste';

describe('readPresetFile', () => {
  it.each([1, 2, 3, 7, 1000])('reads text in pieces of %i bytes, packed or not, without its mark', async (size) => {
    const bytes = Buffer.from(`\uFEFF${text}`);
    expect((await read(bytes, { size })).text).toBe(text);
    const packed = await read(gzipSync(bytes), { size });
    expect([packed.text, packed.isEnded, packed.startLine]).toEqual([text, true, 3]);
    expect(packed.progress.at(-1)).toBe(gzipSync(bytes).length);
  });

  it('reads an empty file', async () => {
    expect((await read(Buffer.alloc(0))).isEnded).toBe(true);
  });

  it('waits for onProgress', async () => {
    const bytes = Buffer.from('regel\n'.repeat(100_000));
    let isBusy = false;
    await readPresetFile(inPieces(bytes, 300_000), new TextReader(), async () => {
      expect(isBusy).toBe(false);
      isBusy = true;
      await Promise.resolve();
      isBusy = false;
    });
  });

  it('names the line that is not UTF-8', async () => {
    const latin1 = Buffer.concat([
      Buffer.from('a;b\nc;d\n'),
      Buffer.from([0x43, 0x61, 0x66, 0xe9, 0x0a]),
      Buffer.from('e\n'),
    ]);
    for (const size of [1, 5, 100]) await expect(read(latin1, { size })).rejects.toThrow(/Line 3: This is not UTF-8/);
    await expect(read(Buffer.from([0x61, 0x0a, 0xe9]))).rejects.toThrow(/Line 2/);
  });

  it('stops at a packed file that is broken off, or that grows too large', async () => {
    const packed = gzipSync(Buffer.from('0123456789\n'.repeat(1000)));
    await expect(read(packed.subarray(0, 40))).rejects.toThrow(/^file_unreadable: .*damaged/);
    await expect(read(packed, { maxTextBytes: 5000 })).rejects.toThrow(/^too_large/);
  });
});

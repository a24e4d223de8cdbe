import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FakeClamd, startFakeClamd, TEST_VIRUS } from '../../../testing/fake-clamd.ts';
import {
  docxOf,
  jpegWithPlace,
  packageOf,
  pdf,
  pngWithPlace,
  tellsPlace,
  webpWithPlace,
} from '../../../testing/sample-files.ts';
import { AttachmentStore } from './attachment-store.ts';

let dataDir: string;
let clamd: FakeClamd;
let plain: AttachmentStore;
let scanned: AttachmentStore;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'wijkritme-case-files-'));
  clamd = await startFakeClamd();
  plain = new AttachmentStore(dataDir, undefined);
  scanned = new AttachmentStore(dataDir, { address: clamd.address });
});
afterAll(async () => {
  await clamd.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const body = (file: Buffer) => Readable.from([file.subarray(0, 10), file.subarray(10)]);
const take = (fileName: string, file: Buffer, mime?: string, store = plain) =>
  store.take(body(file), { fileName, mime });
const inFolder = () => readdirSync(join(dataDir, 'case-files')).sort();

describe('what is kept', () => {
  test.each<[string, Buffer, string, string?]>([
    ['verslag.pdf', pdf, 'application/pdf'],
    ['Verslag.PDF', pdf, 'application/pdf', 'application/pdf'],
    ['brief.docx', docxOf(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['lijst.csv', Buffer.from('dag;aantal\n1;2\n'), 'text/csv', 'application/vnd.ms-excel'],
    ['notitie.txt', Buffer.from('Het café was open.\r\n'), 'text/plain', 'text/plain; charset=utf-8'],
  ])('%s, as it came', async (name, file, type, mime) => {
    const kept = await take(name, file, mime);
    expect(kept).toMatchObject({ type, bytes: file.length, scanned: false, stripped: false });
    expect(readFileSync(join(dataDir, 'case-files', kept.key)).equals(file)).toBe(true);
    plain.remove(kept.key);
  });

  test.each<[string, Buffer]>([
    ['foto.jpg', jpegWithPlace()],
    ['foto.png', pngWithPlace()],
    ['foto.webp', webpWithPlace()],
  ])('%s, without where it was made', async (name, file) => {
    expect(tellsPlace(file)).toBe(true);
    const kept = await take(name, file);
    const stored = readFileSync(join(dataDir, 'case-files', kept.key));
    expect(kept).toMatchObject({ stripped: true, bytes: stored.length });
    expect(tellsPlace(stored)).toBe(false);
    // What draws it stays, and what was taken out once is not there to be taken out again.
    const again = await take(name, stored);
    expect(again.sha256).toBe(kept.sha256);
    plain.remove(kept.key);
    plain.remove(again.key);
  });

  test('how a photo is turned stays', async () => {
    const kept = await take('foto.jpg', jpegWithPlace(6));
    const stored = readFileSync(join(dataDir, 'case-files', kept.key));
    expect(stored.toString('hex')).toContain(
      '457869660000 4d4d002a00000008 0001 011200030000000100060000'.replaceAll(' ', ''),
    );
    expect(stored.includes(Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]))).toBe(true);
    plain.remove(kept.key);
  });
});

describe('what is refused, and leaves nothing behind', () => {
  const long = 'a'.repeat(100);
  test.each<[string, Buffer, string, string?]>([
    ['programma.exe', pdf, 'unsupported_media_type'],
    ['plaatje.svg', Buffer.from('<svg onload="alert(1)"/>'), 'unsupported_media_type'],
    ['pagina.html', Buffer.from('<script>'), 'unsupported_media_type'],
    ['zonder-einde', pdf, 'unsupported_media_type'],
    ['foto.jpg', pdf, 'unsupported_media_type'],
    ['verslag.pdf', Buffer.from('<html>'), 'unsupported_media_type'],
    ['verslag.pdf', pdf, 'unsupported_media_type', 'text/html'],
    ['notitie.txt', Buffer.from([0x41, 0, 0x42]), 'unsupported_media_type'],
    ['notitie.txt', Buffer.from([0xff, 0xfe, 0x41]), 'unsupported_media_type'],
    ['brief.docx', packageOf({ name: 'a.txt', body: 'a' }), 'unsupported_media_type'],
    ['brief.docx', docxOf({ name: 'word/vbaProject.bin', body: 'x' }), 'unsupported_media_type'],
    ['brief.docx', docxOf({ name: 'word/bom.xml', body: long, says: 4_000_000_000 }), 'too_large'],
    ['foto.jpg', jpegWithPlace().subarray(0, 60), 'file_unreadable'],
    ['foto.png', pngWithPlace().subarray(0, 60), 'file_unreadable'],
    ['leeg.pdf', Buffer.alloc(0), 'file_unreadable'],
  ])('%s (%#): %s', async (name, file, code, mime) => {
    const before = inFolder();
    await expect(take(name, file, mime)).rejects.toMatchObject({ code });
    expect(inFolder()).toEqual(before);
  });

  test('one that breaks off in the middle', async () => {
    const before = inFolder();
    const sender = new Readable({ read: () => {} });
    sender.push(pdf);
    setImmediate(() => sender.destroy(new Error('gone')));
    await expect(plain.take(sender, { fileName: 'a.pdf', mime: undefined })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    expect(inFolder()).toEqual(before);
  });
});

describe('with a virus scanner', () => {
  test('what it finds nothing in is kept, and says that it was scanned', async () => {
    const kept = await take('a.pdf', pdf, undefined, scanned);
    expect(kept.scanned).toBe(true);
    expect(clamd.seen).toBe(pdf.length);
    scanned.remove(kept.key);
  });

  test.each([
    ['works', Buffer.from(TEST_VIRUS), 'file_infected'],
    ['silent-end', Buffer.from('niets'), 'unavailable'],
    ['too-large', Buffer.from('niets'), 'unavailable'],
  ] as const)('%s: a file is not kept (%#)', async (mood, file, code) => {
    clamd.mood = mood;
    const before = inFolder();
    await expect(take('a.txt', file, undefined, scanned)).rejects.toMatchObject({ code });
    expect(inFolder()).toEqual(before);
    clamd.mood = 'works';
  });

  test('that is not there, nothing is kept', async () => {
    const gone = new AttachmentStore(dataDir, { address: join(dataDir, 'no-socket') });
    const before = inFolder();
    await expect(take('a.pdf', pdf, undefined, gone)).rejects.toMatchObject({ code: 'unavailable' });
    expect(inFolder()).toEqual(before);
  });
});

test('a start removes what a killed server left, and what is not whole is not handed over', async () => {
  const kept = await take('a.pdf', pdf);
  writeFileSync(join(dataDir, 'case-files', 'incoming-half'), 'ha');
  writeFileSync(join(dataDir, 'case-files', 'without-row'), 'x');
  plain.keepOnly(new Set([kept.key]));
  expect(inFolder()).toEqual([kept.key]);
  expect(() => plain.open(kept.key, pdf.length + 1)).toThrow(/not whole/);
  expect(() => plain.open('00000000', 1)).toThrow(/not whole/);
});

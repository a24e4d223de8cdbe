import { crc32 } from 'node:zlib';

/** Small files of each kind that a case keeps, made here byte by byte; the place in them is made up. */

const PLACE = 'GPS 52.1 5.1 geheime-plek';

const segment = (code: number, body: Buffer) => {
  const head = Buffer.from([0xff, code, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/** Exif with an orientation and, in the maker's words, a place. */
function exif(turn: number): Buffer {
  const entry = Buffer.from('011200030000000100000000', 'hex');
  entry.writeUInt16BE(turn, 8);
  const tiff = Buffer.concat([Buffer.from('4d4d002a000000080001', 'hex'), entry, Buffer.alloc(4), Buffer.from(PLACE)]);
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]));
}

export function jpegWithPlace(turn = 6): Buffer {
  const start = Buffer.from([0xff, 0xd8]);
  const jfif = segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'));
  const comment = segment(0xfe, Buffer.from(PLACE));
  const tables = [
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, Buffer.alloc(15, 1)),
    segment(0xc4, Buffer.alloc(29, 1)),
  ];
  const scan = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]));
  const coded = Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]);
  const end = Buffer.from([0xff, 0xd9]);
  return Buffer.concat([start, jfif, exif(turn), comment, ...tables, scan, coded, end, Buffer.from(`meer ${PLACE}`)]);
}

const chunk = (kind: string, body: Buffer) => {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const made = Buffer.alloc(8);
  made.writeUInt32BE(body.length, 0);
  made.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([made.subarray(0, 4), named, made.subarray(4)]);
};

export function pngWithPlace(): Buffer {
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
    chunk('tEXt', Buffer.from(`Comment\0${PLACE}`)),
    chunk('eXIf', Buffer.from(PLACE)),
    chunk('IDAT', Buffer.from('789c63000000020001', 'hex')),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function webpWithPlace(): Buffer {
  const part = (kind: string, body: Buffer) => {
    const head = Buffer.from(`${kind}\0\0\0\0`, 'latin1');
    head.writeUInt32LE(body.length, 4);
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
  };
  const parts = Buffer.concat([
    part('VP8X', Buffer.from([0b1100, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    part('VP8L', Buffer.from([0x2f, 0, 0, 0, 0])),
    part('EXIF', Buffer.from(PLACE)),
    part('XMP ', Buffer.from(PLACE)),
  ]);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(4 + parts.length, 4);
  return Buffer.concat([head, parts]);
}

export const tellsPlace = (file: Buffer): boolean => file.includes('geheime-plek');

export interface PackagePart {
  readonly name: string;
  readonly body: string;
  /** As the package says it would be, unfolded. */
  readonly says?: number;
}

/** A ZIP package without compression. */
export function packageOf(...parts: readonly PackagePart[]): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, body, says = body.length } of parts) {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(body), 10);
    fields.writeUInt32LE(body.length, 14);
    fields.writeUInt32LE(says, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, Buffer.from(name + body)]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), fields, rest, Buffer.from(name)]));
    bodies.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, directory, end]);
}

const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const contents = `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;

export const docxOf = (...more: readonly PackagePart[]): Buffer =>
  packageOf(
    { name: '[Content_Types].xml', body: contents },
    { name: 'word/document.xml', body: '<w:document/>' },
    ...more,
  );

export const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

const MARK = 0xff;
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP1 = 0xe1;
const APP2 = 0xe2;
/** Tables, frames and restarts; JFIF and Adobe tell how colours are stored [ITU-T T.81, table B.1]. */
const isDrawing = (code: number) => (code >= 0xc0 && code <= 0xdf && code !== EOI) || code === 0xe0 || code === 0xee;

/** Keeps what draws the picture, its colour profile, and how it is turned. @throws RangeError */
export function stripJpeg(picture: Buffer): Buffer {
  if (picture.readUInt16BE(0) !== (MARK << 8) + SOI) throw new RangeError('no start');
  const kept: Buffer[] = [picture.subarray(0, 2)];
  for (let at = 2; ; ) {
    if (picture.readUInt8(at) !== MARK) throw new RangeError('no marker');
    const code = picture.readUInt8(at + 1);
    if (code === MARK) {
      at += 1; // fill bytes
      continue;
    }
    // What follows the end is no part of the picture: previews and whole other pictures hide there.
    if (code === EOI) return Buffer.concat([...kept, picture.subarray(at, at + 2)]);
    const end = at + 2 + picture.readUInt16BE(at + 2);
    if (end > picture.length) throw new RangeError('cut off');
    const segment = picture.subarray(at, end);
    if (code === APP1) kept.push(...turned(segment));
    else if (isDrawing(code) || (code === APP2 && segment.includes('ICC_PROFILE\0'))) kept.push(segment);
    at = end;
    if (code !== SOS) continue;
    const next = endOfScan(picture, at);
    kept.push(picture.subarray(at, next));
    at = next;
  }
}

/** The first marker after coded data: not a stuffed byte, not a restart. */
function endOfScan(picture: Buffer, from: number): number {
  for (let at = picture.indexOf(MARK, from); at >= 0; at = picture.indexOf(MARK, at + 1)) {
    const code = picture.readUInt8(at + 1);
    if (code !== 0 && code !== MARK && !(code >= 0xd0 && code <= 0xd7)) return at;
  }
  throw new RangeError('no end');
}

const ORIENTATION = 0x0112;
const ENTRY_BYTES = 12;

/** An Exif segment with nothing but how the picture is turned, if the given one says so [Exif 2.32, 4.6.4 A]. */
function turned(segment: Buffer): Buffer[] {
  const turn = turnOf(segment);
  if (turn === undefined || turn < 2 || turn > 8) return [];
  const made = Buffer.from('ffe100224578696600004d4d002a00000008000101120003000000010000000000000000', 'hex');
  made.writeUInt16BE(turn, 28);
  return [made];
}

function turnOf(segment: Buffer): number | undefined {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return undefined;
  const tiff = segment.subarray(10);
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const two = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = two(start);
  for (let entry = 0; entry < count; entry++) {
    const at = start + 2 + entry * ENTRY_BYTES;
    if (two(at) === ORIENTATION) return two(at + 8);
  }
  return undefined;
}

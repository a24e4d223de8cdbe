/** Chunks that are needed to draw, still or moving [RFC 9649, 2.7]; Exif and XMP are not. */
const drawing = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const HEAD_BYTES = 12;
/** In VP8X: there is Exif, there is XMP. */
const TELLS = 0b1100;

/** Keeps what draws the picture. @throws RangeError */
export function stripWebp(picture: Buffer): Buffer {
  if (picture.toString('latin1', 0, 4) !== 'RIFF' || picture.toString('latin1', 8, 12) !== 'WEBP')
    throw new RangeError('no start');
  const last = 8 + picture.readUInt32LE(4);
  if (last > picture.length + 1) throw new RangeError('cut off');
  const kept: Buffer[] = [];
  for (let at = HEAD_BYTES; at + 8 <= last; ) {
    const bytes = picture.readUInt32LE(at + 4);
    const end = at + 8 + bytes + (bytes % 2);
    if (at + 8 + bytes > picture.length) throw new RangeError('cut off');
    const chunk = Buffer.from(picture.subarray(at, end));
    const kind = chunk.toString('latin1', 0, 4);
    if (kind === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~TELLS, 8);
    if (drawing.has(kind)) kept.push(chunk);
    at = end;
  }
  if (kept.length === 0) throw new RangeError('empty');
  const head = Buffer.from(picture.subarray(0, HEAD_BYTES));
  head.writeUInt32LE(4 + kept.reduce((sum, chunk) => sum + chunk.length, 0), 4);
  return Buffer.concat([head, ...kept]);
}

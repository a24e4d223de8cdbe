const START = Buffer.from('89504e470d0a1a0a', 'hex');
/** Chunks that are needed to draw, still or moving [PNG 3rd edition, 11]; texts, times and Exif are not. */
const drawing = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT'.split(' '),
);

/** Keeps what draws the picture. @throws RangeError */
export function stripPng(picture: Buffer): Buffer {
  if (!picture.subarray(0, START.length).equals(START)) throw new RangeError('no start');
  const kept: Buffer[] = [START];
  for (let at = START.length; ; ) {
    const end = at + 12 + picture.readUInt32BE(at);
    if (end > picture.length) throw new RangeError('cut off');
    const kind = picture.toString('latin1', at + 4, at + 8);
    if (drawing.has(kind)) kept.push(picture.subarray(at, end));
    // What follows the end is no part of the picture.
    if (kind === 'IEND') return Buffer.concat(kept);
    at = end;
  }
}

import { WijkritmeError } from '@wijkritme/contract';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';

/**
 * A picture without what tells of its making: place (GPS), time, camera, maker's notes, thumbnails, texts. Only parts that
 * are needed to draw it stay, and how it is to be turned.
 * @throws WijkritmeError file_unreadable: it is not built as it should be
 */
export function stripPicture(mime: string, picture: Buffer): Buffer {
  const strip = { 'image/jpeg': stripJpeg, 'image/png': stripPng, 'image/webp': stripWebp }[mime];
  if (!strip) throw new Error(`no pictures of ${mime}`);
  try {
    return strip(picture);
  } catch (cause) {
    if (cause instanceof RangeError)
      throw new WijkritmeError('file_unreadable', {
        nl: 'Deze afbeelding is stuk. Open haar, sla haar op en stuur dat.',
        en: 'This picture is broken. Open it, save it and send that.',
      });
    throw cause;
  }
}

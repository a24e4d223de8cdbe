import type { Format } from '../i18n/format.ts';

const GIBIBYTE = 1_024 ** 3;
const SPACE = '\u00a0';

/** A size as one would say it of a disk. @example sizeText(2_147_483_648, format) // '2 GiB' */
export const sizeText = (bytes: number, format: Pick<Format, 'bytes' | 'number'>): string =>
  bytes < GIBIBYTE ? format.bytes(bytes) : `${format.number(bytes / GIBIBYTE)}${SPACE}GiB`;

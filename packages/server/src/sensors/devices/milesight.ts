import { scaled, signed16Little, unsigned16Little } from './bytes.ts';
import { type Decoded, type DecodedReading, noReading, tooShort } from './device.ts';

/**
 * Messages of Milesight: parts of channel, type and data, one after the other; numbers have their low byte first. A part that is
 * not known ends the reading, because its length is not known either.
 */
const parts: Readonly<
  Record<string, { readonly length: number; readonly read?: (data: Uint8Array) => DecodedReading[] }>
> = {
  // Battery, in percent: no reading of the place.
  '0175': { length: 1 },
  // Version, serial number and start, when the device begins.
  ff01: { length: 1 },
  ff09: { length: 2 },
  ff0a: { length: 2 },
  ff0b: { length: 1 },
  ff0f: { length: 1 },
  ff16: { length: 8 },
  ffff: { length: 2 },
  '0367': { length: 2, read: (data) => [{ channel: 'temperature', value: scaled(signed16Little(data, 0), 10) }] },
  '0468': { length: 1, read: (data) => [{ channel: 'humidity', value: scaled(data[0] as number, 2) }] },
  '057d': { length: 2, read: (data) => [{ channel: 'co2', value: unsigned16Little(data, 0) }] },
  // Pressure: not a registered property.
  '0673': { length: 2 },
  // Weighting, then the level now, the mean level and the highest; only the mean is kept.
  '055b': { length: 7, read: (data) => [{ channel: 'laeq', value: scaled(unsigned16Little(data, 3), 10) }] },
};

export function decodeMilesight(bytes: Uint8Array): Decoded {
  const readings: DecodedReading[] = [];
  for (let at = 0; at + 2 <= bytes.length; ) {
    const part = parts[Buffer.from(bytes.subarray(at, at + 2)).toString('hex')];
    if (!part) break;
    const data = bytes.subarray(at + 2, at + 2 + part.length);
    if (data.length < part.length) return tooShort;
    readings.push(...(part.read?.(data) ?? []));
    at += 2 + part.length;
  }
  return readings.length > 0 ? { ok: true, readings } : noReading;
}

import type { BothTexts } from '@wijkritme/contract';

/** What one channel of a device says. `time` in UTC ms where the device says when; else the moment of receipt counts. */
export interface DecodedReading {
  readonly channel: string;
  readonly value: number;
  readonly time?: number;
}

/**
 * A message in numbers, or why not: `no-reading` is a message of another kind (a start, a setting), which is fine;
 * `too-short` and `not-this-device` do not fit.
 */
export type Decoded =
  | { readonly ok: true; readonly readings: readonly DecodedReading[] }
  | { readonly ok: false; readonly reason: 'no-reading' | 'too-short' | 'not-this-device' };

/** Something that the device measures; it becomes a datastream. */
export interface DeviceChannel {
  readonly id: string;
  readonly name: BothTexts;
  /** Id of a registered property; the values are in its unit. */
  readonly property: string;
}

interface DeviceFacts {
  readonly id: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly kind: BothTexts;
  /** Address of the public documentation of the messages. */
  readonly source: string;
  /** What to mind about people. */
  readonly privacy: BothTexts;
  /** Usual time between messages. */
  readonly intervalSeconds: number;
  readonly channels: readonly DeviceChannel[];
  /** Lower-case parts of a model name by which an announcement is recognised. */
  readonly knownAs: readonly string[];
}

export interface LorawanDevice extends DeviceFacts {
  readonly carrier: 'lorawan';
  /** Pure: bytes and port to numbers in the units of the properties. */
  readonly decode: (bytes: Uint8Array, port: number) => Decoded;
  readonly examples: readonly { readonly hex: string; readonly port: number; readonly expected: Decoded }[];
}

export interface JsonDevice extends DeviceFacts {
  readonly carrier: 'json';
  /** Pure: the JSON that the device sends to numbers in the units of the properties. */
  readonly decode: (json: unknown) => Decoded;
  readonly examples: readonly { readonly json: unknown; readonly expected: Decoded }[];
}

export type DeviceDefinition = LorawanDevice | JsonDevice;

export const tooShort: Decoded = { ok: false, reason: 'too-short' };
export const noReading: Decoded = { ok: false, reason: 'no-reading' };
export const notThisDevice: Decoded = { ok: false, reason: 'not-this-device' };

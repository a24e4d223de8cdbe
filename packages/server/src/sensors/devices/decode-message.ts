import { limits } from '@wijkritme/contract';
import type { Decoded, DeviceDefinition } from './device.ts';
import { numberOf, recordOf } from './json.ts';

/** `failed`: the codec itself broke, which is a defect of ours. Nothing of the message is repeated. */
export type MessageResult = Decoded | { readonly ok: false; readonly reason: 'failed' | 'no-payload' | 'too-many' };

/** Base64 of what LoRaWAN carries: at most 242 bytes (RP002-1.0.4, 2.4.6); room is left for other networks. */
const MOST_BASE64 = 1_000;

/**
 * What a device or its network sent, in numbers. LoRaWAN comes as the uplink of The Things Stack v3
 * (`uplink_message.frm_payload` and `f_port`), JSON as the device sends it.
 */
export function decodeMessage(device: DeviceDefinition, body: unknown): MessageResult {
  try {
    const decoded = device.carrier === 'json' ? device.decode(body) : decodeUplink(device.decode, body);
    if (decoded.ok && decoded.readings.length > limits.uplinkReadings) return { ok: false, reason: 'too-many' };
    return decoded;
  } catch {
    return { ok: false, reason: 'failed' };
  }
}

function decodeUplink(decode: (bytes: Uint8Array, port: number) => Decoded, body: unknown): MessageResult {
  const uplink = recordOf(recordOf(body)?.uplink_message);
  const payload = uplink?.frm_payload;
  if (!uplink || typeof payload !== 'string' || payload.length > MOST_BASE64)
    return { ok: false, reason: 'no-payload' };
  const decoded = decode(Uint8Array.from(Buffer.from(payload, 'base64')), numberOf(uplink.f_port));
  if (!decoded.ok) return decoded;
  const time = timeOf(uplink);
  return time === undefined ? decoded : { ok: true, readings: decoded.readings.map((one) => ({ time, ...one })) };
}

/** When the network heard the message; the same message again is then the same reading. */
function timeOf({ received_at: received }: Readonly<Record<string, unknown>>): number | undefined {
  const time = typeof received === 'string' && received.length <= 40 ? Date.parse(received) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.floor(time);
}

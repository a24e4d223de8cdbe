import { type Decoded, type DecodedReading, noReading, notThisDevice } from './device.ts';
import { numberOf, recordOf } from './json.ts';

const MOST_VALUES = 100;

/**
 * The list of values that firmware of sensor.community posts to an own server: `{"sensordatavalues": [{"value_type": …,
 * "value": "…"}]}`. The number of the chip that stands beside it is read past.
 * @param channels channel by value type
 */
export function decodeSensorCommunity(json: unknown, channels: ReadonlyMap<string, string>): Decoded {
  const values = recordOf(json)?.sensordatavalues;
  if (!Array.isArray(values) || values.length > MOST_VALUES) return notThisDevice;
  const readings = values.flatMap((one): DecodedReading[] => {
    const { value_type: type, value } = recordOf(one) ?? {};
    const channel = typeof type === 'string' ? channels.get(type) : undefined;
    const number = numberOf(value);
    return channel === undefined || Number.isNaN(number) ? [] : [{ channel, value: number }];
  });
  return readings.length > 0 ? { ok: true, readings } : noReading;
}

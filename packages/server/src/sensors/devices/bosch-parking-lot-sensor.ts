import { type Decoded, type LorawanDevice, noReading, tooShort } from './device.ts';

/** A change of state and the daily sign of life both hold the state, in the lowest bit of their first byte. */
const STATUS_PORT = 1;
const HEARTBEAT_PORT = 2;

function decode(bytes: Uint8Array, port: number): Decoded {
  if (port !== STATUS_PORT && port !== HEARTBEAT_PORT) return noReading;
  const [state] = bytes;
  if (state === undefined) return tooShort;
  return { ok: true, readings: [{ channel: 'occupied', value: (state & 1) * 100 }] };
}

/** Is one parking space taken? */
export const boschParkingLotSensor: LorawanDevice = {
  id: 'bosch-parking-lot-sensor',
  manufacturer: 'Bosch',
  model: 'Parking Lot Sensor TPS110',
  kind: { nl: 'parkeersensor', en: 'parking sensor' },
  source: 'https://www.readkong.com/page/parking-lot-sensor-communication-interface-technical-1048099',
  carrier: 'lorawan',
  privacy: {
    nl: 'Ziet of er een auto staat, niet welke. Eén vak kan bij één bewoner horen: tel vakken samen.',
    en: 'Sees whether a car stands there, not which. One space may belong to one resident: add spaces up.',
  },
  intervalSeconds: 86_400,
  knownAs: ['tps110', 'parking lot sensor'],
  channels: [{ id: 'occupied', name: { nl: 'vak bezet', en: 'space taken' }, property: 'occupancy' }],
  decode,
  examples: [
    { hex: '01', port: 1, expected: { ok: true, readings: [{ channel: 'occupied', value: 100 }] } },
    { hex: '00', port: 2, expected: { ok: true, readings: [{ channel: 'occupied', value: 0 }] } },
    { hex: '0000000000000000000000000017050001', port: 3, expected: { ok: false, reason: 'no-reading' } },
    { hex: '', port: 1, expected: { ok: false, reason: 'too-short' } },
  ],
};

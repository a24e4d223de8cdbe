import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PacketGuard } from './packet-guard.ts';

function frame(length: number): Uint8Array {
  const head = [0x30];
  let rest = length;
  do {
    head.push((rest % 128) | (rest >= 128 ? 0x80 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return Uint8Array.from([...head, ...new Array<number>(length).fill(0xff)]);
}

test('lets frames of any length through up to the limit, however they are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2_000), { maxLength: 5 }), fc.nat(3_000), (lengths, most) => {
      const bytes = Buffer.concat(lengths.map(frame));
      const isFine = lengths.every((length) => length <= most);
      const whole = new PacketGuard(most).take(bytes);
      const guard = new PacketGuard(most);
      const bitten = [...bytes].every((byte) => guard.take(Uint8Array.of(byte)));
      expect([whole, bitten]).toEqual([isFine, isFine]);
    }),
  );
});

test('says no to a frame of 256 MB at its fifth byte, and to a length without end', () => {
  expect(new PacketGuard(100_000).take(Uint8Array.of(0x30, 0xff, 0xff, 0xff, 0x7f))).toBe(false);
  expect(new PacketGuard(100_000).take(Uint8Array.of(0x30, 0xff, 0xff, 0xff, 0xff))).toBe(false);
});

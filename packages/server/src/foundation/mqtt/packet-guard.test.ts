import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PacketGuard } from './packet-guard.ts';

function packet(length: number): Buffer {
  const header = [0x30];
  let rest = length;
  do {
    header.push((rest % 128) + (rest >= 128 ? 128 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return Buffer.concat([Buffer.from(header), Buffer.alloc(length, 0xff)]);
}

it('lets through what fits and stops the first that does not, however the bytes are cut', () => {
  const sizes = fc.array(fc.nat(40_000), { maxLength: 6 });
  const cuts = fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(sizes, cuts, (lengths, steps) => {
      const guard = new PacketGuard(20_000);
      const bytes = Buffer.concat(lengths.map(packet));
      let accepted = true;
      for (let at = 0, i = 0; at < bytes.length && accepted; i++) {
        const step = steps[i % steps.length] as number;
        accepted = guard.accepts(bytes.subarray(at, at + step));
        at += step;
      }
      expect(accepted).toBe(lengths.every((length) => length <= 20_000));
    }),
  );
});

it('stops a length of five bytes', () => {
  expect(new PacketGuard(20_000).accepts(Buffer.from([0x10, 0x80, 0x80, 0x80, 0x80, 0x01]))).toBe(false);
});

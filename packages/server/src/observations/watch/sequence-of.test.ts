import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sequenceOfMessage } from './sequence-of.ts';

const device = { kind: 'device', credential: 'certificate 3', thingId: 7 } as const;
const numbers = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

test('a message without a number stays as it is, whatever it holds', () => {
  const others = fc.jsonValue().filter((value) => !(value instanceof Object && 'sequenceNumber' in value));
  fc.assert(
    fc.property(others, (message) => {
      expect(sequenceOfMessage(device, message)).toEqual({ ok: true, sequence: undefined, reading: message });
    }),
  );
});

test('the number is taken out, and counts within the credential of the device', () => {
  fc.assert(
    fc.property(numbers, fc.double({ noNaN: true }), (sequenceNumber, result) => {
      expect(sequenceOfMessage(device, { result, sequenceNumber })).toEqual({
        ok: true,
        sequence: { thingId: 7, session: 'certificate 3', number: sequenceNumber },
        reading: { result },
      });
    }),
  );
});

test('anything else in its place is refused without being repeated', () => {
  const wrong = fc
    .jsonValue()
    .filter((value) => !(typeof value === 'number' && Number.isSafeInteger(value) && value >= 0));
  fc.assert(
    fc.property(wrong, (sequenceNumber) => {
      expect(sequenceOfMessage(device, { result: 1, sequenceNumber })).toEqual({
        ok: false,
        detail: `sequenceNumber must be a whole number from 0 to ${Number.MAX_SAFE_INTEGER}.`,
      });
    }),
  );
});

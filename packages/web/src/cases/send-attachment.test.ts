import { limits } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { addressOfAttachment, faultOf } from './send-attachment.ts';

test.each([
  ['verslag.pdf', 10, undefined],
  ['Foto van het plein.JPG', limits.attachmentBytes, undefined],
  ['programma.exe', 10, 'type'],
  ['zonder', 10, 'type'],
  ['film.pdf', 2 * 1024 ** 3, 'size'],
  ['leeg.txt', 0, 'empty'],
])('%s of %i bytes: %s', (name, size, fault) => {
  expect(faultOf({ name, size })).toBe(fault);
});

test('the address of a file holds both numbers', () => {
  expect(addressOfAttachment(4, 12)).toBe('/v1/cases/4/attachments/12');
});

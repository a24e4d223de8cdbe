import { expect, test } from 'vitest';
import { connectPacket, publishPacket } from './raw-mqtt.ts';

test('publish with QoS 1: length, topic, id, payload', () => {
  expect([...publishPacket('a/b', 'xy', 258)]).toEqual([0x32, 9, 0, 3, 97, 47, 98, 1, 2, 120, 121]);
});

test('a length above 127 takes two bytes', () => {
  const packet = publishPacket('t', 'x'.repeat(200), 1);
  expect([packet[1], packet[2]]).toEqual([205 - 128 + 128, 1]);
  expect(packet.length).toBe(3 + 205);
});

test('connect names protocol level 4 and carries the key as password', () => {
  const packet = connectPacket('me', 'key');
  expect(packet.subarray(2, 12)).toEqual(Buffer.from([0, 4, 77, 81, 84, 84, 4, 0b1100_0010, 0, 60]));
  expect(packet.toString('latin1').endsWith('key')).toBe(true);
});

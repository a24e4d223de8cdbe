import { limits } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { GuestListeners } from './guest-listeners.ts';

const MINUTE = 60_000;
/** How many of so many new connections may listen, each of an address of its own. */
const admitted = (guests: GuestListeners, many: number, now: number, address = (n: number) => `192.0.2.${n}`) =>
  Array.from({ length: many }, (_, n) => guests.admits({}, address(n), now)).filter(Boolean).length;

test('so many connections for all, and one that leaves makes room', () => {
  const guests = new GuestListeners();
  const first = {};
  expect(guests.admits(first, '198.51.100.1', 0)).toBe(true);
  expect(admitted(guests, limits.guestListeners, 0)).toBe(limits.guestListeners - 1);
  guests.forget(first);
  expect([guests.isListening(first), admitted(guests, 2, 0)]).toEqual([false, 1]);
});

test('so many subscriptions of an address in a minute, whoever leaves; the next minute there are more', () => {
  const guests = new GuestListeners();
  const comeAndGo = (many: number, now: number) => {
    let come = 0;
    for (let n = 0; n < many; n++) {
      const connection = {};
      if (guests.admits(connection, '198.51.100.1', now)) come += 1;
      guests.forget(connection);
    }
    return come;
  };
  expect(comeAndGo(limits.guestSubscribesPerAddress + 5, 0)).toBe(limits.guestSubscribesPerAddress);
  expect(guests.admits({}, '198.51.100.2', MINUTE - 1)).toBe(true);
  expect(comeAndGo(3, MINUTE)).toBe(3);
});

test('so many subscriptions of all in a minute', () => {
  const guests = new GuestListeners();
  let admits = 0;
  for (let n = 0; n < limits.guestSubscribesPerMinute + 5; n++) {
    const connection = {};
    if (guests.admits(connection, `192.0.2.${n}`, 0)) admits += 1;
    guests.forget(connection);
  }
  expect(admits).toBe(limits.guestSubscribesPerMinute);
});

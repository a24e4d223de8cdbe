import { useState } from 'react';

const storageKey = 'wijkritme.devices';

/** What this reader decided about new devices, and when this screen first saw them. */
export interface DeviceMemory {
  /** Permanent per device; a notice that was dismissed does not come back (ux.md 5, Home Assistant). */
  readonly ignored: readonly number[];
  /** Until this instant the card stays away. */
  readonly later: Readonly<Record<number, number>>;
  readonly seen: Readonly<Record<number, number>>;
}

const empty: DeviceMemory = { ignored: [], later: {}, seen: {} };

function read(): DeviceMemory {
  try {
    return { ...empty, ...JSON.parse(localStorage.getItem(storageKey) ?? '{}') };
  } catch {
    return empty;
  }
}

export function useDeviceMemory() {
  const [memory, setMemory] = useState(read);
  const change = (next: Partial<DeviceMemory>) => {
    const merged = { ...memory, ...next };
    setMemory(merged);
    try {
      localStorage.setItem(storageKey, JSON.stringify(merged));
    } catch {
      // Storage may be forbidden in this browser; the choice then lasts as long as the page.
    }
  };
  return { memory, change };
}

/** Remember when each device was first seen on this screen; gives back the same object when all are known. */
export function withSeen(memory: DeviceMemory, ids: readonly number[], now: number): DeviceMemory {
  const fresh = ids.filter((id) => memory.seen[id] === undefined);
  if (fresh.length === 0) return memory;
  return { ...memory, seen: { ...memory.seen, ...Object.fromEntries(fresh.map((id) => [id, now])) } };
}

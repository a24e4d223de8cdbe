/** Repeatable random numbers (mulberry32), 0 ≤ x < 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Reading {
  readonly datastream: number;
  readonly time: number;
  readonly value: number;
}

/** A street that breathes by day and week, with a feast now and then, an hour without a word and a stuck evening. */
export function streetReadings(
  datastream: number,
  period: { from: number; to: number; everyMs: number },
  random: () => number,
): Reading[] {
  const readings: Reading[] = [];
  const day = 86_400_000;
  let feastUntil = 0;
  for (let time = period.from; time <= period.to; time += period.everyMs) {
    if (random() < 0.002) feastUntil = time + 3 * 3_600_000;
    if (random() < 0.001) time += 5 * 3_600_000;
    if (time > period.to) break;
    const hour = (time % day) / 3_600_000;
    const weekend = Math.floor(time / day) % 7 < 2 ? 0.6 : 1;
    const usual = 40 * weekend * (1.2 + Math.sin(((hour - 6) / 24) * 2 * Math.PI));
    const value = Math.round(usual * (time < feastUntil ? 4 : 1) + 6 * (random() - 0.5) + 5);
    readings.push({ datastream, time, value: Math.max(0, value) });
  }
  return readings;
}

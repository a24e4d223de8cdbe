import type { LabelledSeries } from './nab-files.ts';
import { createRandom, type Random } from './nab-random.ts';

const DAY_S = 86_400;
const START = Date.UTC(2014, 1, 14);
/** Series with anomalies per kind, and one without. */
const PER_KIND = 2;

/** What a kind of series looks like at row `i`; `since` is rows since the newest onset, NaN outside an event. */
type Shape = (row: { i: number; hour: number; since: number; event: number }) => number;

interface Kind {
  readonly name: string;
  readonly rows: number;
  readonly intervalS: number;
  /** Fewest and most events. */
  readonly events: readonly [number, number];
  /** Rows that an event lasts. */
  readonly lasts: number;
  create(random: Random): Shape;
}

/**
 * Series in the likeness of server, traffic, advertisement, temperature, taxi and message counts, with events of known onset.
 * A window of a tenth of the file, shared by its events, lies around each onset, as in the benchmark.
 */
export function createLabelledSeries(seed: number): LabelledSeries[] {
  return kinds.flatMap((kind, k) =>
    Array.from({ length: PER_KIND + 1 }, (_, j) =>
      createOne(kind, createRandom(seed * 1000 + k * 10 + j), j < PER_KIND),
    ),
  );
}

function createOne(kind: Kind, random: Random, hasEvents: boolean): LabelledSeries {
  const { rows, intervalS } = kind;
  const [fewest, most] = kind.events;
  const events = hasEvents ? fewest + Math.floor(random.uniform() * (most - fewest + 1)) : 0;
  const onsets = placeOnsets(rows, events, random);
  const shape = kind.create(random);
  const half = Math.floor((0.1 * rows) / Math.max(1, events) / 2);
  return {
    category: kind.name,
    name: kind.name,
    times: Float64Array.from({ length: rows }, (_, i) => START + i * intervalS * 1000),
    values: Float64Array.from({ length: rows }, (_, i) => {
      const event = onsets.findLastIndex((onset) => onset <= i);
      const age = i - (onsets[event] ?? Number.NaN);
      const since = age < kind.lasts ? age : Number.NaN;
      return shape({ i, hour: (((i * intervalS) % DAY_S) * 24) / DAY_S, since, event });
    }),
    windows: onsets.map((onset) => ({ first: Math.max(0, onset - half), last: Math.min(rows - 1, onset + half) })),
  };
}

/** Moments past the probation, with room for their windows. */
function placeOnsets(rows: number, events: number, random: Random): number[] {
  const room = (0.12 * rows) / Math.max(1, events);
  const onsets: number[] = [];
  while (onsets.length < events) {
    const onset = Math.floor(rows * (0.2 + 0.72 * random.uniform()));
    if (onsets.every((other) => Math.abs(other - onset) > room)) onsets.push(onset);
  }
  return onsets.sort((a, b) => a - b);
}

const happens = (since: number) => !Number.isNaN(since);
const daily = (hour: number, top: number) => Math.cos((2 * Math.PI * (hour - top)) / 24);

const kinds: readonly Kind[] = [
  {
    name: 'processor with spikes',
    rows: 4032,
    intervalS: 300,
    events: [1, 2],
    lasts: 30,
    create: ({ uniform, normal, exponential }) => {
      const base = 1 + 5 * uniform();
      const rate = 0.002 + 0.03 * uniform();
      const height = base * (1 + 3 * uniform());
      return ({ since }) => {
        const spike = uniform() < (happens(since) ? 0.5 : rate) ? height * exponential() : 0;
        return Math.max(0, base * (1 + 0.05 * normal()) + spike + (since === 0 ? 8 * height : 0));
      };
    },
  },
  {
    name: 'busy processor that drops',
    rows: 4032,
    intervalS: 300,
    events: [1, 2],
    lasts: 46,
    create: ({ uniform, normal }) => {
      const period = 50 + Math.floor(100 * uniform());
      return ({ i, since }) => {
        const dip = i % period < 2 ? 5 + 10 * uniform() : 0;
        const fall = happens(since) ? 35 * Math.exp(-since / 20) : 0;
        return Math.min(100, 93 + 1.5 * normal() - dip - fall);
      };
    },
  },
  {
    name: 'network traffic',
    rows: 4032,
    intervalS: 300,
    events: [1, 3],
    lasts: 5,
    create: ({ uniform, normal }) => {
      const base = Math.exp(10 + 2 * normal());
      const spread = 0.2 + 0.4 * uniform();
      return ({ i, since }) => {
        if (happens(since)) return base * (25 + 20 * uniform());
        return base * Math.exp(spread * normal()) * (i % 12 === 0 ? 3 + 2 * uniform() : 1);
      };
    },
  },
  {
    name: 'requests',
    rows: 4032,
    intervalS: 300,
    events: [1, 3],
    lasts: 24,
    create: ({ uniform, exponential, poisson }) => {
      const mean = 20 + 100 * uniform();
      const isRise = uniform() < 0.7;
      return ({ hour, since }) => {
        const usual = mean * (1 + 0.6 * daily(hour, 14)) * (uniform() < 0.01 ? 1.5 + 0.5 * exponential() : 1);
        if (!happens(since)) return poisson(usual);
        return poisson(isRise ? usual * (1 + 3 * Math.exp(-since / 20)) : 0.05 * usual);
      };
    },
  },
  {
    name: 'levels',
    rows: 4600,
    intervalS: 300,
    events: [1, 3],
    lasts: 1,
    create: ({ uniform, normal }) => {
      let level = 30;
      return ({ since, event }) => {
        if (happens(since)) level += (event % 2 === 0 ? -1 : 1) * (8 + 10 * uniform());
        if (uniform() < 0.0008) level += 2 * normal();
        return Math.max(0, level + 0.6 * normal());
      };
    },
  },
  {
    name: 'messages',
    rows: 15_860,
    intervalS: 300,
    events: [2, 4],
    lasts: 60,
    create: ({ uniform, normal, exponential, poisson }) => {
      const mean = 3 + 25 * uniform();
      let burst = 0;
      return ({ hour, since }) => {
        burst *= 0.85;
        if (uniform() < 0.006) burst += mean * (1 + 2 * exponential());
        if (since === 0) burst += mean * (15 + 25 * uniform());
        return poisson(mean * (1 + 0.7 * daily(hour, 13)) * Math.exp(0.35 * normal()) + burst);
      };
    },
  },
  {
    name: 'machine temperature',
    rows: 22_695,
    intervalS: 300,
    events: [2, 4],
    lasts: 280,
    create: ({ uniform, normal }) => {
      const depth = uniform() < 0.5 ? 60 : 35;
      let fast = 0;
      let slow = 0;
      return ({ since }) => {
        fast += -0.01 * fast + 0.6 * normal();
        slow += -0.0005 * slow + 0.12 * normal();
        const fall = happens(since) ? depth * Math.min(1, since / 60, (280 - since) / 80) : 0;
        return Math.max(0, 85 + slow + fast + 0.3 * normal() - fall);
      };
    },
  },
  {
    name: 'taxi rides',
    rows: 10_320,
    intervalS: 1800,
    events: [3, 5],
    lasts: 40,
    create: ({ normal }) => {
      return ({ i, hour, since, event }) => {
        const isWeekend = Math.floor(i / 48) % 7 >= 5;
        const day = 1 + 0.55 * daily(hour, 18) + 0.25 * Math.cos((4 * Math.PI * (hour - 9)) / 24);
        const week = isWeekend ? 0.9 + 0.25 * daily(hour, 1) : 1;
        const change = happens(since) ? (event % 2 === 0 ? 1.5 : 0.35) : 1;
        return Math.round(15_000 * day * week * change * (1 + 0.05 * normal()));
      };
    },
  },
  {
    name: 'room temperature',
    rows: 7267,
    intervalS: 3600,
    events: [1, 2],
    lasts: 30,
    create: ({ normal }) => {
      let drift = 0;
      return ({ hour, since }) => {
        drift += -0.01 * drift + 0.45 * normal();
        return 71 + drift + 1.5 * daily(hour, 16) + 0.5 * normal() - (happens(since) ? 10 * Math.min(1, since / 4) : 0);
      };
    },
  },
  {
    name: 'latency',
    rows: 4032,
    intervalS: 300,
    events: [2, 3],
    lasts: 4,
    create: ({ uniform, normal }) => {
      return ({ since }) =>
        45 + 1.8 * normal() + (uniform() < 0.003 ? 8 * uniform() : 0) + (happens(since) ? 18 + 25 * uniform() : 0);
    },
  },
  {
    name: 'wrong setting',
    rows: 18_050,
    intervalS: 300,
    events: [1, 1],
    lasts: 1400,
    create: ({ uniform, normal }) => {
      const period = 60 + Math.floor(60 * uniform());
      return ({ i, since }) => {
        const load = i % period < period / 4 ? 35 * uniform() : 0;
        return Math.min(100, 30 + load + 5 * Math.abs(normal()) + (happens(since) ? 22 : 0));
      };
    },
  },
  {
    name: 'shape of a day',
    rows: 4032,
    intervalS: 300,
    events: [1, 1],
    lasts: 140,
    create: ({ uniform, normal }) => {
      const [from, to] = [8 + 3 * uniform(), 17 + 2 * uniform()];
      const [night, noise] = [20, 1 + uniform()];
      const [busy, changed] = [
        [75, 20],
        [75, 45],
        [75, 150],
      ][Math.floor(3 * uniform())] as [number, number]; // one of three
      return ({ hour, since }) => {
        const isOpen = hour >= from && hour < to;
        return (isOpen ? (happens(since) ? changed : busy) : night) + noise * normal();
      };
    },
  },
  {
    name: 'density of spikes',
    rows: 4032,
    intervalS: 300,
    events: [1, 1],
    lasts: 200,
    create: ({ uniform }) => {
      const rate = 0.004 + 0.006 * uniform();
      return ({ since }) => (uniform() < (happens(since) ? 12 * rate : rate) ? 20 : 0);
    },
  },
  {
    name: 'travel times',
    rows: 2500,
    intervalS: 420,
    events: [1, 3],
    lasts: 10,
    create: ({ uniform, normal, exponential }) => {
      return ({ hour, since }) => {
        const rush = Math.exp(-(((hour - 8) / 1) ** 2)) + Math.exp(-(((hour - 17.3) / 1.2) ** 2));
        const usual =
          180 + 120 * rush * (0.6 + 0.6 * uniform()) + 25 * normal() + (uniform() < 0.01 ? 150 * exponential() : 0);
        return Math.max(0, Math.round(happens(since) ? 4 * usual + 600 * uniform() : usual));
      };
    },
  },
  {
    name: 'costs per click',
    rows: 1600,
    intervalS: 3600,
    events: [1, 4],
    lasts: 2,
    create: ({ uniform, normal }) => {
      const base = 0.1 + 0.5 * uniform();
      const spread = 0.15 + 0.2 * uniform();
      return ({ hour, since }) => {
        const usual = base * (1 + 0.3 * daily(hour, 11)) * Math.exp(spread * normal());
        return usual * (happens(since) ? 4 + 5 * uniform() : 1);
      };
    },
  },
];

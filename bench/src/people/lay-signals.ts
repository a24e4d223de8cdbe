import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DAY, HOUR } from '@wijkritme/contract';
import { makeFolder, removeFolder } from '../harness/clean-up.ts';
import type { Server } from '../harness/server.ts';
import { hourlyMapping, importFile } from '../intake/file-import.ts';

const PLACES = 20;
const SIGNALS = 10_000;
/** Every third reading is one that cannot be; three hours apart they are signals of their own. */
const EVERY = 3;
/** Readings before the first: so many steps are needed to know how fast a series changes. */
const LEAD_IN = 600;
/** A third of what a thermometer can measure, from one hour to the next. */
const JUMP = 45;
const LIMIT_MS = 150_000;
const corner = { lon: 5.3, lat: 52.5, size: 0.01 };

const thermometers = {
  ...hourlyMapping,
  values: [{ column: 'temperature', property: 'temperature', name: 'temperatuur' }],
};

export interface Laid {
  readonly signals: number;
  readonly places: readonly number[];
  readonly readings: number;
}

/**
 * Signals as the product makes them: twenty districts with one thermometer each come in by the import door, and every third
 * reading jumps as no temperature does. Each of those is told whatever the alarm budget, so their number is known beforehand.
 */
export async function laySignals(server: Server, scale: number): Promise<Laid> {
  await server.client.importPlaces({ body: districts() });
  const { items } = await server.client.listPlaces();
  const places = items.filter(({ code }) => code?.startsWith('RIJ')).map(({ id }) => id);
  const each = Math.ceil((SIGNALS * scale) / PLACES);
  const folder = makeFolder('people');
  const file = join(folder, 'thermometers.csv');
  const readings = await writeRows(file, each);
  await importFile(server, file, { mapping: { ...thermometers, positions: positions() }, limitMs: LIMIT_MS });
  removeFolder(folder);
  const wanted = each * PLACES;
  return { signals: await untilThere(server, wanted), places, readings };
}

async function writeRows(file: string, each: number): Promise<number> {
  const out = createWriteStream(file);
  out.write('post,time,temperature\n');
  const hours = LEAD_IN + each * EVERY + 1;
  const last = Math.floor(Date.now() / HOUR) * HOUR - HOUR;
  for (let hour = hours - 1; hour >= 0; hour--) {
    const time = last - hour * HOUR;
    const text = new Date(time).toISOString().slice(0, 19);
    let lines = '';
    for (let i = 0; i < PLACES; i++) {
      const jump = hour % EVERY === 1 && hour < each * EVERY ? JUMP : 0;
      lines += `Rij ${i + 1},${text}Z,${(temperatureAt(i, time) + jump).toFixed(1)}\n`;
    }
    if (!out.write(lines)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return hours * PLACES;
}

/** A day like any other. */
const temperatureAt = (series: number, time: number): number =>
  8 + (series % 5) * 0.3 + 10 * Math.sin(((time % DAY) / DAY) * 2 * Math.PI);

/** @returns how many there are: as many as were planted, or the bench fails */
async function untilThere(server: Server, wanted: number): Promise<number> {
  const until = performance.now() + LIMIT_MS;
  let next: string | null = null;
  while (performance.now() < until) {
    const page: { next: string | null; items: readonly unknown[] } = await server.client.listSignals({
      kind: 'implausible',
      limit: 1,
      after: String(wanted - 1),
    });
    next = page.next;
    if (page.items.length > 0) return next === null ? wanted : wanted + 1;
    await sleep(1_000);
  }
  throw new Error(`fewer than ${wanted} signals were made`);
}

function squareAt(index: number): { west: number; south: number } {
  return { west: corner.lon + (index % 5) * corner.size, south: corner.lat + Math.floor(index / 5) * corner.size };
}

function districts() {
  const features = Array.from({ length: PLACES }, (_, index) => {
    const { west, south } = squareAt(index);
    const [east, north] = [west + corner.size, south + corner.size];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    return {
      type: 'Feature' as const,
      geometry: { type: 'Polygon', coordinates: [ring] },
      properties: { code: `RIJ${index + 1}`, name: `Rij ${index + 1}` },
    };
  });
  return {
    features: { type: 'FeatureCollection' as const, features },
    kind: 'neighbourhood' as const,
    codeProperty: 'code',
    nameProperty: 'name',
    parents: [],
    timeZone: 'Europe/Amsterdam',
    country: 'NL',
    missingCodes: [],
  };
}

/** Of each thermometer, in the middle of its district. */
function positions(): Record<string, [number, number]> {
  return Object.fromEntries(
    Array.from({ length: PLACES }, (_, index) => {
      const { west, south } = squareAt(index);
      return [`Rij ${index + 1}`, [west + corner.size / 2, south + corner.size / 2] as [number, number]];
    }),
  );
}

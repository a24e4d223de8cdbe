import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Stretch } from '@wijkritme/engine';
import { CommandError } from '../exit-code.ts';
import { problemAt } from './read-table-problems.ts';
import { SeriesTime } from './series-time.ts';

/**
 * The known events of one file, from a list in the form of NAB's `combined_windows.json`: by file name a list of first and
 * last moments. Its `combined_labels.json`, with single moments, is read as well.
 * @param dataFile the file with the readings; only its name is looked for, without folder and `.gz`
 * @param zone of times without an offset
 * @throws CommandError naming what is wrong with the list
 */
export async function readWindows(path: string, dataFile: string, zone: string): Promise<Stretch[]> {
  const byFile = parseList(await readText(path), path);
  const wanted = nameOf(dataFile);
  const found = Object.entries(byFile).find(([key]) => nameOf(key) === wanted);
  if (!found) throw notListed(path, wanted, Object.keys(byFile));
  const [key, list] = found;
  const clock = new SeriesTime(zone);
  if (!Array.isArray(list)) throw notAList(path, key);
  return list.map((one) => toStretch(one, clock, { path, key })).sort((a, b) => a.start - b.start);
}

const nameOf = (path: string) => basename(path).replace(/\.gz$/, '');

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new CommandError({
      nl: `${path} kan niet worden gelezen. Controleer de naam en de rechten van --windows.`,
      en: `${path} cannot be read. Check the name and the permissions of --windows.`,
    });
  }
}

function parseList(text: string, path: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>; // an object
  throw problemAt(
    { file: path },
    'Dit is geen lijst van vensters. Nodig is JSON zoals {"bestand.csv": [["2024-01-01 10:00", "2024-01-01 12:00"]]}.',
    'This is no list of windows. Needed is JSON such as {"file.csv": [["2024-01-01 10:00", "2024-01-01 12:00"]]}.',
  );
}

function toStretch(one: unknown, clock: SeriesTime, where: { path: string; key: string }): Stretch {
  const [first, last] = Array.isArray(one) ? one : [one, one];
  const [start, end] = [toInstant(first, clock, where), toInstant(last, clock, where)];
  if (end < start) throw reversed(where.path, where.key, `${first} – ${last}`);
  return { start, end };
}

/** NAB writes millionths of a second; milliseconds are what is told apart here. */
function toInstant(text: unknown, clock: SeriesTime, { path, key }: { path: string; key: string }): number {
  const time = typeof text === 'string' ? clock.read(text.replace(/(\.\d{3})\d+/, '$1')) : Number.NaN;
  if (!Number.isNaN(time)) return time;
  const shown = String(JSON.stringify(text)).slice(0, 60);
  throw problemAt(
    { file: path },
    `Bij ${key} is ${shown} geen tijd. Schrijf bijvoorbeeld "2024-01-01 10:00".`,
    `At ${key}, ${shown} is no time. Write for example "2024-01-01 10:00".`,
  );
}

const notListed = (path: string, wanted: string, keys: readonly string[]) =>
  problemAt(
    { file: path },
    `${wanted} staat er niet in. Wel: ${keys.slice(0, 20).join(', ')}.`,
    `${wanted} is not in it. There are: ${keys.slice(0, 20).join(', ')}.`,
  );

const notAList = (path: string, key: string) =>
  problemAt(
    { file: path },
    `Bij ${key} staat geen lijst van vensters. Schrijf een lijst, leeg als er niets gebeurde.`,
    `At ${key} stands no list of windows. Write a list, empty where nothing happened.`,
  );

const reversed = (path: string, key: string, text: string) =>
  problemAt(
    { file: path },
    `Bij ${key} ligt het einde voor het begin: ${text}. Keer ze om.`,
    `At ${key} the end lies before the start: ${text}. Turn them round.`,
  );

import { existsSync, readFileSync } from 'node:fs';
import { findProperty } from '@wijkritme/contract';
import { describe, expect, it } from 'vitest';
import { presets } from '../index.ts';
import { Collector, openText, withoutStore } from './collect.ts';

const folder = new URL('../../../../../../fixtures/imports/', import.meta.url);
const readJson = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

const endings: Readonly<Record<string, string>> = { sensorthings: 'json', 'datex-ii': 'xml' };

/** Each preset of text has a made-up file with each of its traps, and what has to become of every value. */
describe.each(presets.filter(({ id }) => id !== 'parquet'))('$id', (preset) => {
  const fileName = `${preset.id}.${endings[preset.id] ?? 'csv'}`;
  const text = readFileSync(new URL(fileName, folder), 'utf8');
  const expected = readJson(`${preset.id}.expected.json`);
  const mappingName = `${preset.id}.mapping.json`;
  const mapping = existsSync(new URL(mappingName, folder)) ? readJson(mappingName) : undefined;

  const read = (pieces: readonly string[], startLine = 0) => {
    const found = new Collector();
    const reader = openText(preset, found, { fileName, mapping });
    reader.startAt(startLine);
    for (const piece of pieces) reader.push(piece);
    reader.end();
    return found;
  };

  it('tells of every value what became of it', () => {
    expect(read([text]).entries).toEqual(expected.entries);
  });

  it('describes the series', () => {
    const found = read([text]).datastreams.map(({ key, thing, property, position, intervalSeconds }) => {
      return { key, thing: thing.name, property, position, intervalSeconds };
    });
    expect(found).toEqual(expected.datastreams);
    for (const { property } of found) expect(findProperty(property)).toBeDefined();
  });

  it('does not care where the text is cut', () => {
    expect(read([...text]).entries).toEqual(expected.entries);
  });

  it('goes on where it was broken off', () => {
    const lines = new Set<number>(expected.entries.map(([line]: [number]) => line));
    for (const startLine of lines) {
      const left = expected.entries.filter(([line]: [number]) => line >= startLine);
      expect(read([text], startLine).entries.map(withoutStore)).toEqual(left.map(withoutStore));
    }
  });

  it('has words in both languages', () => {
    const words = [preset.name, preset.description, ...preset.handles];
    for (const { nl, en } of words) expect([nl, en].every((word) => word.length > 3)).toBe(true);
    expect(preset.accepts).toMatch(/^\.\w+/);
  });

  it('says clearly that another file is not of this kind', () => {
    const other = () => {
      const reader = openText(preset, new Collector(), { fileName: 'other.csv', mapping });
      reader.push('a,b\n1,2\n');
      reader.end();
    };
    expect(other).toThrow(/^file_unreadable: .*other\.csv/);
  });
});

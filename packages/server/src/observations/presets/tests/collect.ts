import type { RowVerdict } from '@wijkritme/contract';
import type { DatastreamTemplate, Preset, PresetOptions, RowReader, RowSink } from '../preset.ts';

/** What became of one value, as an import report tells it. */
export type Entry = readonly [line: number, column: string, verdict: RowVerdict, what: string];

/** An entry as the reader handed it on: it does not know what the store has already. */
export function withoutStore([line, column, verdict, what]: Entry): readonly [number, string, string, string] {
  return [line, column, verdict === 'gap' || verdict === 'refused' ? verdict : 'reading', what];
}

/** The reader of a preset of text. */
export function openText(preset: Preset, sink: RowSink, options: PresetOptions): RowReader {
  const reader = preset.open(sink, options);
  if ('push' in reader) return reader;
  throw new Error(`${preset.id} reads bytes`);
}

/** A sink that keeps everything, and finds repeats and conflicts by natural key as a store does. */
export class Collector implements RowSink {
  readonly datastreams: DatastreamTemplate[] = [];
  readonly entries: Entry[] = [];
  readonly #stored = new Map<string, number>();

  datastream(template: DatastreamTemplate): number {
    return this.datastreams.push(template) - 1;
  }

  reading(handle: number, time: number, value: number, line: number, column: string): void {
    const at = new Date(time).toISOString();
    const key = `${handle} ${at}`;
    const known = this.#stored.get(key);
    const verdict = known === undefined ? 'stored' : known === value ? 'repeated' : 'conflict';
    if (known === undefined) this.#stored.set(key, value);
    this.entries.push([line, column, verdict, `${this.datastreams[handle]?.key} ${at} ${value}`]);
  }

  gap(line: number, column: string, reason: { en: string }): void {
    this.entries.push([line, column, 'gap', reason.en]);
  }

  refused(line: number, column: string, reason: { en: string }): void {
    this.entries.push([line, column, 'refused', reason.en]);
  }
}

/** Words shown in the import report, in both languages of the interface. */
export interface Reason {
  readonly nl: string;
  readonly en: string;
}

/** What a file tells about one series of readings: enough to register a thing and a datastream. */
export interface DatastreamTemplate {
  /** Unique within the import, for example `leeds:briggate/passages`. */
  readonly key: string;
  readonly thing: {
    readonly name: string;
    readonly description: string;
    /** The same for every file that speaks of this thing. */
    readonly externalId: string;
  };
  readonly position: readonly [lon: number, lat: number] | null;
  /** Id of a registered property. */
  readonly property: string;
  readonly name: string;
  /** By which a poller of the same source finds the series within its thing. */
  readonly channel?: string;
  readonly intervalSeconds: number;
  /** IANA zone of the place where is measured. */
  readonly timeZone: string;
  /** ISO 3166 code, for holidays. */
  readonly country: string;
  readonly owner: string;
  /** Where the file comes from, and its licence. */
  readonly source: string;
}

/**
 * What a reader hands on, in the order of the file: each value of each row once. A value that was seen before is handed
 * on again; whether it repeats or contradicts is for the store to find, by its natural key.
 */
export interface RowSink {
  /** Declares a series before its first reading; the answer is a small number that stands for it. */
  datastream(template: DatastreamTemplate): number;
  reading(handle: number, time: number, value: number, line: number, column: string): void;
  /** Not measured: there is explicitly no reading here. */
  gap(line: number, column: string, reason: Reason): void;
  refused(line: number, column: string, reason: Reason): void;
}

export interface RowReader {
  /** Takes decoded text in pieces of any length. */
  push(text: string): void;
  end(): void;
  /** The last line whose values have all been handed on; an import that broke off goes on at `line + 1`. */
  readonly line: number;
  /** Rows that begin before this line were handed on in an earlier run and are passed over. To be called before `push`. */
  startAt(line: number): void;
}

/** Reads a file that is no text. It is given as it is, not unpacked. */
export interface BytesReader extends Pick<RowReader, 'line' | 'startAt'> {
  pushBytes(bytes: Uint8Array): void;
  /** Hands on all rows; after every few `onRows` is awaited, so that what was handed on can be stored. */
  endBytes(onRows: () => Promise<void>): Promise<void>;
}

export interface PresetOptions {
  readonly fileName: string;
  /** What a person filled in; each preset validates its own. */
  readonly mapping?: unknown;
}

/** One kind of file, described as data. */
export interface Preset {
  readonly id: string;
  readonly name: Reason;
  readonly description: Reason;
  /** The traps of this kind of file that are handled, in plain words. */
  readonly handles: readonly Reason[];
  /** File endings, for a file picker. */
  readonly accepts: string;
  open(sink: RowSink, options: PresetOptions): RowReader | BytesReader;
}

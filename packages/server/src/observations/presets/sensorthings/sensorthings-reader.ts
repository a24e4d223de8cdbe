import { HOUR, SECOND } from '@wijkritme/contract';
import { DateFormat, ISO } from '../csv/date-format.ts';
import * as reasons from '../csv/reasons.ts';
import { fileProblem } from '../file-problem.ts';
import type { DatastreamTemplate, Reason, RowReader, RowSink } from '../preset.ts';
import { type Described, type SensorThingsMapping, toTemplate } from './to-template.ts';
import { type FoundObservation, type Json, type JsonObject, walkObservations } from './walk-observations.ts';

/** The whole text is held in memory, so it has a limit. */
const MAX_TEXT = 256 * 1024 * 1024;
/** Observations looked at to learn how far apart they are. */
const SAMPLE = 200;

/** Reads a saved SensorThings answer. A "line" is here the running number of the observation in the file. */
export class SensorThingsReader implements RowReader {
  line = 0;
  readonly #sink: RowSink;
  readonly #options: { readonly fileName: string; readonly mapping: SensorThingsMapping; readonly maxText: number };
  readonly #series = new Map<JsonObject, Described>();
  readonly #byKey = new Map<string, number>();
  readonly #time = new DateFormat(ISO);
  #pieces: string[] = [];
  #size = 0;
  #startLine = 0;

  constructor(sink: RowSink, options: { fileName: string; mapping: SensorThingsMapping; maxText?: number }) {
    this.#sink = sink;
    this.#options = { maxText: MAX_TEXT, ...options };
  }

  startAt(line: number): void {
    this.#startLine = line;
  }

  push(text: string): void {
    this.#pieces.push(text);
    this.#size += text.length;
    if (this.#size <= this.#options.maxText) return;
    const what = `The file is larger than ${this.#options.maxText} characters of JSON.`;
    throw fileProblem({ what, remedy: 'Export a shorter period, several files one after another.' });
  }

  end(): void {
    const root = parseJson(this.#pieces.join(''), this.#options.fileName);
    this.#pieces = [];
    const interval = new IntervalBook(root, (found) => this.#timeOf(found));
    for (const found of walkObservations(root)) {
      this.line += 1;
      if (this.line >= this.#startLine) this.#hand(found, interval);
    }
  }

  #hand(found: FoundObservation, interval: IntervalBook): void {
    const described = this.#describe(found.datastream, interval);
    const column = described.ok ? described.template.name : described.column;
    const { result } = found;
    const time = this.#timeOf(found);
    const refusal = this.#whyNotStretch(described, found) ?? whyNot(described, time, result);
    if (refusal === reasons.emptyCell) this.#sink.gap(this.line, column, refusal);
    else if (refusal) this.#sink.refused(this.line, column, refusal);
    else if (described.ok) {
      const handle = this.#declare(described.template);
      this.#sink.reading(handle, time, Number(result), this.line, column);
    }
  }

  #describe(datastream: JsonObject, interval: IntervalBook): Described {
    const known = this.#series.get(datastream);
    if (known) return known;
    const { mapping, fileName } = this.#options;
    const file = { name: fileName, intervalSeconds: interval.secondsOf(datastream) };
    const described = toTemplate(datastream, mapping, file);
    this.#series.set(datastream, described);
    return described;
  }

  /** `Observations?$expand=Datastream` repeats the description with each observation. */
  #declare(template: DatastreamTemplate): number {
    const handle = this.#byKey.get(template.key) ?? this.#sink.datastream(template);
    this.#byKey.set(template.key, handle);
    return handle;
  }

  /** The start of an interval; `resultTime` where the phenomenon has no time [OGC 18-088, 8.2.8]. */
  #timeOf(found: Times): number {
    const written = writtenTime(found);
    const slash = written.indexOf('/');
    return this.#instantOf(written, 0, slash < 0 ? written.length : slash);
  }

  #instantOf(text: string, from: number, to: number): number {
    return this.#time.read(text, from, to) ? this.#time.localMs - this.#time.offsetMs : Number.NaN;
  }

  /** A stretch as long as the readings of its series last is told by its begin; of another one that would cut it (decision 161). */
  #whyNotStretch(described: Described, found: Times): Reason | undefined {
    const written = writtenTime(found);
    const slash = written.indexOf('/');
    if (slash < 0 || !described.ok) return undefined;
    const lengthMs = this.#instantOf(written, slash + 1, written.length) - this.#timeOf(found);
    if (Number.isNaN(lengthMs)) return reasons.timeUnreadable;
    const { intervalSeconds } = described.template;
    const isKept = lengthMs === 0 || lengthMs === intervalSeconds * SECOND;
    return isKept ? undefined : reasons.stretchNotInterval(intervalSeconds);
  }
}

type Times = Pick<FoundObservation, 'phenomenonTime' | 'resultTime'>;

/** Empty where there is none. */
function writtenTime({ phenomenonTime, resultTime }: Times): string {
  const written = typeof phenomenonTime === 'string' ? phenomenonTime : resultTime;
  return typeof written === 'string' ? written : '';
}

/** Why an observation is no reading; `emptyCell` where the server itself says that there is no result. */
function whyNot(described: Described, time: number, result: Json | undefined): Reason | undefined {
  if (!described.ok) return described.reason;
  if (Number.isNaN(time)) return reasons.timeUnreadable;
  if (result === null || result === undefined) return reasons.emptyCell;
  if (typeof result !== 'number') return reasons.notANumber;
  const { property } = described;
  return result < property.min || result > property.max ? reasons.outsideRange(property) : undefined;
}

/** The usual distance between readings, per datastream. */
class IntervalBook {
  readonly #times = new Map<Json | undefined, number[]>();

  constructor(root: Json, timeOf: (found: FoundObservation) => number) {
    for (const found of walkObservations(root)) {
      const id = idOf(found.datastream);
      const times = this.#times.get(id) ?? [];
      const time = times.length < SAMPLE ? timeOf(found) : Number.NaN;
      if (!Number.isNaN(time)) times.push(time);
      this.#times.set(id, times);
    }
  }

  secondsOf(datastream: JsonObject): number {
    const times = Float64Array.from(this.#times.get(idOf(datastream)) ?? []).sort();
    const steps = times.subarray(1).map((time, index) => time - (times[index] as number)); // one shorter than times
    const positive = steps.filter((step) => step >= SECOND).sort();
    return Math.round((positive[positive.length >> 1] ?? HOUR) / SECOND);
  }
}

function idOf(datastream: JsonObject): Json | undefined {
  return datastream['@iot.id'] ?? datastream.name;
}

function parseJson(text: string, fileName: string): Json {
  try {
    return JSON.parse(text) as Json; // JSON.parse gives nothing else
  } catch (cause) {
    const what = `${fileName} is not JSON: ${(cause as Error).message.slice(0, 200)}.`;
    throw fileProblem({ what, remedy: 'Save the answer of the server unchanged.' });
  }
}

import { deserialize, serialize } from 'node:v8';
import { deflateSync, inflateSync } from 'node:zlib';
import type { EffectSeries } from '@wijkritme/engine';
import type { EffectInputRow } from '../sql/effect-inputs.ts';
import type { MeasureRequest } from './effect-work.ts';
import type { KeptQuestion } from './kept-question.ts';

/** Until when the hours of a datastream may be kept. */
export interface FineTerm {
  /** Its hours hold one reading each, so they go with the readings. */
  readonly single: boolean;
  /** UTC ms; hours before this have gone already. */
  readonly dueBefore: number;
}

/** Everything a question is made of, to be kept: numbers as blocks of bytes, apart from the rest. */
export function keepQuestion(
  request: MeasureRequest,
  runId: number,
  termOf: (id: number) => FineTerm,
): { readonly question: KeptQuestion; readonly inputs: EffectInputRow[] } {
  const { calendar, startMs, endMs } = request;
  const all = partsOf(request);
  return {
    question: {
      calendar,
      startMs,
      endMs,
      series: Object.fromEntries(all.map(([, { id, spec, decibel }]) => [id, { spec, ...(decibel && { decibel }) }])),
    },
    inputs: all.map(([part, { id, times, values }]) => {
      const { single, dueBefore } = termOf(Number(id));
      return {
        run_id: runId,
        datastream_id: Number(id),
        part,
        // What lies before is the value of a day already.
        from_time: new Date(Array.from(times).find((time) => time >= dueBefore) ?? startMs),
        hours: times.length,
        single,
        bytes: deflateSync(serialize({ times: Float64Array.from(times), values: Float64Array.from(values) })),
      };
    }),
  };
}

/** The same question again; undefined where something of it is gone. */
export function restoreQuestion(question: KeptQuestion, inputs: readonly EffectInputRow[]): MeasureRequest | undefined {
  if (inputs.length < Object.keys(question.series).length) return undefined;
  const of = (part: EffectInputRow['part']) =>
    inputs.filter((input) => input.part === part).map((input) => toSeries(input, question));
  const [target] = of('target');
  const { calendar, startMs, endMs } = question;
  return (
    target && {
      kind: 'measure',
      target,
      comparisons: of('comparison'),
      adjoining: of('adjoining'),
      calendar,
      startMs,
      endMs,
    }
  );
}

function partsOf({ target, comparisons, adjoining }: MeasureRequest): [EffectInputRow['part'], EffectSeries][] {
  return [
    ['target', target],
    ...comparisons.map((one): [EffectInputRow['part'], EffectSeries] => ['comparison', one]),
    ...adjoining.map((one): [EffectInputRow['part'], EffectSeries] => ['adjoining', one]),
  ];
}

function toSeries({ datastream_id, bytes }: EffectInputRow, { series }: KeptQuestion): EffectSeries {
  const id = String(datastream_id);
  const kept = series[id];
  if (!kept) throw new Error(`the question knows no series ${id}`);
  // Written by `keepQuestion`.
  const { times, values } = deserialize(inflateSync(bytes)) as Pick<EffectSeries, 'times' | 'values'>;
  // JSON writes an infinite limit as null.
  const spec = { ...kept.spec, max: kept.spec.max ?? Number.POSITIVE_INFINITY };
  return { ...kept, spec, id, times, values };
}

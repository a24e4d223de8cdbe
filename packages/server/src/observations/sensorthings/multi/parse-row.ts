import type { ErrorCode } from '@wijkritme/contract';
import { isReference, parseObservation } from '../../parse-observation.ts';

/** One observation of a MultiDatastream as it was sent, or why it cannot be read. Times are UTC ms, a NaN result time: not given. */
export type ParsedRow =
  | {
      readonly ok: true;
      readonly time: number;
      readonly values: readonly number[];
      readonly resultTime: number;
      /** The MultiDatastream and the feature that it names. */
      readonly multi: number | undefined;
      readonly feature: number | undefined;
    }
  | { readonly ok: false; readonly code: ErrorCode; readonly detail: string };

/**
 * Like a reading, with a list of numbers as result: one for each observed property, in their order. The standard asks for the
 * same size (18-088, req/multi-datastream/constraints), so a number that is missing refuses the observation.
 * @param now time of receipt, which counts where none is given
 */
export function parseRow(body: unknown, width: number, now: number): ParsedRow {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { ok: false, code: 'invalid_input', detail: 'An observation is a JSON object with a list as result.' };
  const { result, MultiDatastream: named, ...rest } = body as Record<string, unknown>;
  if (named !== undefined && !isReference(named))
    return { ok: false, code: 'unknown_field', detail: 'MultiDatastream must be {"@iot.id": n} and nothing else.' };
  const values = parseResult(result, width);
  if ('code' in values) return { ok: false, ...values };
  // What is left is that of any reading; of the result only its form is of interest there.
  const parsed = parseObservation({ ...rest, result: 0 }, now);
  if (!parsed.ok) return parsed;
  if (parsed.related.datastream !== undefined)
    return { ok: false, code: 'unknown_field', detail: 'A list of results belongs to a MultiDatastream alone.' };
  const { time, resultTime, related } = parsed;
  const multi = named === undefined ? undefined : Number(named['@iot.id']);
  return { ok: true, time, values: values.list, resultTime, multi, feature: related.featureOfInterest };
}

/** The numbers of a result, or what is wrong with it; nothing of what was sent is repeated. */
export function parseResult(
  result: unknown,
  width: number,
): { readonly list: readonly number[] } | { readonly code: ErrorCode; readonly detail: string } {
  const size = `result must be a list of ${width} ${width === 1 ? 'number' : 'numbers'}, one for each observed property`;
  if (!Array.isArray(result) || result.length !== width) return { code: 'invalid_input', detail: `${size}.` };
  const place = result.findIndex((value) => typeof value !== 'number');
  if (place >= 0) return { code: 'result_not_a_number', detail: `${size}; result[${place}] is none.` };
  return { list: result as readonly number[] };
}

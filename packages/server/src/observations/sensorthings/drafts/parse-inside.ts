import { type FieldProblem, limits } from '@wijkritme/contract';
import type { ComponentDraft, FeatureDraft, Linked } from '../../../sensors/index.ts';
import { parseObservation } from '../../parse-observation.ts';
import { type Fields, parseReference } from './fields.ts';
import { parseFeature } from './parse-others.ts';

/** A reading that comes along with its new datastream. */
export interface ReadingDraft {
  /** UTC ms; NaN: the moment of receipt. */
  readonly time: number;
  readonly value: number;
  readonly resultTime: number;
  readonly feature: Linked<FeatureDraft> | undefined;
  readonly pointer: string;
}

/** The sensors room makes datastreams and knows no readings, so they are kept beside the draft. */
const inside = new WeakMap<ComponentDraft, readonly ReadingDraft[]>();

export function readingsInside(draft: ComponentDraft): readonly ReadingDraft[] {
  return inside.get(draft) ?? [];
}

export function keepInside<D extends ComponentDraft>(draft: D, readings: readonly ReadingDraft[]): D {
  if (readings.length > 0) inside.set(draft, readings);
  return draft;
}

/** `Observations` of a new datastream; every problem is noted with its place. */
export function parseInside(fields: Fields, problems: FieldProblem[]): ReadingDraft[] {
  const list = fields.list('Observations');
  if (list.length > limits.insideReadings) {
    fields.problem('Observations', `holds more than ${limits.insideReadings} readings; send the others afterwards`);
    return [];
  }
  return list.flatMap((value, i) => {
    const pointer = `${fields.at('Observations')}/${i}`;
    const draft = parseReading(value, pointer, problems);
    return draft ? [draft] : [];
  });
}

function parseReading(value: unknown, pointer: string, problems: FieldProblem[]): ReadingDraft | undefined {
  const { FeatureOfInterest: given, ...rest } = (value ?? {}) as Record<string, unknown>;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const parsed = parseObservation(isObject ? rest : value, Number.NaN);
  const isTimed = rest.phenomenonTime !== undefined;
  if (!parsed.ok && (parsed.code !== 'time_invalid' || isTimed)) {
    problems.push({ pointer, message: parsed.detail });
    return undefined;
  }
  if (rest.Datastream !== undefined)
    problems.push({ pointer: `${pointer}/Datastream`, message: 'is the one around it' });
  const reading = parsed.ok ? parsed : undefined;
  return {
    time: reading?.time ?? Number.NaN,
    value: reading?.value ?? Number(rest.result),
    resultTime: reading?.resultTime ?? Number.NaN,
    feature: given === undefined ? undefined : linkedFeature(given, `${pointer}/FeatureOfInterest`, problems),
    pointer,
  };
}

export function linkedFeature(value: unknown, pointer: string, problems: FieldProblem[]): Linked<FeatureDraft> {
  const id = parseReference(value);
  return id === undefined ? { draft: parseFeature(value, pointer, problems) } : { id, pointer };
}

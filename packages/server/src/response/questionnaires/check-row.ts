import { QuestionnaireDraft, type QuestionnaireRowProblem } from '@wijkritme/contract';
import { Check } from 'typebox/value';
import type { Language } from '../../foundation/http/language.ts';
import { valuesOf } from './check-draft.ts';
import { faultText, type RoundFault, type RoundFaultId } from './round-faults.ts';

type Field = keyof QuestionnaireDraft;
const fields = Object.keys(QuestionnaireDraft.properties) as Field[]; // the schema has no other keys

/** How a field is called in the file itself; of counts also a single one, from 0. */
export type NameOf = (field: Field, answer?: number) => string;

/** A row as it was found: not known to be a round yet. */
export interface Candidate {
  /** Counted from 1, without the head of a table. */
  readonly row: number;
  readonly fields: Readonly<Record<string, unknown>>;
  /** What the file says of the place. */
  readonly place: string;
  readonly nameOf: NameOf;
}

/** With the name of the field as the file has it. */
export type NamedFault = RoundFault & { readonly field: string };

/** A row of a file: what it says, or what is wrong with it. */
export type FileRow =
  | { readonly row: number; readonly draft: QuestionnaireDraft; readonly nameOf: NameOf }
  | { readonly row: number; readonly faults: readonly NamedFault[] };

/** The number of a place where the sender works, by its code or number. */
export type FindPlace = (text: string) => number | undefined;

const faultOf: Record<Exclude<Field, 'placeId' | 'counts'>, RoundFaultId> = {
  question: 'question',
  questionEn: 'question',
  scale: 'scale',
  better: 'better',
  from: 'day',
  until: 'day',
  method: 'method',
  source: 'source',
  invited: 'invited',
};
/** Words of people are not repeated. */
const repeated: ReadonlySet<RoundFaultId> = new Set(['scale', 'better', 'day', 'method', 'invited']);

/** No scale has more. */
const MOST_ANSWERS = 10;

/** One fault a field is enough to mend it; of counts each that is none. */
export function checkRow(candidate: Candidate, findPlace: FindPlace): FileRow {
  const { row, nameOf } = candidate;
  const faults = [...fields.flatMap((field) => faultsIn(field, candidate, findPlace)), ...unknownFields(candidate)];
  return faults.length > 0 ? { row, faults } : { row, nameOf, draft: candidate.fields as QuestionnaireDraft }; // every field was checked by its schema
}

function faultsIn(field: Field, { fields: found, place, nameOf }: Candidate, findPlace: FindPlace): NamedFault[] {
  const value = found[field];
  if (field === 'counts') return countFaults(found, nameOf);
  const isFit = Check(QuestionnaireDraft.properties[field], value);
  if (field === 'placeId') {
    const isPlace = isFit && findPlace(String(value)) !== undefined;
    return isPlace ? [] : [{ field: nameOf(field), fault: 'place', value: place }];
  }
  const fault = faultOf[field];
  return isFit ? [] : [{ field: nameOf(field), fault, value: repeated.has(fault) ? textOf(value) : undefined }];
}

function countFaults({ counts, scale }: Candidate['fields'], nameOf: NameOf): NamedFault[] {
  const schema = QuestionnaireDraft.properties.counts;
  if (Check(schema, counts)) return [];
  const each = Array.isArray(counts) ? counts : [];
  const wrong = each.flatMap((value, at): NamedFault[] =>
    Check(schema.items, value) ? [] : [{ field: nameOf('counts', at), fault: 'count', value: textOf(value) }],
  );
  if (wrong.length > 0) return wrong.slice(0, MOST_ANSWERS);
  const wanted = Check(QuestionnaireDraft.properties.scale, scale) ? valuesOf(scale).length : '2–10';
  return [{ field: nameOf('counts'), fault: 'number-of-counts', value: String(wanted) }];
}

const unknownFields = ({ fields: found }: Candidate): NamedFault[] =>
  Object.keys(found)
    .filter((name) => !fields.some((field) => field === name))
    .slice(0, fields.length)
    .map((name) => ({ field: name.slice(0, 40), fault: 'unknown-field' }));

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** In the language of who reads it. */
export const toRowProblem = (
  row: number,
  { field, ...fault }: NamedFault,
  language: Language,
): QuestionnaireRowProblem => ({
  row,
  field,
  message: faultText(fault, language),
});

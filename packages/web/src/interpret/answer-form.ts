import type { NewInterpretation, Role } from '@wijkritme/contract';
import { emptySharing, type SharingForm, toSharingInput } from './sharing-form.ts';
import type { InterpretText } from './texts-nl.ts';

/** What somebody is writing: as typed. */
export interface AnswerForm extends SharingForm {
  readonly role: Role | '';
  readonly explanation: string;
  readonly sure: string;
  readonly words: string;
  readonly alsoKnown: string;
}

export type AnswerField = 'role' | 'explanation' | 'sure';
export interface FormError {
  readonly field: AnswerField;
  readonly message: string;
}

export function emptyAnswer(roles: readonly Role[]): AnswerForm {
  const [only] = roles;
  return {
    role: roles.length === 1 && only ? only : '',
    explanation: '',
    sure: '',
    words: '',
    alsoKnown: '',
    ...emptySharing,
  };
}

export function checkAnswer(form: AnswerForm, text: InterpretText): FormError[] {
  const errors: FormError[] = [];
  if (form.role === '') errors.push({ field: 'role', message: text.errorRole });
  if (form.explanation === '') errors.push({ field: 'explanation', message: text.errorExplanation });
  if (toSure(form.sure) === undefined) errors.push({ field: 'sure', message: text.errorSure });
  return errors;
}

/** @example toSure('80 %') // 80 */
export function toSure(typed: string): number | undefined {
  const match = /^\s*(\d{1,3})\s*%?\s*$/.exec(typed);
  const sure = Number(match?.[1]);
  return match && sure <= 100 ? sure : undefined;
}

/** Of a form without errors. */
export function toNewInterpretation(form: AnswerForm, zone: string): NewInterpretation {
  return {
    ...(form.role === '' ? {} : { role: form.role }),
    explanationId: Number(form.explanation),
    sure: toSure(form.sure) ?? 0,
    words: form.words,
    alsoKnown: form.alsoKnown,
    ...toSharingInput(form, zone),
  };
}

import { type ReactNode, useId } from 'react';

/** What a control needs to belong to its field; spread it: `<TextInput {...ids} />`. */
export type FieldIds = { id: string; describedBy: string | undefined; invalid: boolean };

type FormFieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Fixed id, so that an error summary can link to the control. */
  id?: string;
  children: (ids: FieldIds) => ReactNode;
};

export function FormField({ label, hint, error, id: fixedId, children }: FormFieldProps) {
  const ownId = useId();
  const id = fixedId ?? ownId;
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint && hintId, error && errorId].filter(Boolean).join(' ') || undefined;
  return (
    <div className={error ? 'nl-form-field nl-form-field--invalid' : 'nl-form-field'}>
      <label htmlFor={id} className="nl-form-field__label">
        {label}
      </label>
      {hint ? (
        <div id={hintId} className="nl-form-field__hint">
          {hint}
        </div>
      ) : null}
      {error ? (
        <div id={errorId} className="nl-form-field__error">
          {error}
        </div>
      ) : null}
      {children({ id, describedBy, invalid: Boolean(error) })}
    </div>
  );
}

import type { ComponentPropsWithRef } from 'react';
import type { FieldIds } from './FormField.tsx';

type Native = Omit<ComponentPropsWithRef<'textarea'>, 'id' | 'onChange'>;
type TextAreaProps = FieldIds & Native & { onChange?: (value: string) => void };

export function TextArea({ describedBy, invalid, onChange, rows = 5, ...native }: TextAreaProps) {
  return (
    <textarea
      {...native}
      rows={rows}
      className="nl-text-input nl-text-input--area"
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onChange={onChange && ((event) => onChange(event.currentTarget.value))}
    />
  );
}

import type { ComponentPropsWithRef } from 'react';
import type { FieldIds } from './FormField.tsx';

type Native = Omit<ComponentPropsWithRef<'input'>, 'id' | 'onChange'>;
type TextInputProps = FieldIds & Native & { onChange?: (value: string) => void };

export function TextInput({ describedBy, invalid, onChange, type = 'text', ...native }: TextInputProps) {
  return (
    <input
      {...native}
      type={type}
      className="nl-text-input"
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onChange={onChange && ((event) => onChange(event.currentTarget.value))}
    />
  );
}

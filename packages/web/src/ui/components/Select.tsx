import type { ComponentPropsWithRef } from 'react';
import type { FieldIds } from './FormField.tsx';

type Native = Omit<ComponentPropsWithRef<'select'>, 'id' | 'onChange' | 'children'>;
type SelectProps = FieldIds &
  Native & { options: readonly { id: string; label: string }[]; onChange?: (value: string) => void };

export function Select({ describedBy, invalid, options, onChange, ...native }: SelectProps) {
  return (
    <select
      {...native}
      className="nl-select"
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onChange={onChange && ((event) => onChange(event.currentTarget.value))}
    >
      {options.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </select>
  );
}

import type { ComponentPropsWithRef } from 'react';
import type { FieldIds } from './FormField.tsx';

type Native = Omit<ComponentPropsWithRef<'input'>, 'id' | 'onChange' | 'type'>;
type FileInputProps = FieldIds & Native & { onChange?: (files: File[]) => void };

export function FileInput({ describedBy, invalid, onChange, ...native }: FileInputProps) {
  return (
    <input
      {...native}
      type="file"
      className="nl-file-input"
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onChange={onChange && ((event) => onChange([...(event.currentTarget.files ?? [])]))}
    />
  );
}

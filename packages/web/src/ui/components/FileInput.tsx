import { type ComponentPropsWithRef, useState } from 'react';
import type { FieldIds } from './FormField.tsx';

type Native = Omit<ComponentPropsWithRef<'input'>, 'id' | 'onChange' | 'type' | 'multiple'>;
type FileInputProps = FieldIds &
  Native & {
    /** On the button and in place of a name: the browser would say it in its own language. */
    words: { choose: string; none: string };
    onChange?: (files: File[]) => void;
  };

export function FileInput({ describedBy, invalid, words, onChange, ...native }: FileInputProps) {
  const [name, setName] = useState<string>();
  return (
    <div className="nl-file-input">
      <input
        {...native}
        type="file"
        className="nl-file-input__control"
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          setName(files[0]?.name);
          onChange?.(files);
        }}
      />
      <span className="nl-file-input__button" aria-hidden="true">
        {words.choose}
      </span>
      <span className="nl-file-input__name">{name ?? words.none}</span>
    </div>
  );
}

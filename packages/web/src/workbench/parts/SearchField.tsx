import { type FormEvent, useState } from 'react';
import { Button, FormField, TextInput } from '../../ui/index.ts';

interface SearchFieldProps {
  readonly label: string;
  readonly button: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** Sent with Enter or the button, so that nothing moves while one types. */
export function SearchField({ label, button, hint, value, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element search is not known to every browser of the baseline
    <form className="search" role="search" onSubmit={submit}>
      <FormField label={label} hint={hint}>
        {(ids) => <TextInput {...ids} type="search" name="zoek" maxLength={100} value={typed} onChange={setTyped} />}
      </FormField>
      <Button type="submit">{button}</Button>
    </form>
  );
}

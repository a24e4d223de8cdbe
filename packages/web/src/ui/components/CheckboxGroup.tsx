import type { ReactNode } from 'react';

type CheckboxGroupProps = {
  legend: ReactNode;
  options: readonly { id: string; label: ReactNode }[];
  value: readonly string[];
  onChange: (ids: string[]) => void;
};

/** Any number of choices; looks like its sister with one choice. */
export function CheckboxGroup({ legend, options, value, onChange }: CheckboxGroupProps) {
  const toggle = (id: string) => onChange(value.includes(id) ? value.filter((one) => one !== id) : [...value, id]);
  return (
    <fieldset className="nl-radio-group">
      <legend className="nl-radio-group__legend">{legend}</legend>
      {options.map(({ id, label }) => (
        <label key={id} className="nl-radio-group__label">
          <input
            type="checkbox"
            className="nl-radio-group__input"
            value={id}
            checked={value.includes(id)}
            onChange={() => toggle(id)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

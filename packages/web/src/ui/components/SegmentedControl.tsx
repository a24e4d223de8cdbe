import { useId } from 'react';

type SegmentedControlProps<Id extends string> = {
  label: string;
  options: readonly { id: Id; label: string }[];
  value: Id;
  onChange: (id: Id) => void;
};

/** Radio buttons side by side: one view of a few. */
export function SegmentedControl<Id extends string>({ label, options, value, onChange }: SegmentedControlProps<Id>) {
  const name = useId();
  return (
    <fieldset className="nl-segmented">
      <legend className="nl-segmented__legend">{label}</legend>
      <div className="nl-segmented__options">
        {options.map((option) => (
          <label key={option.id} className="nl-segmented__option">
            <input
              type="radio"
              className="nl-segmented__input"
              name={name}
              value={option.id}
              checked={option.id === value}
              onChange={() => onChange(option.id)}
            />
            <span className="nl-segmented__face">{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

import { type ReactNode, useId } from 'react';

type Option = { id: string; label: ReactNode; description?: ReactNode };

type RadioGroupProps = {
  legend: ReactNode;
  name: string;
  options: readonly Option[];
  value: string | null;
  onChange: (id: string) => void;
};

export function RadioGroup({ legend, name, options, value, onChange }: RadioGroupProps) {
  const groupId = useId();
  return (
    <fieldset className="nl-radio-group">
      <legend className="nl-radio-group__legend">{legend}</legend>
      {options.map(({ id, label, description }) => {
        const descriptionId = description ? `${groupId}-${id}` : undefined;
        return (
          <div key={id} className="nl-radio-group__option">
            <label className="nl-radio-group__label">
              <input
                type="radio"
                className="nl-radio-group__input"
                name={name}
                value={id}
                checked={value === id}
                aria-describedby={descriptionId}
                onChange={() => onChange(id)}
              />
              <span>{label}</span>
            </label>
            {description ? (
              <div id={descriptionId} className="nl-radio-group__description">
                {description}
              </div>
            ) : null}
          </div>
        );
      })}
    </fieldset>
  );
}

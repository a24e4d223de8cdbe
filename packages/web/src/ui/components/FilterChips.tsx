import { useId } from 'react';

/** `count`: how many there are with it, in words where it is no plain number. */
type Chip = { id: string; label: string; count?: number | string | undefined; on: boolean };

type FilterChipsProps = { label: string; chips: readonly Chip[]; onToggle: (id: string) => void };

export function FilterChips({ label, chips, onToggle }: FilterChipsProps) {
  const labelId = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot put its legend in one line with the chips
    <div className="nl-filter-chips" role="group" aria-labelledby={labelId}>
      <span id={labelId} className="nl-filter-chips__label">
        {label}
      </span>
      {chips.map(({ id, label: name, count, on }) => (
        <button key={id} type="button" className="nl-filter-chip" aria-pressed={on} onClick={() => onToggle(id)}>
          <svg className="nl-filter-chip__check" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            {on ? <path d="M2.5 8.5l3.5 3.5 7.5-8" /> : <path d="M8 3v10M3 8h10" />}
          </svg>
          {name}
          {count === undefined ? null : <span className="nl-filter-chip__count"> {count}</span>}
        </button>
      ))}
    </div>
  );
}

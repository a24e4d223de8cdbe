import { useId } from 'react';

/** `text` is the value in words, next to the bar: "9 van 21 dagen". */
export function ProgressBar({ label, value, max, text }: { label: string; value: number; max: number; text: string }) {
  const id = useId();
  return (
    <div className="nl-progress">
      <div className="nl-progress__head">
        <label htmlFor={id}>{label}</label>
        <span className="nl-progress__text">{text}</span>
      </div>
      <progress id={id} className="nl-progress__bar" value={value} max={max} aria-valuetext={text} />
    </div>
  );
}

import { type MouseEvent, useEffect, useRef } from 'react';

type ErrorSummaryProps = { title: string; errors: readonly { fieldId: string; message: string }[] };

/** Stands above the form. Its heading takes focus when it appears; each error leads to its field. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const go = (event: MouseEvent, fieldId: string) => {
    const field = document.getElementById(fieldId);
    if (!field) return;
    event.preventDefault();
    field.focus();
  };
  return (
    <div className="nl-error-summary">
      <h2 ref={heading} tabIndex={-1} className="nl-error-summary__title">
        {title}
      </h2>
      <ul className="nl-error-summary__list">
        {errors.map(({ fieldId, message }) => (
          <li key={fieldId}>
            <a href={`#${fieldId}`} onClick={(event) => go(event, fieldId)}>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

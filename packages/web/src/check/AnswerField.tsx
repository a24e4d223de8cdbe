import type { CheckQuestion } from '@wijkritme/contract';
import { type RefObject, useId } from 'react';
import { useLanguage } from '../i18n/language.ts';
import { TextArea, TextInput } from '../ui/index.ts';
import { useCheckText } from './texts.ts';
import { toggled } from './toggled.ts';

interface AnswerFieldProps {
  readonly question: CheckQuestion;
  readonly answer: string | string[] | undefined;
  readonly headingRef: RefObject<HTMLHeadingElement | null>;
  readonly onAnswer: (value: string | string[]) => void;
}

/** The question as heading of the page and name of its field, and the field of its kind. */
export function AnswerField(props: AnswerFieldProps) {
  return props.question.options.length > 0 ? <Choices {...props} /> : <Written {...props} />;
}

function Choices({ question, answer, headingRef, onAnswer }: AnswerFieldProps) {
  const text = useCheckText();
  const { language } = useLanguage();
  const helpId = useId();
  const many = question.kind === 'some';
  const chosen = answer === undefined ? [] : [answer].flat();
  const help = [question.help?.[language], many ? text.chooseSome : undefined].filter(Boolean).join(' ');
  return (
    <fieldset className="nl-radio-group" aria-describedby={help ? helpId : undefined}>
      <legend className="check-question__legend">
        <h1 className="nl-heading nl-heading--level-1" ref={headingRef} tabIndex={-1}>
          {question.text[language]}
        </h1>
      </legend>
      {help ? (
        <p id={helpId} className="check-question__help">
          {help}
        </p>
      ) : null}
      {question.options.map(({ value, label }) => (
        <label key={value} className="nl-radio-group__label">
          <input
            type={many ? 'checkbox' : 'radio'}
            className="nl-radio-group__input"
            name={question.id}
            value={value}
            checked={chosen.includes(value)}
            onChange={() => onAnswer(many ? toggled(question.options, chosen, value) : value)}
          />
          <span>{label[language]}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Written({ question, answer, headingRef, onAnswer }: AnswerFieldProps) {
  const { language } = useLanguage();
  const id = useId();
  const helpId = `${id}-help`;
  const help = question.help?.[language];
  const control = {
    id,
    invalid: false,
    describedBy: help ? helpId : undefined,
    name: question.id,
    value: typeof answer === 'string' ? answer : '',
    onChange: (value: string) => onAnswer(value),
  };
  return (
    <div className="check-question__written">
      <h1 className="nl-heading nl-heading--level-1" ref={headingRef} tabIndex={-1}>
        <label htmlFor={id}>{question.text[language]}</label>
      </h1>
      {help ? (
        <p id={helpId} className="check-question__help">
          {help}
        </p>
      ) : null}
      {question.kind === 'date' ? (
        <TextInput {...control} type="date" />
      ) : (
        <TextArea {...control} rows={3} maxLength={2_000} />
      )}
    </div>
  );
}

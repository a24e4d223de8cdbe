import './AnswerRanges.css';
import { KeySurface } from './KeySurface.tsx';

export interface AnswerRange {
  readonly key: string | number;
  readonly label: string;
  /** As written beside it. */
  readonly text: string;
  /** null: hidden, so nothing is drawn. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Stands beside the others and is not one of them: drawn hollow. */
  readonly isBeside: boolean;
}

type AnswerRangesProps = {
  rows: readonly AnswerRange[];
  /** Least and most that can be answered, with their words. */
  ends: readonly [low: number, high: number];
  endTexts: readonly [string, string];
  /** The message, as a sentence; a table with the same numbers stands beside it. */
  label: string;
  /** What it is, and the keys that read it. */
  surface: string;
  /** One row in a sentence, for the line below the chart. */
  read: (row: AnswerRange) => string;
};

/** One line a round: a dot for its result and a bar for its interval, on the whole scale. */
export function AnswerRanges({ rows, ends: [least, most], endTexts, label, surface, read }: AnswerRangesProps) {
  const at = (value: number) => `${(2 + (96 * (value - least)) / (most - least || 1)).toFixed(2)}%`;
  const readAt = (index: number) => {
    const row = rows[index];
    return row ? read(row) : '';
  };
  return (
    <figure className="nl-answer-ranges">
      <KeySurface steps={rows.map((_, index) => index)} label={surface} read={readAt} isUpright>
        {({ here }) => (
          <div role="img" aria-label={label}>
            {rows.map((row, index) => (
              <Row key={row.key} row={row} at={at} isHere={index === here} />
            ))}
            <div className="nl-answer-ranges__ends">
              <span>{endTexts[0]}</span>
              <span>{endTexts[1]}</span>
            </div>
          </div>
        )}
      </KeySurface>
    </figure>
  );
}

interface RowProps {
  readonly row: AnswerRange;
  readonly at: (value: number) => string;
  readonly isHere: boolean;
}

function Row({ row: { label, text, value, low, high, isBeside }, at, isHere }: RowProps) {
  return (
    <div
      className={isBeside ? 'nl-answer-ranges__row nl-answer-ranges__row--beside' : 'nl-answer-ranges__row'}
      data-here={isHere || undefined}
    >
      <div className="nl-answer-ranges__line">
        <span>{label}</span>
        <span className="nl-answer-ranges__value">{text}</span>
      </div>
      <svg aria-hidden="true" focusable="false">
        <line className="nl-answer-ranges__axis" x1="2%" x2="98%" y1="50%" y2="50%" />
        {low === null || high === null ? null : (
          <line className="nl-answer-ranges__range" x1={at(low)} x2={at(high)} y1="50%" y2="50%" />
        )}
        {value === null ? null : <circle className="nl-answer-ranges__dot" cx={at(value)} cy="50%" r="4" />}
      </svg>
    </div>
  );
}

import type { ExpectedEffect, InterventionFile } from '@wijkritme/contract';
import { unitLabel } from '../i18n/format.ts';
import { useFormat } from '../i18n/language.ts';
import { Heading } from '../ui/index.ts';
import { labelOf } from './series-label.ts';
import { useMeasuresText } from './texts.ts';

/** What was said beforehand: frozen once the measure has begun. */
export function ExpectedSection({ file }: { file: InterventionFile }) {
  const text = useMeasuresText();
  const { longDate } = useFormat();
  const plan = file.frozen?.plan ?? file.plan;
  const isChanged = file.frozen !== null && JSON.stringify(file.frozen.plan) !== JSON.stringify(file.plan);
  const names = (ids: readonly number[]) => ids.map((id) => labelOf(file.series, id)).join(', ');
  return (
    <section>
      <Heading level={2}>{text.expectedHeading}</Heading>
      <p>{file.frozen ? text.frozenOn(longDate(file.frozen.at)) : text.notFrozen}</p>
      {isChanged ? <p>{text.laterPlan}</p> : null}
      <ul>
        {plan.expected.map((one, index) => (
          <li key={one.datastreamId}>
            <ExpectedLine file={file} expected={one} by={plan.by} />
            <br />
            {one.comparisons.length > 0 ? text.comparedWith(names(one.comparisons)) : text.noComparisons}
            {(file.frozen?.adjoining[index]?.length ?? 0) > 0 ? (
              <>
                <br />
                {text.beside(names(file.frozen?.adjoining[index] ?? []))}
              </>
            ) : null}
            {file.frozen?.smallest[index] ? (
              <>
                <br />
                {file.frozen.smallest[index]}
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ExpectedLine({ file, expected, by }: { file: InterventionFile; expected: ExpectedEffect; by: string }) {
  const text = useMeasuresText();
  const { longDate, number } = useFormat();
  const series = file.series.find(({ id }) => id === expected.datastreamId);
  const name = `${labelOf(file.series, expected.datastreamId)}${series?.simulated ? ` (${text.simulated})` : ''}`;
  const unit = unitLabel(series?.unit ?? '');
  const amount =
    expected.as === 'percent' ? `${number(expected.size)}%` : `${number(expected.size)} ${unit || text.perDay}`;
  const change = `${amount} ${expected.direction === 'less' ? text.less : text.more_}`;
  return <span>{text.expects(name, change, longDate(by))}</span>;
}

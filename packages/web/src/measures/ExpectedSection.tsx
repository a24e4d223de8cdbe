import type { ExpectedEffect, InterventionFile } from '@wijkritme/contract';
import { Fragment } from 'react';
import { unitLabel } from '../i18n/format.ts';
import { useFormat } from '../i18n/language.ts';
import { Heading } from '../ui/index.ts';
import { SeriesLink } from './SeriesLink.tsx';
import { useMeasuresText } from './texts.ts';

/** What was said beforehand: frozen once the measure has begun. */
export function ExpectedSection({ file }: { file: InterventionFile }) {
  const text = useMeasuresText();
  const { longDate } = useFormat();
  const plan = file.frozen?.plan ?? file.plan;
  const isChanged = file.frozen !== null && JSON.stringify(file.frozen.plan) !== JSON.stringify(file.plan);
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
            {one.comparisons.length > 0 ? (
              <SeriesLinks word={text.comparedWith} file={file} ids={one.comparisons} />
            ) : (
              text.noComparisons
            )}
            {(file.frozen?.adjoining[index]?.length ?? 0) > 0 ? (
              <>
                <br />
                <SeriesLinks word={text.beside} file={file} ids={file.frozen?.adjoining[index] ?? []} />
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
  const unit = unitLabel(series?.unit ?? '');
  const amount =
    expected.as === 'percent' ? `${number(expected.size)}%` : `${number(expected.size)} ${unit || text.perDay}`;
  const change = `${amount} ${expected.direction === 'less' ? text.less : text.more_}`;
  return (
    <span>
      <SeriesLink series={file.series} id={expected.datastreamId} />
      {series?.simulated ? ` (${text.simulated})` : null}: {text.expects(change, longDate(by))}
    </span>
  );
}

function SeriesLinks({ word, file, ids }: { word: string; file: InterventionFile; ids: readonly number[] }) {
  return (
    <>
      {word}:{' '}
      {ids.map((id, index) => (
        <Fragment key={id}>
          {index === 0 ? null : ', '}
          <SeriesLink series={file.series} id={id} />
        </Fragment>
      ))}
      .
    </>
  );
}

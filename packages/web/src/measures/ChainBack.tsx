import { useQueries, useQuery } from '@tanstack/react-query';
import type { Deviation, InterventionFile } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { Heading } from '../ui/index.ts';
import { paths } from '../workbench/paths.ts';
import { queries } from '../workbench/queries.ts';
import { SeriesSteps } from './SeriesSteps.tsx';
import { labelOf } from './series-label.ts';
import { useMeasuresText } from './texts.ts';

/** From the effect back to the legal basis of the sensor; each link is one step. */
export function ChainBack({ file }: { file: InterventionFile }) {
  const text = useMeasuresText();
  const { longDate } = useFormat();
  const { id, caseId, agreement, effects, signals } = file;
  const found = useQueries({ queries: signals.map((signal) => queries.deviationsOf(signal)) });
  const deviations = found.flatMap(({ data }) => data?.items ?? []);
  return (
    <section>
      <Heading level={2}>{text.chain}</Heading>
      <p>{text.chainIntro}</p>
      <ol>
        {effects
          .filter(({ verdict }) => verdict !== null)
          .map((run) => (
            <li key={`effect ${run.id}`}>
              <a href={paths.measure(id, run.id)}>
                {text.chainEffect(labelOf(file.series, run.datastreamId), longDate(run.until))}
              </a>
            </li>
          ))}
        {stepsOf(file).map(({ seriesId, isJudged }) => (
          <li key={`series ${seriesId} ${isJudged}`}>
            <SeriesSteps
              word={isJudged ? text.chainJudged : text.chainCompared}
              series={file.series.find((one) => one.id === seriesId)}
            />
          </li>
        ))}
        <li>
          <a href={paths.measure(id)}>{text.chainMeasure}</a>
        </li>
        <li>
          {agreement ? (
            <>
              <a href={paths.case(caseId, agreement.id)}>{text.chainAgreement}</a>: {agreement.words}
              {agreement.struck ? ` (${text.struck})` : null}
            </>
          ) : (
            <>
              <a href={paths.case(caseId)}>{text.case}</a> ({text.noAgreement})
            </>
          )}
        </li>
        {signals.map((signal) => (
          <li key={`readings ${signal}`}>
            <a href={paths.interpretations(signal)}>{text.readingsOf(signal)}</a>
          </li>
        ))}
        {signals.map((signal) => (
          <li key={`signal ${signal}`}>
            <a href={paths.signal(signal)}>{text.signalOf(signal)}</a>
          </li>
        ))}
        {deviations.map((deviation) => (
          <DeviationSteps key={deviation.id} deviation={deviation} />
        ))}
      </ol>
    </section>
  );
}

/** What the verdict rests on, each once: the series it is about, and those it was compared with. */
function stepsOf({ frozen, plan }: InterventionFile): { seriesId: number; isJudged: boolean }[] {
  const { expected } = frozen?.plan ?? plan;
  const compared = new Set(expected.flatMap(({ comparisons }) => comparisons));
  return [
    ...expected.map(({ datastreamId: seriesId }) => ({ seriesId, isJudged: true })),
    ...[...compared].map((seriesId) => ({ seriesId, isJudged: false })),
  ];
}

function DeviationSteps({ deviation }: { deviation: Deviation }) {
  const text = useMeasuresText();
  const { data } = useQuery(queries.datastream(deviation.datastreamId));
  return (
    <li>
      <a href={paths.deviation(deviation.id)}>{text.deviationOf(deviation.id)}</a>: {deviation.sentence}
      <ul>
        <li>
          <SeriesSteps word={text.chainSeries} series={data} />
        </li>
      </ul>
    </li>
  );
}

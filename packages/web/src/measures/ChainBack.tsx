import { useQueries, useQuery } from '@tanstack/react-query';
import type { Deviation, InterventionFile } from '@wijkritme/contract';
import { Heading } from '../ui/index.ts';
import { paths } from '../workbench/paths.ts';
import { queries } from '../workbench/queries.ts';
import { seriesLabel } from './series-label.ts';
import { useMeasuresText } from './texts.ts';

/** From the effect back to the legal basis of the sensor; each link is one step. */
export function ChainBack({ file }: { file: InterventionFile }) {
  const text = useMeasuresText();
  const { id, caseId, agreement, effects, signals } = file;
  const found = useQueries({ queries: signals.map((signal) => queries.deviationsOf(signal)) });
  const deviations = found.flatMap(({ data }) => data?.items ?? []);
  return (
    <section>
      <Heading level={2}>{text.chain}</Heading>
      <p>{text.chainIntro}</p>
      <ol>
        {effects.some(({ verdict }) => verdict !== null) ? <li>{text.chainEffect}</li> : null}
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

function DeviationSteps({ deviation }: { deviation: Deviation }) {
  const text = useMeasuresText();
  const { data } = useQuery(queries.datastream(deviation.datastreamId));
  return (
    <li>
      <a href={paths.deviation(deviation.id)}>{text.deviationOf(deviation.id)}</a>: {deviation.sentence}
      <ul>
        <li>
          {data ? (
            <a
              href={
                data.placeId === null ? paths.sensor(data.thingId) : paths.place(data.placeId, { datastream: data.id })
              }
            >
              {text.chainSeries}: {seriesLabel(data)}
            </a>
          ) : (
            <>
              {text.chainSeries} ({text.chainGone})
            </>
          )}
        </li>
        {data ? (
          <li>
            <a href={paths.registerEntry(data.thingId)}>{text.chainPassport}</a>
          </li>
        ) : null}
      </ul>
    </li>
  );
}

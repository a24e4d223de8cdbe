import type { NamedSeries } from '@wijkritme/contract';
import { paths } from '../workbench/paths.ts';
import { seriesLabel } from './series-label.ts';
import { useMeasuresText } from './texts.ts';

type Step = Pick<NamedSeries, 'id' | 'name' | 'thingId' | 'thingName' | 'placeId'>;

/**
 * From a datastream over its sensor to the passport with the legal basis.
 * @param word what the datastream is in the chain
 */
export function SeriesSteps({ word, series }: { word: string; series: Step | undefined }) {
  const text = useMeasuresText();
  const { id, thingId = null, placeId } = series ?? {};
  if (series === undefined || thingId === null)
    return (
      <>
        {word}: {series ? `${seriesLabel(series)} ` : null}({text.chainGone})
      </>
    );
  return (
    <>
      <a href={placeId == null ? paths.sensor(thingId) : paths.place(placeId, { datastream: id })}>
        {word}: {seriesLabel(series)}
      </a>
      <ul>
        <li>
          <a href={paths.sensor(thingId)}>
            {text.chainSensor}: {series.thingName}
          </a>
        </li>
        <li>
          <a href={paths.registerEntry(thingId)}>{text.chainPassport}</a>
        </li>
      </ul>
    </>
  );
}

import { expectSame, expectThat } from '../failure.ts';
import { type ConformanceClass, conformanceClass, requirement } from '../requirement.ts';
import { linkOf, type Trial } from '../trial.ts';
import { small } from './create.ts';

/** Makes data, so it stands behind what reads those of the run. */
export const spans: ConformanceClass = {
  uri: conformanceClass('datamodel/datastream'),
  name: 'Data model: what the readings of Datastreams span',
  requirements: [
    {
      uri: requirement('datamodel/datastream/properties#spans'),
      says: 'phenomenonTime, resultTime and observedArea of a datastream follow from its observations.',
      check: checkSpans,
    },
  ],
};

/** What a datastream says of its observations (OGC 18-088, table 11): optional, but where it stands it must be true. */
async function checkSpans(trial: Trial): Promise<void> {
  const { datastream } = await small(trial, 'spans');
  const path = `${linkOf(datastream)}/Observations`;
  for (const [n, resultDay] of [
    [3, 4],
    [1, 6],
    [2, 5],
  ] as const)
    await trial.make(path, { phenomenonTime: trial.day(n), resultTime: trial.day(resultDay), result: n });
  const answer = await trial.get(linkOf(datastream));
  const { phenomenonTime, resultTime, observedArea } = answer.json as Record<string, unknown>;
  expectSpan(trial, phenomenonTime, [1, 3], 'phenomenonTime');
  expectSpan(trial, resultTime, [4, 6], 'resultTime');
  const shape = observedArea as { type?: unknown; coordinates?: unknown } | undefined;
  expectThat(answer, typeof shape?.type === 'string' && Array.isArray(shape.coordinates), 'observedArea as GeoJSON');

  function expectSpan(run: Trial, value: unknown, days: readonly [number, number], name: string): void {
    const ends = String(value)
      .split('/')
      .map((text) => Date.parse(text));
    expectSame(
      answer,
      days.map((n) => Date.parse(run.day(n))),
      ends,
      name,
    );
  }
}

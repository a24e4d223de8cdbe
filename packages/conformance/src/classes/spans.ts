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
    {
      uri: requirement('datamodel/datastream/properties#ask-for-spans'),
      says: 'Datastreams are filtered and sorted by their phenomenonTime and resultTime, with every relation of stretches of time.',
      check: checkQuestions,
    },
  ],
};

/** Two datastreams: days 1 to 3 and 5 to 7; a third has no observations (OGC 18-088, 9.3.3.5.2 on properties of table 11). */
async function checkQuestions(trial: Trial): Promise<void> {
  const made = [];
  for (const days of [[1, 3], [5, 7], []]) {
    const { datastream } = await small(trial, 'ask for spans');
    for (const n of days)
      await trial.make(`${linkOf(datastream)}/Observations`, {
        phenomenonTime: trial.day(n),
        resultTime: trial.day(n + 0.5),
        result: n,
      });
    made.push(datastream['@iot.id']);
  }
  const [first, second] = made;
  const stretch = (from: number, to: number) => `${trial.day(from)}/${trial.day(to)}`;
  const questions: [string, unknown[]][] = [
    [`before(phenomenonTime,${trial.day(4)})`, [first]],
    [`after(phenomenonTime,${trial.day(4)})`, [second]],
    [`during(phenomenonTime,${stretch(0, 4)})`, [first]],
    [`overlaps(phenomenonTime,${stretch(2, 6)})`, [first, second]],
    [`starts(phenomenonTime,${stretch(5, 9)})`, [second]],
    [`finishes(phenomenonTime,${stretch(0, 3)})`, [first]],
    [`meets(phenomenonTime,${stretch(3, 4)})`, [first]],
    [`phenomenonTime lt ${trial.day(4)}`, [first]],
    [`during(resultTime,${stretch(5, 8)})`, [second]],
  ];
  const among = made.map((id) => `id eq ${JSON.stringify(id)}`).join(' or ');
  for (const [filter, expected] of questions) {
    const question = `$filter=${encodeURIComponent(`(${among}) and ${filter}`)}&$orderby=phenomenonTime`;
    const answer = await trial.get(`/Datastreams?${question}`);
    expectSame(answer, expected, idsOf(answer.json), filter);
  }
  const filter = encodeURIComponent(`(${among}) and phenomenonTime ne null`);
  const down = await trial.get(`/Datastreams?$filter=${filter}&$orderby=phenomenonTime desc`);
  expectSame(down, [second, first], idsOf(down.json), '$orderby=phenomenonTime desc');
}

function idsOf(json: unknown): unknown[] {
  return ((json as { value?: { '@iot.id': unknown }[] }).value ?? []).map((one) => one['@iot.id']);
}

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

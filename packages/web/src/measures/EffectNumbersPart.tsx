import { useMutation, useQuery } from '@tanstack/react-query';
import type { EffectNumbers, EffectRun, EffectSize, EffectWeek, InterventionFile } from '@wijkritme/contract';
import { SaveShare } from '../exports/SaveShare.tsx';
import { TableFigure } from '../exports/TableFigure.tsx';
import { unitLabel } from '../i18n/format.ts';
import { useFormat, useLanguage } from '../i18n/language.ts';
import { AnswerError } from '../interpret/AnswerError.tsx';
import { Button, DataTable, Details, Heading, StatusMessage, WeekLines } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { effectQuery } from './queries.ts';
import { SeriesLink } from './SeriesLink.tsx';
import { labelOf } from './series-label.ts';
import { useMeasuresText } from './texts.ts';

interface PartProps {
  readonly file: InterventionFile;
  readonly run: EffectRun;
}

/** The numbers behind a verdict: sentence, chart, table, what it was compared with, and the same once more. */
export function EffectNumbersPart({ file, run }: PartProps) {
  const query = useQuery(effectQuery(file.id, run.id));
  return (
    <QueryView query={query} height={320}>
      {({ numbers }) => (
        <>
          {numbers ? <Numbers file={file} run={run} numbers={numbers} /> : <p>{run.sentence}</p>}
          <Repeat file={file} run={run} />
        </>
      )}
    </QueryView>
  );
}

function Numbers({ file, run, numbers }: PartProps & { numbers: EffectNumbers }) {
  const text = useMeasuresText();
  const { percent } = useFormat();
  const series = file.series.find(({ id }) => id === run.datastreamId);
  const nameOf = (id: number) => <SeriesLink series={file.series} id={id} />;
  const size = useSize(unitLabel(series?.unit ?? ''));
  return (
    <>
      {numbers.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Weeks file={file} run={run} weeks={numbers.weeks} name={labelOf(file.series, run.datastreamId)} />
      <p>{numbers.placesSentence}</p>
      <TableFigure title={text.weights} sentence={numbers.placesSentence} label={file.label}>
        <DataTable
          caption={text.weights}
          columns={[
            { key: 'name', header: text.candidate, render: ({ datastreamId }) => nameOf(datastreamId) },
            { key: 'weight', header: text.weight, align: 'end', render: ({ weight }) => percent(weight) },
            { key: 'without', header: text.without, align: 'end', render: ({ without }) => size(without) },
            { key: 'placebo', header: text.placebo, align: 'end', render: ({ placebo }) => size(placebo) },
          ]}
          rows={numbers.comparisons}
          rowKey={({ datastreamId }) => datastreamId}
          empty={text.noComparisons}
          stack
        />
      </TableFigure>
      <Heading level={4}>{text.nextDoor}</Heading>
      {numbers.spillOver.length === 0 ? (
        <p>{text.noNextDoor}</p>
      ) : (
        <ul>
          {numbers.spillOver.map(({ datastreamId, sentence }) => (
            <li key={datastreamId}>
              {nameOf(datastreamId)}: {sentence}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Per cent where that means something, else in the unit; with its sign. */
function useSize(unit: string) {
  const text = useMeasuresText();
  const { difference } = useFormat();
  return ({ percent, inUnit }: EffectSize) =>
    percent !== null ? `${difference(percent)}%` : inUnit !== null ? difference(inUnit, unit) : text.noValue;
}

function Weeks({ file, run, weeks, name }: PartProps & { weeks: readonly EffectWeek[]; name: string }) {
  const text = useMeasuresText();
  const { language } = useLanguage();
  const { unit = '', simulated = false } = file.series.find(({ id }) => id === run.datastreamId) ?? {};
  const { value, span, shortDate, number } = useFormat();
  const after = weeks.filter((week) => week.after);
  const mean = (of: (week: EffectWeek) => number | null) => {
    const known = after.flatMap((week) => of(week) ?? []);
    return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length;
  };
  const sentence = text.weeksSentence(
    value(
      mean((week) => week.measured),
      unit,
    ),
    value(
      mean((week) => week.expected),
      unit,
    ),
  );
  const read = (week: EffectWeek) =>
    text.weekRead(shortDate(week.from), {
      measured: value(week.measured, unit),
      expected: value(week.expected, unit),
      range: week.low === null || week.high === null ? '' : span(week.low, week.high, unit),
      when: week.after ? text.after : text.before,
    });
  return (
    <>
      <p>{sentence}</p>
      <WeekLines
        weeks={weeks}
        label={sentence}
        words={{
          measured: text.measured,
          expected: text.expectedColumn,
          range: text.range,
          started: text.started,
          surface: text.weeksSurface,
        }}
        read={read}
        locale={language}
        number={number}
        date={shortDate}
      />
      <SaveShare
        title={text.weeksCaption(name)}
        make={async (about) =>
          (await import('./of-effects.ts')).figureOfWeeks(
            { run, weeks, name, unit, simulated, sentence, label: file.label },
            about,
          )
        }
      />
      <Details summary={text.weeksCaption(name)} onPaper>
        <DataTable
          caption={text.weeksCaption(name)}
          columns={[
            { key: 'week', header: text.week, render: ({ from }) => shortDate(from) },
            { key: 'when', header: text.when, render: (week) => (week.after ? text.after : text.before) },
            { key: 'measured', header: text.measured, align: 'end', render: ({ measured }) => value(measured, unit) },
            {
              key: 'expected',
              header: text.expectedColumn,
              align: 'end',
              render: ({ expected }) => value(expected, unit),
            },
            {
              key: 'range',
              header: text.range,
              align: 'end',
              render: ({ low, high }) => (low === null || high === null ? '–' : span(low, high, unit)),
            },
          ]}
          rows={[...weeks].reverse()}
          rowKey={({ from }) => from}
          empty={text.noValue}
          stack
        />
      </Details>
    </>
  );
}

function Repeat({ file, run }: PartProps) {
  const text = useMeasuresText();
  const repeat = useMutation({ mutationFn: () => api.repeatEffect({ id: file.id, effect: run.id, body: {} }) });
  if (!run.repeatable) return <p>{text.notRepeatable}</p>;
  return (
    <>
      {repeat.error ? <AnswerError error={repeat.error} onLook={repeat.reset} /> : null}
      <p>
        <Button onClick={() => repeat.mutate()}>{repeat.isPending ? text.repeating : text.repeat}</Button>
      </p>
      <StatusMessage>{repeat.data ? (repeat.data.same ? text.same : text.notSame) : null}</StatusMessage>
    </>
  );
}

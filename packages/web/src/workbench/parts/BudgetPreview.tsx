import { useQuery } from '@tanstack/react-query';
import type { AlarmBudgetPreview } from '@wijkritme/contract';
import { TableFigure } from '../../exports/TableFigure.tsx';
import { useFormat, useText } from '../../i18n/language.ts';
import { Badge, DataTable } from '../../ui/index.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { type BudgetChange, budgetChanges } from './budget-changes.ts';
import { QueryView } from './QueryView.tsx';

const rowsShown = 60;

interface BudgetPreviewProps {
  readonly placeId: number;
  readonly zone: string;
  /** Signals a week: what holds, and what is tried. */
  readonly now: number;
  readonly other: number;
}

/** What another number of signals would have shown over the past weeks: a sentence, and the signals that come and go. */
export function BudgetPreview({ placeId, zone, now, other }: BudgetPreviewProps) {
  const current = useQuery(queries.budgetPreview(placeId, now));
  const tried = useQuery(queries.budgetPreview(placeId, other));
  return (
    <QueryView query={current} height={240}>
      {(before) => (
        <QueryView query={tried} height={240}>
          {(after) => <Comparison before={before} after={after} zone={zone} />}
        </QueryView>
      )}
    </QueryView>
  );
}

interface ComparisonProps {
  readonly before: AlarmBudgetPreview;
  readonly after: AlarmBudgetPreview;
  readonly zone: string;
}

function Comparison({ before, after, zone }: ComparisonProps) {
  const { budget: text } = useText();
  const isSame = before.perWeek === after.perWeek;
  const changes = budgetChanges(before.shown, after.shown);
  const count = (kind: BudgetChange['change']) => changes.filter(({ change }) => change === kind).length;
  const rows = isSame ? changes : changes.filter(({ change }) => change !== 'kept');
  return (
    <>
      <p className="lead">
        {after.sentence} {isSame || after.from === null ? null : text.changes(count('added'), count('removed'))}
      </p>
      {rows.length > 0 ? (
        <ChangeTable rows={rows} zone={zone} caption={isSame ? text.captionSame : text.caption} />
      ) : null}
    </>
  );
}

function ChangeTable({ rows, zone, caption }: { rows: readonly BudgetChange[]; zone: string; caption: string }) {
  const { budget: text } = useText();
  const format = useFormat(zone);
  const shown = rows.slice(0, rowsShown);
  return (
    <>
      {rows.length > shown.length ? <p>{text.shownOf(shown.length, rows.length)}</p> : null}
      <TableFigure title={caption}>
        <DataTable
          caption={caption}
          stack
          rows={shown}
          rowKey={({ key }) => key}
          empty={text.none}
          columns={[
            { key: 'when', header: text.when, render: ({ start }) => format.moment(start) },
            {
              key: 'place',
              header: text.place,
              render: ({ placeId, placeName }) => <a href={paths.place(placeId)}>{placeName}</a>,
            },
            { key: 'change', header: text.change, render: ({ change }) => <ChangeBadge change={change} /> },
            {
              key: 'rare',
              header: text.rare,
              render: ({ onceInWeeks }) => text.onceIn(format.number(roughly(onceInWeeks))),
            },
            { key: 'series', header: text.series, align: 'end', render: ({ datastreams }) => datastreams.length },
          ]}
        />
      </TableFigure>
    </>
  );
}

function ChangeBadge({ change }: { change: BudgetChange['change'] }) {
  const { budget: text } = useText();
  const looks = {
    added: { tone: 'info', shape: 'triangle' },
    removed: { tone: 'neutral', shape: 'square' },
    kept: { tone: 'ok', shape: 'circle' },
  } as const;
  return <Badge {...looks[change]}>{text[change]}</Badge>;
}

/** How rare something is, is an estimate: two digits tell what is known. */
const roughly = (weeks: number) => Number(weeks.toPrecision(2));

import type { InterventionSummary } from '@wijkritme/contract';
import type { ReactNode } from 'react';
import { TableFigure } from '../exports/TableFigure.tsx';
import { useFormat } from '../i18n/language.ts';
import { DataTable } from '../ui/index.ts';
import { paths } from '../workbench/paths.ts';
import { StateBadge, VerdictBadge } from './badges.tsx';
import { useMeasuresText } from './texts.ts';

interface MeasureTableProps {
  readonly caption: string;
  readonly items: readonly InterventionSummary[];
  readonly empty: ReactNode;
}

export function MeasureTable({ caption, items, empty }: MeasureTableProps) {
  const text = useMeasuresText();
  const { shortDate } = useFormat();
  return (
    <TableFigure title={caption} label={[...new Set(items.map(({ label }) => label))].join(', ')}>
      <DataTable
        caption={caption}
        columns={[
          {
            key: 'title',
            header: text.name,
            render: ({ id, title, simulated }) => (
              <>
                <a href={paths.measure(id)}>{title}</a>
                {simulated ? ` (${text.simulated})` : null}
              </>
            ),
          },
          { key: 'place', header: text.place, render: ({ placeName }) => placeName ?? text.noPlace },
          { key: 'state', header: text.state, render: ({ state }) => <StateBadge state={state} /> },
          {
            key: 'period',
            header: text.period,
            render: ({ startsOn, endsOn }) => `${shortDate(startsOn)} – ${shortDate(endsOn)}`,
          },
          {
            key: 'effect',
            header: text.effect,
            render: ({ verdict }) => (verdict === null ? text.noVerdict : <VerdictBadge verdict={verdict} />),
          },
          { key: 'owner', header: text.owner, render: ({ owner }) => owner.name },
        ]}
        rows={items}
        rowKey={({ id }) => id}
        empty={empty}
        stack
      />
    </TableFigure>
  );
}

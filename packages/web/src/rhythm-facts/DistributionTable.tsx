import type { Distribution } from '@wijkritme/contract';
import { TableFigure } from '../exports/TableFigure.tsx';
import { unitLabel } from '../i18n/format.ts';
import { useFormat } from '../i18n/language.ts';
import { DataTable } from '../ui/index.ts';
import { shownShares } from './shown-shares.ts';
import { useRhythmFactsText } from './texts.ts';

/** Each hour to come in one row: its limits, or the chance of each state. */
export function DistributionTable({ of }: { of: Distribution }) {
  const text = useRhythmFactsText();
  const format = useFormat(of.timeZone);
  const percent = (share: number | null | undefined) => (share == null ? '–' : format.percent(share));
  const columns =
    of.states.length > 0
      ? of.states.map(({ state, name, chance }) => ({
          key: String(state),
          header: name,
          align: 'end' as const,
          render: (row: number) => percent(chance[row]),
        }))
      : shownShares(of).map(({ share, value }) => ({
          key: String(share),
          header: format.percent(share),
          align: 'end' as const,
          // The unit stands in the caption: in each of ten columns it would push the last ones out of sight.
          render: (row: number) => format.value(value[row]),
        }));
  const unit = unitLabel(of.unit);
  return (
    <TableFigure title={text.caption}>
      <DataTable<number>
        caption={unit === '' ? text.caption : `${text.caption} (${unit})`}
        rows={[...of.time.keys()]}
        rowKey={(row) => row}
        empty={text.empty}
        columns={[
          { key: 'time', header: text.moment, render: (row) => format.moment(of.time[row] ?? 0) },
          ...columns,
          { key: 'sure', header: text.sure, align: 'end', render: (row) => percent(of.confidence[row]) },
        ]}
      />
    </TableFigure>
  );
}

import type { Report } from '@wijkritme/contract';
import type { ReactNode } from 'react';
import { useFormat } from '../i18n/language.ts';
import { DataTable } from '../ui/index.ts';
import { useReportsText } from './texts.ts';

interface ReportsTableProps {
  readonly caption: string;
  readonly items: readonly Report[];
  /** What can be done with one. */
  readonly act?: (report: Report) => ReactNode;
}

/** Reports one by one. */
export function ReportsTable({ caption, items, act }: ReportsTableProps) {
  const text = useReportsText();
  const { stretch, whole } = useFormat();
  const { when, what, amount, place, source, act: doing } = text.columns;
  return (
    <DataTable
      stack
      caption={caption}
      rows={items}
      rowKey={({ id }) => id}
      empty={text.none}
      columns={[
        { key: 'when', header: when, render: ({ from, until }) => stretch(from, until) },
        { key: 'what', header: what, render: ({ categoryName, tone }) => `${categoryName} (${text.tones[tone]})` },
        {
          key: 'amount',
          header: amount,
          render: (report) => (report.amount === null ? text.amountUnknown : text.amount(whole(report.amount))),
        },
        { key: 'place', header: place, render: ({ placeName }) => placeName },
        {
          key: 'source',
          header: source,
          render: ({ source: of, simulated }) =>
            simulated ? `${text.sources[of]}, ${text.simulated}` : text.sources[of],
        },
        ...(act ? [{ key: 'act', header: doing, controls: true, render: act }] : []),
      ]}
    />
  );
}

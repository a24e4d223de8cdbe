import { questionnaireMethods } from '@wijkritme/contract';
import { useFormat, useLanguage } from '../i18n/language.ts';
import { DataTable } from '../ui/index.ts';
import { amountOf, limitsOf } from './amount.ts';
import type { FeelingRow } from './rows-of.ts';
import { useFeelingText } from './texts.ts';

/** The numbers of the figure beside it. */
export function FeelingTable({ caption, rows }: { caption: string; rows: readonly FeelingRow[] }) {
  const text = useFeelingText();
  const format = useFormat();
  const { language } = useLanguage();
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: 'period', header: text.period, render: ({ round }) => format.range(round.from, round.until) },
        { key: 'place', header: text.place, render: ({ round }) => round.placeName },
        { key: 'when', header: text.when, render: ({ part }) => text.parts[part] },
        {
          key: 'result',
          header: text.result,
          align: 'end',
          render: ({ round }) => (round.mean === null ? text.hidden : amountOf(round.scale, round.mean, format)),
        },
        {
          key: 'interval',
          header: text.interval,
          align: 'end',
          render: ({ round }) => limitsOf(round, format)?.join(' – ') ?? text.hidden,
        },
        {
          key: 'n',
          header: text.answers,
          align: 'end',
          render: ({ round: { n, invited } }) =>
            invited === null ? format.whole(n) : text.ofInvited(format.whole(n), format.whole(invited)),
        },
        {
          key: 'method',
          header: text.method,
          render: ({ round }) => questionnaireMethods.find(({ id }) => id === round.method)?.[language] ?? round.method,
        },
        { key: 'source', header: text.source, render: ({ round }) => round.source },
      ]}
      rows={rows}
      rowKey={({ round }) => round.id}
      empty={text.none}
      stack
    />
  );
}

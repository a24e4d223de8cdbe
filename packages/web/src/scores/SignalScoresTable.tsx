import { MINUTE, type SignalScore, type SignalScores } from '@wijkritme/contract';
import { useFormat, useLanguage } from '../i18n/language.ts';
import { DataTable, formatDuration } from '../ui/index.ts';
import { paths } from '../workbench/paths.ts';
import { useSignalScoresText } from './signal-texts.ts';

interface Row extends SignalScore {
  readonly name: string;
  readonly placeId: number | null;
}

/** One row per place, and one for all together; what is hidden or not known is said in words. */
export function SignalScoresTable({ scores }: { scores: SignalScores }) {
  const text = useSignalScoresText();
  const format = useFormat();
  const { items, total, from, to } = scores;
  const rows: Row[] = [
    ...items.map((item) => ({ ...item, name: item.placeName ?? text.noPlace })),
    ...(total && items.length > 1 ? [{ ...total, name: text.total, placeId: null }] : []),
  ];
  const counts = ['signals', 'useful', 'falseAlarms', 'expected', 'unconfirmed'] as const;
  return (
    <DataTable
      stack
      caption={text.caption(format.longDate(`${from}T12:00:00Z`), format.longDate(`${to}T12:00:00Z`))}
      rows={rows}
      rowKey={({ name, placeId }) => `${name} ${placeId}`}
      empty={text.none}
      columns={[
        { key: 'place', header: text.columns.place, render: (row) => <PlaceName row={row} /> },
        ...counts.map((key) => ({
          key,
          header: text.columns[key],
          align: 'end' as const,
          render: (row: Row) => <CountCell count={row[key]} />,
        })),
        {
          key: 'detect',
          header: text.columns.detect,
          render: ({ detectMinutes, detected }) => <TimeCell minutes={detectMinutes} count={detected} />,
        },
        {
          key: 'react',
          header: text.columns.react,
          render: ({ reactMinutes, reacted }) => <TimeCell minutes={reactMinutes} count={reacted} />,
        },
      ]}
    />
  );
}

function PlaceName({ row: { name, placeId } }: { row: Row }) {
  return placeId === null ? <strong>{name}</strong> : <a href={paths.place(placeId)}>{name}</a>;
}

function CountCell({ count }: { count: number | null }) {
  const text = useSignalScoresText();
  const format = useFormat();
  return count === null ? text.hidden : format.whole(count);
}

function TimeCell({ minutes, count }: { minutes: number | null; count: number | null }) {
  const text = useSignalScoresText();
  const format = useFormat();
  const { language } = useLanguage();
  if (minutes === null) return text.unknown;
  const time = formatDuration(minutes * MINUTE, language);
  return count === null ? time : text.ofCount(time, format.whole(count));
}

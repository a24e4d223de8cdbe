import type { Upkeep } from '@wijkritme/contract';
import { TableFigure } from '../exports/TableFigure.tsx';
import { useFormat, useLanguage } from '../i18n/language.ts';
import { DataTable, formatDuration, Heading } from '../ui/index.ts';
import { paths } from '../workbench/paths.ts';
import { useUpkeepText } from './texts.ts';

type Gaps = NonNullable<Upkeep['gaps']>;

/** Who should send and does not, the longest first. */
export function GapsPart({ gaps, at }: Pick<Upkeep, 'gaps' | 'at'>) {
  const text = useUpkeepText();
  return (
    <section>
      <Heading level={2}>{text.gapsTitle}</Heading>
      {gaps === null ? <p className="lead">{text.gapsElsewhere}</p> : <Known gaps={gaps} at={at} />}
    </section>
  );
}

function Known({ gaps: { total, never, items }, at }: { gaps: Gaps; at: string }) {
  const text = useUpkeepText();
  const { language } = useLanguage();
  const format = useFormat();
  const [longest] = items;
  const message = longest
    ? text.gapsSome(total, formatDuration(roughly(Date.parse(at) - Date.parse(longest.since)), language))
    : text.gapsNone;
  return (
    <>
      <p className="lead">{message}</p>
      {never > 0 ? <p>{text.gapsNever(never)}</p> : null}
      {longest ? (
        <TableFigure title={text.gapsTitle} sentence={message}>
          <DataTable
            stack
            caption={text.gapsTitle}
            rows={items}
            rowKey={({ datastreamId }) => datastreamId}
            empty={text.none}
            columns={[
              {
                key: 'sensor',
                header: text.gapColumns.sensor,
                render: ({ thingId, thingName }) => <a href={paths.sensor(thingId)}>{thingName}</a>,
              },
              { key: 'series', header: text.gapColumns.series, render: ({ name }) => name },
              { key: 'since', header: text.gapColumns.since, render: ({ since }) => format.moment(since) },
            ]}
          />
        </TableFigure>
      ) : null}
      {total > items.length ? (
        <p>
          <a href={paths.sensors()}>{text.gapsMore(total - items.length)}</a>
        </p>
      ) : null}
    </>
  );
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** As one would say it, and so that the sentence does not change every ten seconds. */
const roughly = (ms: number) => {
  const step = ms < 2 * HOUR_MS ? MINUTE_MS : ms < 48 * HOUR_MS ? HOUR_MS : 24 * HOUR_MS;
  return Math.max(MINUTE_MS, Math.floor(ms / step) * step);
};

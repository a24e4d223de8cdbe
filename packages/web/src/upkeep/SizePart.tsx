import type { Upkeep } from '@wijkritme/contract';
import { TableFigure } from '../exports/TableFigure.tsx';
import { useFormat } from '../i18n/language.ts';
import { DataTable, Details, Heading, Sparkline } from '../ui/index.ts';
import { forecastSentence } from './forecast-sentence.ts';
import { sizeText } from './sizes.ts';
import { useUpkeepText } from './texts.ts';

/** How large the store is, how fast it grows and how long the disk lasts. */
export function SizePart({ size, disk, diskForecast }: Pick<Upkeep, 'size' | 'disk' | 'diskForecast'>) {
  const text = useUpkeepText();
  const format = useFormat();
  const told = (bytes: number) => sizeText(bytes, format);
  return (
    <section>
      <Heading level={2}>{text.sizeTitle}</Heading>
      <p className="lead">
        {text.sizeSentence(told(size.storeBytes))} {growthText(size.growth, text, told)}
      </p>
      <p className="lead">
        {disk ? text.disk(told(disk.freeBytes), told(disk.totalBytes)) : text.diskElsewhere}{' '}
        {forecastSentence(diskForecast, text, format)}
      </p>
      <Samples samples={size.samples} />
      <TableFigure title={text.tablesCaption} sentence={text.sizeSentence(told(size.storeBytes))}>
        <DataTable
          compact
          caption={text.tablesCaption}
          rows={size.tables}
          rowKey={({ name }) => name}
          empty={text.none}
          columns={[
            { key: 'name', header: text.tableColumns.name, render: ({ name }) => <code>{name}</code> },
            { key: 'size', header: text.tableColumns.size, align: 'end', render: ({ bytes }) => told(bytes) },
          ]}
        />
      </TableFigure>
    </section>
  );
}

function growthText(
  growth: Upkeep['size']['growth'],
  text: ReturnType<typeof useUpkeepText>,
  told: (bytes: number) => string,
): string {
  if (growth === null) return text.growthUnknown;
  return growth.perDay > 0 ? text.growth(told(growth.perDay)) : text.growthSteady;
}

function Samples({ samples }: { samples: Upkeep['size']['samples'] }) {
  const text = useUpkeepText();
  const format = useFormat();
  const told = (bytes: number) => sizeText(bytes, format);
  const [first] = samples;
  const last = samples.at(-1);
  if (!first || !last) return null;
  const message =
    samples.length === 1 ? text.samplesOne : text.samplesSentence(told(first.storeBytes), told(last.storeBytes));
  return (
    <>
      <Heading level={3}>{text.samplesTitle}</Heading>
      <p>{message}</p>
      <TableFigure title={text.samplesTitle} sentence={message}>
        {samples.length > 1 ? <Sparkline values={samples.map(({ storeBytes }) => storeBytes)} label={message} /> : null}
        <Details summary={text.asTable}>
          <DataTable
            compact
            caption={text.samplesTitle}
            rows={[...samples].reverse()}
            rowKey={({ day }) => day}
            empty={text.none}
            columns={[
              { key: 'day', header: text.table.day, render: ({ day }) => format.shortDate(day) },
              {
                key: 'size',
                header: text.sampleColumns.size,
                align: 'end',
                render: ({ storeBytes }) => told(storeBytes),
              },
              {
                key: 'free',
                header: text.sampleColumns.free,
                align: 'end',
                render: ({ freeBytes }) => (freeBytes === null ? text.unknown : told(freeBytes)),
              },
            ]}
          />
        </Details>
      </TableFigure>
    </>
  );
}

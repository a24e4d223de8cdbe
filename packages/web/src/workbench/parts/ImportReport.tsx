import { useInfiniteQuery } from '@tanstack/react-query';
import type { Import } from '@wijkritme/contract';
import { TableFigure } from '../../exports/TableFigure.tsx';
import { useText } from '../../i18n/language.ts';
import { Button, DataTable, FilterChips, Heading } from '../../ui/index.ts';
import { useGo } from '../navigation.ts';
import { paths } from '../paths.ts';
import { isBusy, queries } from '../queries.ts';
import { QueryView } from './QueryView.tsx';
import { maybeVerdict, rowVerdicts } from './verdicts.ts';

/** What happened to which row, a page at a time; the filter stands in the address. */
export function ImportReport({ item, verdict: word }: { item: Import; verdict: string | undefined }) {
  const { imports: text } = useText();
  const go = useGo();
  const verdict = maybeVerdict(word);
  const query = useInfiniteQuery(queries.importRows(item.id, verdict, isBusy(item)));
  return (
    <section>
      <Heading level={2}>{text.report}</Heading>
      <FilterChips
        label={text.verdict}
        chips={rowVerdicts.map((id) => ({ id, label: text.verdicts[id], count: item.counts[id], on: verdict === id }))}
        onToggle={(id) => go(paths.import(item.id, id === verdict ? {} : { uitkomst: id }), { stay: true })}
      />
      <QueryView query={query} height={240}>
        {({ pages }) => (
          <TableFigure title={text.reportCaption}>
            <DataTable
              stack
              caption={text.reportCaption}
              rows={pages.flatMap(({ items }) => items)}
              rowKey={({ line, column, verdict: result }) => `${line} ${column} ${result}`}
              empty={verdict ? text.reportEmpty : text.reportNone}
              columns={[
                { key: 'line', header: text.line, render: ({ line }) => line },
                { key: 'column', header: text.column, render: ({ column }) => column },
                { key: 'verdict', header: text.verdict, render: (row) => text.verdicts[row.verdict] },
                { key: 'reason', header: text.reason, render: ({ reason }) => reason },
              ]}
            />
          </TableFigure>
        )}
      </QueryView>
      {query.hasNextPage ? (
        <p className="more">
          <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {text.more}
          </Button>
        </p>
      ) : null}
    </section>
  );
}

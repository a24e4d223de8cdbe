import { useQuery } from '@tanstack/react-query';
import type { Import } from '@wijkritme/contract';
import { capital } from '../../i18n/format.ts';
import { useFormat, useText } from '../../i18n/language.ts';
import { DataTable, EmptyState, Heading } from '../../ui/index.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { ImportBadge } from './ImportBadge.tsx';
import { QueryView } from './QueryView.tsx';

export function EarlierImports() {
  const { imports: text } = useText();
  const query = useQuery(queries.imports());
  return (
    <section>
      <Heading level={2}>{text.earlier}</Heading>
      <QueryView query={query}>
        {({ items }) =>
          items.length === 0 ? <EmptyState title={text.none} text={text.noneText} /> : <ImportTable items={items} />
        }
      </QueryView>
    </section>
  );
}

function ImportTable({ items }: { items: readonly Import[] }) {
  const { imports: text } = useText();
  const format = useFormat();
  return (
    <DataTable<Import>
      stack
      caption={text.earlierCaption}
      rows={items}
      rowKey={({ id }) => id}
      empty={text.none}
      columns={[
        { key: 'file', header: text.fileName, render: ({ id, fileName }) => <a href={paths.import(id)}>{fileName}</a> },
        { key: 'status', header: text.status, render: ({ status }) => <ImportBadge status={status} /> },
        {
          key: 'when',
          header: text.when,
          render: ({ createdAt }) => <span className="moment">{format.moment(createdAt)}</span>,
        },
        { key: 'rows', header: text.rows, align: 'end', render: ({ rows }) => format.whole(rows) },
        {
          key: 'stored',
          header: capital(text.verdicts.stored),
          align: 'end',
          render: ({ counts }) => format.whole(counts.stored),
        },
        {
          key: 'refused',
          header: capital(text.verdicts.refused),
          align: 'end',
          render: ({ counts }) => format.whole(counts.refused),
        },
      ]}
    />
  );
}

import { type ReactNode, useId } from 'react';
import { ScrollRegion } from './ScrollRegion.tsx';

export type Column<Row> = {
  key: string;
  header: string;
  align?: 'start' | 'end';
  /** What one presses; it stays away on paper, where it would be an empty column. */
  controls?: boolean;
  render: (row: Row) => ReactNode;
};

type DataTableProps<Row> = {
  caption: ReactNode;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /** Shown in place of rows; says why there is nothing. */
  empty: ReactNode;
  /** Where the columns do not fit, each row becomes a block of lines that begin with the name of their column. */
  stack?: boolean;
  /** No wider than its columns need: for few short columns. */
  compact?: boolean;
};

/** Said in so many words: as blocks, rows and cells would lose their meaning in some browsers. */
const roles = {
  table: { role: 'table' },
  row: { role: 'row' },
  column: { role: 'columnheader', scope: 'col' },
  head: { role: 'rowheader', scope: 'row' },
  cell: { role: 'cell' },
} as const;

const lookOf = <Row,>({ align, controls = false }: Column<Row>) =>
  [align === 'end' ? 'nl-table__cell--end' : '', controls ? 'no-print' : ''].filter(Boolean).join(' ') || undefined;

/** The first column heads its row. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, empty, stack = false, compact = false } = props;
  const captionId = useId();
  const look = `nl-table${stack ? ' nl-table--stack' : ''}${compact ? ' nl-table--compact' : ''}`;
  return (
    <ScrollRegion labelledBy={captionId}>
      <table className={look} {...roles.table}>
        <caption id={captionId} className="nl-table__caption">
          {caption}
        </caption>
        <thead>
          <tr {...roles.row}>
            {columns.map((column) => (
              <th key={column.key} className={lookOf(column)} {...roles.column}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 ? (
            <tr {...roles.row}>
              <td colSpan={columns.length} className="nl-table__empty" {...roles.cell}>
                {empty}
              </td>
            </tr>
          ) : (
            rows.map((row) => <TableRow key={rowKey(row)} row={row} columns={columns} />)
          )}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function TableRow<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return (
    <tr {...roles.row}>
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.key} className={lookOf(column)} data-label={column.header} {...roles.head}>
            {column.render(row)}
          </th>
        ) : (
          <td key={column.key} className={lookOf(column)} data-label={column.header} {...roles.cell}>
            {column.render(row)}
          </td>
        ),
      )}
    </tr>
  );
}

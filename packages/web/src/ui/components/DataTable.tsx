import { type ReactNode, useId } from 'react';
import { ScrollRegion } from './ScrollRegion.tsx';

export type Column<Row> = {
  key: string;
  header: ReactNode;
  align?: 'start' | 'end';
  render: (row: Row) => ReactNode;
};

type DataTableProps<Row> = {
  caption: ReactNode;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /** Shown in place of rows; says why there is nothing. */
  empty: ReactNode;
};

const alignOf = <Row,>({ align }: Column<Row>) => (align === 'end' ? 'nl-table__cell--end' : undefined);

/** The first column heads its row. */
export function DataTable<Row>({ caption, columns, rows, rowKey, empty }: DataTableProps<Row>) {
  const captionId = useId();
  return (
    <ScrollRegion labelledBy={captionId}>
      <table className="nl-table">
        <caption id={captionId} className="nl-table__caption">
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={alignOf(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 ? (
            <tr>
              <td colSpan={columns.length} className="nl-table__empty">
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
    <tr>
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.key} scope="row" className={alignOf(column)}>
            {column.render(row)}
          </th>
        ) : (
          <td key={column.key} className={alignOf(column)}>
            {column.render(row)}
          </td>
        ),
      )}
    </tr>
  );
}

import type { ReportImport } from '@wijkritme/contract';
import { TableFigure } from '../exports/TableFigure.tsx';
import { useFormat } from '../i18n/language.ts';
import { DataTable } from '../ui/index.ts';
import { useReportsText } from './texts.ts';
import type { ChosenRow } from './to-rows.ts';

interface ImportProblemsProps {
  readonly problems: ReportImport['problems'];
  /** As they were sent. */
  readonly rows: readonly ChosenRow[];
}

/** Which lines of the file were left out, and why; nothing of what stood in them. */
export function ImportProblems({ problems, rows }: ImportProblemsProps) {
  const text = useReportsText();
  const { whole } = useFormat();
  if (problems.length === 0) return null;
  return (
    <TableFigure title={text.fileProblems}>
      <DataTable
        stack
        caption={text.fileProblems}
        rows={problems}
        rowKey={({ row }) => row}
        empty=""
        columns={[
          { key: 'row', header: text.fileLine, render: ({ row }) => whole(rows[row - 1]?.line ?? row) },
          { key: 'message', header: text.fileProblem, render: ({ message }) => message },
        ]}
      />
    </TableFigure>
  );
}

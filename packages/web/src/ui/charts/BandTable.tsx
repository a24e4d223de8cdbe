import { useState } from 'react';
import { DataTable } from '../components/DataTable.tsx';
import { Details } from '../components/Details.tsx';
import { toBandWords, type WordSource } from './band-words.ts';

const MOST_ROWS = 500;

/** The same data as the chart, newest first; built when opened, so that live points cost nothing while closed. */
export function BandTable({ source }: { source: WordSource }) {
  const [open, setOpen] = useState(false);
  const { series, text } = source;
  return (
    <Details summary={text.showTable} onToggle={setOpen}>
      {open ? <OpenTable source={source} total={series.time.length} /> : null}
    </Details>
  );
}

function OpenTable({ source, total }: { source: WordSource; total: number }) {
  const { text } = source;
  const shown = Math.min(total, MOST_ROWS);
  const rows = Array.from({ length: shown }, (_, i) => toBandWords(source, total - 1 - i, 'table'));
  return (
    <>
      {shown < total ? <p className="nl-band-figure__rest">{text.tableRest(shown, total)}</p> : null}
      <DataTable
        caption={text.tableCaption}
        rows={rows}
        rowKey={({ t }) => t}
        empty={text.empty}
        columns={[
          { key: 'time', header: text.time, render: ({ time }) => time },
          { key: 'measured', header: text.measured, align: 'end', render: ({ measured }) => measured },
          { key: 'normal', header: text.normal, align: 'end', render: ({ normal }) => normal },
          { key: 'difference', header: text.difference, align: 'end', render: ({ difference }) => difference },
          { key: 'verdict', header: text.verdict, render: ({ verdict }) => verdict },
        ]}
      />
    </>
  );
}

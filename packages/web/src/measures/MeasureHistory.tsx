import type { InterventionFile } from '@wijkritme/contract';
import { TableFigure } from '../exports/TableFigure.tsx';
import { useFormat } from '../i18n/language.ts';
import { DataTable, Details, Heading } from '../ui/index.ts';
import { useMeasuresText } from './texts.ts';

/** Every change, as it was kept. */
export function MeasureHistory({ file: { changes, label } }: { file: InterventionFile }) {
  const text = useMeasuresText();
  const { moment, shortDate } = useFormat();
  return (
    <section>
      <Heading level={2}>{text.history}</Heading>
      <Details summary={text.historyCaption} onPaper>
        <TableFigure title={text.historyCaption} label={label}>
          <DataTable
            caption={text.historyCaption}
            columns={[
              { key: 'at', header: text.at, render: ({ at }) => moment(at) },
              { key: 'state', header: text.state, render: ({ state }) => text.states[state] },
              {
                key: 'what',
                header: text.what,
                render: ({ plan }) => `${plan.title}, ${shortDate(plan.startsOn)} – ${shortDate(plan.endsOn)}`,
              },
              { key: 'why', header: text.reason, render: ({ reason }) => reason || '–' },
              {
                key: 'who',
                header: text.who,
                render: ({ role, organisation }) => `${text.roles[role]}, ${organisation.name}`,
              },
            ]}
            rows={changes}
            rowKey={({ version }) => version}
            empty={text.none}
            stack
          />
        </TableFigure>
      </Details>
    </section>
  );
}

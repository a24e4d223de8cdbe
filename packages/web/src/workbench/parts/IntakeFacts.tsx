import { useQuery } from '@tanstack/react-query';
import type { Datastream } from '@wijkritme/contract';
import { TableFigure } from '../../exports/TableFigure.tsx';
import { useFormat, useText } from '../../i18n/language.ts';
import { DataTable, DescriptionList, Details } from '../../ui/index.ts';
import { queries } from '../queries.ts';

/** How the readings of one series come in: how late by the clock of the device, and what was refused by which rule. */
export function IntakeFacts({ series }: { series: Datastream }) {
  const { intake: text } = useText();
  const format = useFormat();
  const { data } = useQuery(queries.refusals(series.id));
  const refused = data?.items ?? [];
  return (
    <>
      {series.delay ? (
        <DescriptionList
          items={[{ term: text.delay, description: text.seconds(series.delay.medianSeconds, series.delay.readings) }]}
        />
      ) : null}
      {refused.length > 0 ? (
        <Details summary={text.refused(refused.reduce((sum, { count }) => sum + count, 0))}>
          <TableFigure title={text.caption}>
            <DataTable
              caption={text.caption}
              rows={refused}
              rowKey={({ rule }) => rule}
              empty={text.none}
              columns={[
                { key: 'rule', header: text.rule, render: ({ title }) => title },
                { key: 'count', header: text.count, align: 'end', render: ({ count }) => format.whole(count) },
                { key: 'last', header: text.last, render: ({ lastAt }) => format.moment(lastAt) },
              ]}
            />
          </TableFigure>
        </Details>
      ) : null}
    </>
  );
}

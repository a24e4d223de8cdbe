import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { CaseSummary } from '@wijkritme/contract';
import type { ReactNode } from 'react';
import { TableFigure } from '../exports/TableFigure.tsx';
import { useFormat, useText } from '../i18n/language.ts';
import { removalText } from '../keeping/removal-text.ts';
import { useKeepingText } from '../keeping/texts.ts';
import { useReportsText } from '../reports/texts.ts';
import { DataTable } from '../ui/index.ts';
import { statusOf } from '../workbench/api.ts';
import { MoreButton } from '../workbench/parts/MoreButton.tsx';
import { PageHead } from '../workbench/parts/PageHead.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { SignInLink } from '../workbench/parts/SignInLink.tsx';
import { paths } from '../workbench/paths.ts';
import { ListFilters, NothingFound } from './ListFilters.tsx';
import { casesQuery } from './queries.ts';
import { useCasesText } from './texts.ts';

const route = getRouteApi('/dossiers');

/** Every case that one may see; open ones first. */
export function CasesPage() {
  const { shell } = useText();
  const text = useCasesText();
  const keeping = useKeepingText();
  const reports = useReportsText();
  const search = route.useSearch();
  const { zoek, stand, plek, label } = search;
  const query = useInfiniteQuery(casesQuery({ search: zoek, state: stand, place: plek, label }));
  const isRefused = [401, 403].includes(statusOf(query.error) ?? 0);
  return (
    <>
      <PageHead title={text.title} />
      <p className="lead">{text.intro}</p>
      {isRefused ? (
        <p>
          {text.notAllowed} <SignInLink>{shell.signIn}</SignInLink>
        </p>
      ) : (
        <>
          <ListFilters
            search={search}
            states={{ open: text.open, closed: text.closed }}
            hint={text.find.hint}
            hrefOf={paths.cases}
          />
          <QueryView query={query} height={320}>
            {({ pages }) => (
              <>
                <CaseTable
                  caption={text.caption}
                  items={pages.flatMap(({ items }) => items)}
                  empty={<NothingFound search={search} none={text.none} href={paths.cases()} />}
                />
                <MoreButton query={query} label={text.more} />
              </>
            )}
          </QueryView>
        </>
      )}
      <p>
        <a href={paths.signals()}>{text.toSignals}</a> · <a href={paths.keeping()}>{keeping.title}</a> ·{' '}
        <a href={paths.reportCategories()}>{reports.list.title}</a>
      </p>
    </>
  );
}

interface CaseTableProps {
  readonly caption: string;
  readonly items: readonly CaseSummary[];
  readonly empty: ReactNode;
}

function CaseTable({ caption, items, empty }: CaseTableProps) {
  const text = useCasesText();
  return (
    <TableFigure title={caption} label={[...new Set(items.map(({ label }) => label))].join(', ')}>
      <DataTable
        caption={caption}
        columns={[
          {
            key: 'title',
            header: text.name,
            render: ({ id, title, simulated, isHidden }) => (
              <>
                <a href={paths.case(id)}>{title}</a>
                {simulated ? ` (${text.simulated})` : null}
                {isHidden ? `. ${text.answerFirst.short}.` : null}
              </>
            ),
          },
          { key: 'place', header: text.place, render: ({ placeName }) => placeName ?? text.noPlace },
          { key: 'state', header: text.state, render: (one) => <CaseState one={one} /> },
          {
            key: 'tasks',
            header: text.tasks,
            align: 'end',
            render: ({ openTasks, isHidden }) => (isHidden ? '–' : openTasks),
          },
          { key: 'owner', header: text.owner, render: ({ organisation }) => organisation.name },
        ]}
        rows={items}
        rowKey={({ id }) => id}
        empty={empty}
        stack
      />
    </TableFigure>
  );
}

/** Open or closed; of a closed one also when it goes. */
function CaseState({ one: { closed, removal } }: { one: CaseSummary }) {
  const text = useCasesText();
  const keeping = useKeepingText().removal;
  const { shortDate } = useFormat();
  if (!closed) return text.open;
  if (!removal) return text.closed;
  return `${text.closed}, ${removalText(removal, keeping.short, { now: Date.now(), day: shortDate })}`;
}

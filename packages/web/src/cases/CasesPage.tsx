import { useInfiniteQuery } from '@tanstack/react-query';
import type { CaseSummary } from '@wijkritme/contract';
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
import { casesQuery } from './queries.ts';
import { useCasesText } from './texts.ts';

/** Every case that one may see; open ones first. */
export function CasesPage() {
  const { shell } = useText();
  const text = useCasesText();
  const keeping = useKeepingText();
  const reports = useReportsText();
  const query = useInfiniteQuery(casesQuery());
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
        <QueryView query={query} height={320}>
          {({ pages }) => (
            <>
              <CaseTable caption={text.caption} items={pages.flatMap(({ items }) => items)} />
              <MoreButton query={query} label={text.more} />
            </>
          )}
        </QueryView>
      )}
      <p>
        <a href={paths.signals()}>{text.toSignals}</a> · <a href={paths.keeping()}>{keeping.title}</a> ·{' '}
        <a href={paths.reportCategories()}>{reports.list.title}</a>
      </p>
    </>
  );
}

function CaseTable({ caption, items }: { caption: string; items: readonly CaseSummary[] }) {
  const text = useCasesText();
  return (
    <TableFigure title={caption} label={[...new Set(items.map(({ label }) => label))].join(', ')}>
      <DataTable
        caption={caption}
        columns={[
          { key: 'title', header: text.name, render: ({ id, title }) => <a href={paths.case(id)}>{title}</a> },
          { key: 'place', header: text.place, render: ({ placeName }) => placeName ?? text.noPlace },
          { key: 'state', header: text.state, render: (one) => <CaseState one={one} /> },
          { key: 'tasks', header: text.tasks, align: 'end', render: ({ openTasks }) => openTasks },
          { key: 'owner', header: text.owner, render: ({ organisation }) => organisation.name },
        ]}
        rows={items}
        rowKey={({ id }) => id}
        empty={text.none}
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

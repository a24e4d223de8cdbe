import { useInfiniteQuery } from '@tanstack/react-query';
import { useText } from '../i18n/language.ts';
import { Breadcrumb, Heading } from '../ui/index.ts';
import { statusOf } from '../workbench/api.ts';
import { MoreButton } from '../workbench/parts/MoreButton.tsx';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { paths } from '../workbench/paths.ts';
import { MeasureTable } from './MeasureTable.tsx';
import { NotAllowed } from './NotAllowed.tsx';
import { measuresQuery } from './queries.ts';
import { useMeasuresText } from './texts.ts';

/** Every measure of a case that one may see; those that run first. */
export function MeasuresPage() {
  const { shell } = useText();
  const text = useMeasuresText();
  const query = useInfiniteQuery(measuresQuery());
  const isRefused = [401, 403].includes(statusOf(query.error) ?? 0);
  return (
    <>
      <PageTitle topic={text.title} />
      <Breadcrumb
        label={shell.breadcrumb}
        items={[{ label: shell.overview, href: paths.overview() }, { label: text.title }]}
      />
      <Heading level={1}>{text.title}</Heading>
      <p className="lead">{text.intro}</p>
      {isRefused ? (
        <NotAllowed />
      ) : (
        <QueryView query={query} height={320}>
          {({ pages }) => (
            <>
              <MeasureTable caption={text.caption} items={pages.flatMap(({ items }) => items)} empty={text.none} />
              <MoreButton query={query} label={text.more} />
            </>
          )}
        </QueryView>
      )}
      <p>
        <a href={paths.effects()}>{text.toRegistry}</a>
      </p>
      <p>
        <a href={paths.cases()}>{text.toCases}</a>
      </p>
    </>
  );
}

import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { SaveShare } from '../../exports/SaveShare.tsx';
import type { SaveShareProps } from '../../exports/save-share-props.ts';
import { useText } from '../../i18n/language.ts';
import { MoreButton } from './MoreButton.tsx';
import { NewFindings } from './NewFindings.tsx';
import { NothingFound } from './NothingFound.tsx';
import { QueryView } from './QueryView.tsx';

interface FoundListProps<T> {
  readonly query: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly T[] }>>;
  readonly text: {
    readonly title: string;
    readonly empty: string;
    readonly emptyFiltered: string;
    readonly emptyAll: string;
    shown(count: number, more: boolean): string;
  };
  readonly filtered: boolean;
  /** The list without filters. */
  readonly clearHref: string;
  /** Makes the file of what is filtered. */
  readonly make: SaveShareProps['make'];
  /** Each row once, of the pages so far. */
  rowsOf(pages: readonly { readonly items: readonly T[] }[]): readonly T[];
  children(items: readonly T[]): ReactNode;
}

/** What was found, page by page: news, how many there are, the rows, more of them, and the list as a file. */
export function FoundList<T>({ query, text, filtered, clearHref, make, rowsOf, children }: FoundListProps<T>) {
  const { findings } = useText();
  return (
    <>
      <NewFindings onShow={() => void query.refetch()} />
      <QueryView query={query} height={400}>
        {({ pages }) => {
          const items = rowsOf(pages);
          if (items.length === 0) return <NothingFound text={text} filtered={filtered} clearHref={clearHref} />;
          return (
            <>
              <p>{text.shown(items.length, query.hasNextPage)}</p>
              {children(items)}
            </>
          );
        }}
      </QueryView>
      <MoreButton query={query} label={findings.more} />
      {(query.data?.pages[0]?.items.length ?? 0) > 0 ? <SaveShare title={text.title} make={make} /> : null}
    </>
  );
}

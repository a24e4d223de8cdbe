import { useInfiniteQuery } from '@tanstack/react-query';
import { SaveShare } from '../../exports/SaveShare.tsx';
import { useText } from '../../i18n/language.ts';
import { choicesIn, filterOf, rowsOf } from '../findings.ts';
import { type FindingsSearch, paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { MoreButton } from './MoreButton.tsx';
import { NewFindings } from './NewFindings.tsx';
import { NothingFound } from './NothingFound.tsx';
import { QueryView } from './QueryView.tsx';
import { SignalItems } from './SignalItems.tsx';
import { useZone } from './use-places.ts';

/** The signals that everybody may see. */
export function SignalList({ search }: { search: FindingsSearch }) {
  const { findings, signals: text } = useText();
  const filter = filterOf(search, useZone(search.plek));
  const query = useInfiniteQuery(queries.signals(filter));
  return (
    <>
      <NewFindings onShow={() => void query.refetch()} />
      <QueryView query={query} height={400}>
        {({ pages }) => {
          const items = rowsOf(pages);
          if (items.length === 0)
            return <NothingFound text={text} filtered={choicesIn(search) > 0} clearHref={paths.signals()} />;
          return (
            <>
              <p>{text.shown(items.length, query.hasNextPage)}</p>
              <SignalItems items={items} queue />
            </>
          );
        }}
      </QueryView>
      <MoreButton query={query} label={findings.more} />
      {(query.data?.pages[0]?.items.length ?? 0) > 0 ? (
        <SaveShare
          title={text.title}
          make={async (about) => (await import('../../exports/of-findings.ts')).figureOfSignals(filter, about)}
        />
      ) : null}
    </>
  );
}

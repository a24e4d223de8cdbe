import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Signal } from '@wijkritme/contract';
import { lazy, Suspense } from 'react';
import { SaveShare } from '../../exports/SaveShare.tsx';
import { useText } from '../../i18n/language.ts';
import { Heading } from '../../ui/index.ts';
import { choicesIn, filterOf, rowsOf } from '../findings.ts';
import { FindingsFilters } from '../parts/FindingsFilters.tsx';
import { MoreButton } from '../parts/MoreButton.tsx';
import { NewFindings } from '../parts/NewFindings.tsx';
import { NothingFound } from '../parts/NothingFound.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { QueryView } from '../parts/QueryView.tsx';
import { SignalItems } from '../parts/SignalItems.tsx';
import { useZone } from '../parts/use-places.ts';
import { useMay } from '../parts/use-session.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';

const route = getRouteApi('/signalen');

/** Loaded by who works on signals, or tunes them. */
const Queue = lazy(async () => ({ default: (await import('../../feedback/FeedbackQueue.tsx')).FeedbackQueue }));
const Proposals = lazy(async () => ({ default: (await import('../../feedback/Proposals.tsx')).Proposals }));

/** The queue: what deserves a look, with its reasons under a fold. */
export function SignalsPage() {
  const { findings, signals: text } = useText();
  const search = route.useSearch();
  const filter = filterOf(search, useZone(search.plek));
  const query = useInfiniteQuery(queries.signals(filter));
  return (
    <>
      <PageTitle topic={text.title} />
      <Heading level={1}>{text.title}</Heading>
      <p className="lead">{text.intro}</p>
      <FindingsFilters search={search} hrefOf={paths.signals} />
      <TunerProposals />
      <NewFindings onShow={() => void query.refetch()} />
      <QueryView query={query} height={400}>
        {({ pages }) => {
          const items = rowsOf(pages);
          if (items.length === 0)
            return <NothingFound text={text} filtered={choicesIn(search) > 0} clearHref={paths.signals()} />;
          return (
            <>
              <p>{text.shown(items.length, query.hasNextPage)}</p>
              <SignalQueue items={items} />
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

/** Who works on signals can say what they made of each. */
function SignalQueue({ items }: { items: readonly Signal[] }) {
  const list = <SignalItems items={items} queue />;
  return useMay('signals.work') ? (
    <Suspense fallback={list}>
      <Queue items={items} />
    </Suspense>
  ) : (
    list
  );
}

function TunerProposals() {
  return useMay('signals.tune') ? (
    <Suspense>
      <Proposals />
    </Suspense>
  ) : null;
}

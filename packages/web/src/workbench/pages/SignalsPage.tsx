import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useText } from '../../i18n/language.ts';
import { Heading, Skeleton } from '../../ui/index.ts';
import { FindingsFilters } from '../parts/FindingsFilters.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { SignalList } from '../parts/SignalList.tsx';
import { useMay } from '../parts/use-session.ts';
import { type FindingsSearch, paths } from '../paths.ts';
import { queries } from '../queries.ts';

const route = getRouteApi('/signalen');

/** Loaded by who works on signals, or tunes them, or follows a link that is for them. */
const WorkQueue = lazy(async () => ({ default: (await import('../../queue/WorkQueue.tsx')).WorkQueue }));
const NeedsWork = lazy(async () => ({ default: (await import('../../queue/NeedsWork.tsx')).NeedsWork }));
const Proposals = lazy(async () => ({ default: (await import('../../feedback/Proposals.tsx')).Proposals }));

/** The queue: what deserves a look, with its reasons under a fold. */
export function SignalsPage() {
  const { signals: text } = useText();
  return (
    <>
      <PageTitle topic={text.title} />
      <Heading level={1}>{text.title}</Heading>
      <p className="lead">{text.intro}</p>
      <TunerProposals />
      <SignalsForMe />
    </>
  );
}

/** Who works on signals has a queue with work in it; everybody else has the list. */
function SignalsForMe() {
  const { shell } = useText();
  const search = route.useSearch();
  const { data: session, isPending } = useQuery(queries.session());
  const mayWork = useMay('signals.work');
  const waiting = <Skeleton label={shell.loading} height={400} />;
  // Of the two lists the right one at once: another in its place would close what one had opened in the first.
  if (isPending || (asksForWork(search) && !session)) return waiting;
  if (mayWork && session?.person)
    return (
      <Suspense fallback={waiting}>
        <WorkQueue search={search} personId={session.person.id} />
      </Suspense>
    );
  return (
    <>
      <FindingsFilters search={search} hrefOf={paths.signals} />
      <ListForVisitor search={search} />
    </>
  );
}

/** A choice that only who works on signals can make. */
const asksForWork = ({ wie, wacht }: FindingsSearch) => wie !== undefined || wacht !== undefined;

function ListForVisitor({ search }: { search: FindingsSearch }) {
  const { shell } = useText();
  if (!asksForWork(search)) return <SignalList search={search} />;
  return (
    <Suspense fallback={<Skeleton label={shell.loading} height={400} />}>
      <NeedsWork search={search} />
    </Suspense>
  );
}

function TunerProposals() {
  return useMay('signals.tune') ? (
    <Suspense>
      <Proposals />
    </Suspense>
  ) : null;
}

import './queue.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { QueuedSignal } from '@wijkritme/contract';
import { useRef, useState } from 'react';
import { useQueueFeedback } from '../feedback/use-queue-feedback.ts';
import { useText } from '../i18n/language.ts';
import { Button, Details } from '../ui/index.ts';
import { choicesIn } from '../workbench/findings.ts';
import { FindingsFilters } from '../workbench/parts/FindingsFilters.tsx';
import { FoundList } from '../workbench/parts/FoundList.tsx';
import { SignalItems } from '../workbench/parts/SignalItems.tsx';
import { useZone } from '../workbench/parts/use-places.ts';
import { type FindingsSearch, paths } from '../workbench/paths.ts';
import { KeyHelp } from './KeyHelp.tsx';
import { keepKeysOn, readKeysOn } from './keys-kept.ts';
import { QueuedWork } from './QueuedWork.tsx';
import { queueQuery } from './queries.ts';
import { queueFilterOf } from './queue-filter.ts';
import { SavedFilters } from './SavedFilters.tsx';
import { useQueueText } from './texts.ts';
import { goToList, useListKeys } from './use-list-keys.ts';
import { useQueueCounts } from './use-queue-counts.ts';
import { WorkFilters } from './WorkFilters.tsx';

/** The first is that of an address without one. */
const orders = ['rang', 'nieuwste', 'sterkste'] as const;

interface WorkQueueProps {
  readonly search: FindingsSearch;
  readonly personId: number;
}

/** The queue of who works on signals: who has each, how long there is, and what one made of it. */
export function WorkQueue({ search, personId }: WorkQueueProps) {
  const { signals } = useText();
  const text = useQueueText();
  const filter = queueFilterOf(search, useZone(search.plek));
  const query = useInfiniteQuery(queueQuery(filter, personId));
  const [isFolded, setFolded] = useState(true);
  const counts = useQueueCounts(filter, personId, !isFolded);
  const total = query.data?.pages[0]?.total;
  const shown = (count: number, more: boolean) =>
    more && total ? text.shownOf(count, total) : signals.shown(count, more);
  return (
    <>
      <FindingsFilters
        search={search}
        hrefOf={paths.signals}
        orders={orders}
        counts={counts}
        onFold={(open) => setFolded(!open)}
        more={<WorkFilters search={search} counts={counts?.work} />}
        beside={
          <>
            <SavedFilters search={search} personId={personId} />
            {search.volgorde === undefined ? <Details summary={text.rankedWhy}>{text.ranked}</Details> : null}
          </>
        }
      />
      <FoundList
        query={query}
        text={{ ...signals, shown }}
        filtered={choicesIn(search) > 0}
        clearHref={paths.signals()}
        make={async (about) => (await import('./of-queue.ts')).figureOfQueue(filter, about)}
        rowsOf={(pages) => [
          ...new Map(pages.flatMap(({ items }) => items).map((item) => [item.signal.id, item])).values(),
        ]}
      >
        {(items) => <KeyedList items={items} personId={personId} />}
      </FoundList>
    </>
  );
}

/** The list with its keys. */
function KeyedList({ items, personId }: { items: readonly QueuedSignal[]; personId: number }) {
  const text = useQueueText();
  const list = useRef<HTMLDivElement>(null);
  const [helping, setHelping] = useState(false);
  const [keysOn, setKeysOn] = useState(readKeysOn);
  const [help] = useState(() => () => setHelping(true));
  useListKeys(list, { on: keysOn, onHelp: help });
  const signals = items.map(({ signal }) => signal);
  const feedback = useQueueFeedback(signals);
  const byId = new Map(items.map((item) => [item.signal.id, item]));
  return (
    <>
      <p className="no-print">
        <Button variant="subtle" onClick={help}>
          {text.keys}
        </Button>
      </p>
      <KeyHelp
        open={helping}
        on={keysOn}
        onSwitch={(on) => {
          setKeysOn(on);
          keepKeysOn(on);
        }}
        onClose={() => setHelping(false)}
        onToList={() => {
          setHelping(false);
          requestAnimationFrame(() => goToList(list));
        }}
      />
      <div ref={list}>
        <SignalItems
          items={signals}
          queue
          below={({ id }) => {
            const item = byId.get(id);
            return item ? <QueuedWork item={item} personId={personId} own={feedback?.of(id)} /> : null;
          }}
        />
      </div>
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { Signal } from '@wijkritme/contract';
import { type ReactNode, useState } from 'react';
import { useFormat, useText } from '../../i18n/language.ts';
import { Badge, Details } from '../../ui/index.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { KindBadge } from './badges.tsx';
import { DeviationItems } from './DeviationItems.tsx';
import { QueryView } from './QueryView.tsx';
import { useZone } from './use-places.ts';

interface SignalItemsProps {
  readonly items: readonly Signal[];
  /** A queue has each signal's deviations under a fold, a short list has not. */
  readonly queue?: boolean;
  /** What hangs under a signal, such as what one said of it. */
  readonly below?: (signal: Signal) => ReactNode;
}

/** Signals as a list of sentences; each leads to the page where one sees why, and says what it is. */
export function SignalItems({ items, queue = false, below }: SignalItemsProps) {
  const { signals: text } = useText();
  return (
    <ol className={queue ? 'items queue' : 'items items--wide'} aria-label={queue ? text.list : undefined}>
      {items.map((signal) => (
        <SignalItem key={signal.id} signal={signal} queue={queue} below={below?.(signal)} />
      ))}
    </ol>
  );
}

interface SignalItemProps {
  readonly signal: Signal;
  readonly queue: boolean;
  readonly below: ReactNode;
}

function SignalItem({ signal, queue, below }: SignalItemProps) {
  const name = useSignalName(signal);
  const spell = useSignalSpell(signal);
  const { id, deviations, sentence } = signal;
  return (
    <li className="items__item">
      <div className="items__head">
        <SignalBadges signal={signal} />
        <span className="items__note">{spell}</span>
      </div>
      <div className="items__body">
        <p className="items__text">
          <a href={paths.signal(id)}>{name}</a>
        </p>
        <p className="items__sentence">{sentence}</p>
        {queue && deviations.length > 1 ? <Members signal={signal} /> : null}
        {below}
      </div>
    </li>
  );
}

/** What a signal is called in lists and above its page. */
export function useSignalName({ placeName, deviations, joint }: Signal): string {
  const { signals: text } = useText();
  return text.name(placeName, joint.length > 0 ? text.together : text.size(deviations.length));
}

/** The day and how long, or since when. */
export function useSignalSpell({ placeId, start, end }: Signal): string {
  const { findings } = useText();
  const format = useFormat(useZone(placeId));
  const spell = format.spell(start, end);
  return end === null ? `${spell}, ${findings.ongoing}` : spell;
}

/** An outage is one word; otherwise each kind that occurs in it. */
export function SignalBadges({ signal: { outage, kinds, joint } }: { signal: Signal }) {
  const { signals: text } = useText();
  const all = [...new Set([...joint.map(({ kind }) => kind), ...kinds])];
  return (
    <span className="items__badges">
      {outage ? (
        <Badge tone="alert" shape="dots">
          {text.outage}
        </Badge>
      ) : (
        all.map((kind) => <KindBadge key={kind} kind={kind} />)
      )}
    </span>
  );
}

/** Fetched when the fold is opened for the first time. */
function Members({ signal: { id, placeId, deviations } }: { signal: Signal }) {
  const { signals: text } = useText();
  const [opened, setOpened] = useState(false);
  const query = useQuery({ ...queries.deviationsOf(id), enabled: opened });
  return (
    <Details summary={text.members(deviations.length)} onToggle={(open) => open && setOpened(true)}>
      {opened ? (
        <QueryView query={query}>
          {({ items }) => <DeviationItems items={items} here={placeId ?? undefined} />}
        </QueryView>
      ) : null}
    </Details>
  );
}

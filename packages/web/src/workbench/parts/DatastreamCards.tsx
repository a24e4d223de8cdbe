import type { Datastream } from '@wijkritme/contract';
import { type MouseEvent, useRef } from 'react';
import { ageOf, capital } from '../../i18n/format.ts';
import { useFormat, useLanguage, useText } from '../../i18n/language.ts';
import { Card, DescriptionList, Details, ProgressBar, useNarrow } from '../../ui/index.ts';
import { useGo } from '../navigation.ts';
import { StatusBadge } from './badges.tsx';
import { useNow } from './use-now.ts';

/** So many days of measuring it takes to know what is normal (three weeks, ux.md 5). */
const learningDays = 21;

/** More than these go behind a fold, or the chart lies far below; on a phone cards stand under each other. */
const cardsShown = { wide: 6, narrow: 3 };
const narrowBelowPx = 480;
export const chartAnchor = 'grafiek';

interface DatastreamCardsProps {
  readonly items: readonly Datastream[];
  readonly selected: number | undefined;
  readonly zone: string;
  readonly hrefOf: (datastreamId: number) => string;
}

/** What is measured in this place, each with its three numbers; choosing one shows it below. */
export function DatastreamCards({ items, selected, zone, hrefOf }: DatastreamCardsProps) {
  const { place } = useText();
  const now = useNow();
  const box = useRef<HTMLDivElement>(null);
  const narrow = useNarrow(box, narrowBelowPx);
  const list = (some: readonly Datastream[]) => (
    <ul className="cards cards--compact">
      {some.map((item) => (
        <li key={item.id} className="cards__item" data-selected={item.id === selected || undefined}>
          <DatastreamCard item={item} selected={item.id === selected} zone={zone} now={now} href={hrefOf(item.id)} />
        </li>
      ))}
    </ul>
  );
  const shown = narrow ? cardsShown.narrow : cardsShown.wide;
  const rest = items.slice(shown);
  return (
    <div ref={box}>
      {list(items.slice(0, shown))}
      {rest.length > 0 ? <Details summary={place.moreSeries(rest.length)}>{list(rest)}</Details> : null}
    </div>
  );
}

interface DatastreamCardProps {
  readonly item: Datastream;
  readonly selected: boolean;
  readonly zone: string;
  readonly now: number;
  readonly href: string;
}

function DatastreamCard({ item, selected, zone, now, href }: DatastreamCardProps) {
  const { place, words, charts } = useText();
  const { language } = useLanguage();
  const format = useFormat(zone);
  const choose = useChoose();
  const { latest, unit, learning } = item;
  // A few readings make no normal yet, also where the server already reckons with them.
  const expected = learning.ready ? item.expected : null;
  const value = latest?.value ?? null;
  const isHidden = latest !== null && value === null && item.shownFrom !== undefined;
  // States have no distance from one another.
  const difference = value !== null && expected && item.kind !== 'state' ? value - expected.mid : null;
  return (
    <Card
      title={
        <a href={href} aria-current={selected || undefined} onClick={(event) => choose(event, href)}>
          {capital(item.name)}
        </a>
      }
      headingLevel={3}
      footer={selected ? <p className="cards__shown">{place.shown}</p> : undefined}
    >
      <div className="items__head">
        <StatusBadge status={item.status} />
        {latest ? (
          <span className="items__note">
            {place.latest(ageOf(now - Date.parse(latest.time), language))}
            {item.kind === 'count' ? `, ${place.counted(place.per(item.intervalSeconds))}` : ''}
          </span>
        ) : null}
      </div>
      <DescriptionList
        items={[
          {
            term: capital(words.measured),
            description: isHidden ? format.hidden(item.shownFrom ?? 0, unit, item.inSum) : format.value(value, unit),
          },
          {
            term: capital(words.normal),
            description: expected ? format.span(expected.low, expected.high, unit) : charts.band.notKnown,
          },
          {
            term: capital(words.difference),
            description: difference === null ? '–' : format.difference(difference, unit),
          },
        ]}
      />
      {learning.ready ? null : (
        <ProgressBar
          label={place.learning(learning.daysNeeded)}
          value={Math.max(0, learningDays - learning.daysNeeded)}
          max={learningDays}
          text={place.learned(Math.max(0, learningDays - learning.daysNeeded), learningDays)}
        />
      )}
    </Card>
  );
}

/** Another series: same page, and the chart comes into view. Other kinds of clicks are the browser's. */
function useChoose() {
  const go = useGo();
  return (event: MouseEvent, href: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(href, { stay: true });
    document.getElementById(chartAnchor)?.scrollIntoView();
  };
}

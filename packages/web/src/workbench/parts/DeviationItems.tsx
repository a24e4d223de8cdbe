import type { Deviation } from '@wijkritme/contract';
import type { ReactNode } from 'react';
import { capital } from '../../i18n/format.ts';
import { useFormat, useText } from '../../i18n/language.ts';
import { paths } from '../paths.ts';
import { KindBadge } from './badges.tsx';
import { useZone } from './use-places.ts';

interface DeviationItemsProps {
  readonly items: readonly Deviation[];
  /** On the page of its own place the name goes without saying. */
  readonly here?: number;
  /** What hangs under a deviation, by its number. */
  readonly below?: (id: number) => ReactNode;
}

/** Deviations as a list of sentences; each leads to its "why". */
export function DeviationItems({ items, here, below }: DeviationItemsProps) {
  return (
    <ul className="items">
      {items.map((deviation) => (
        <DeviationItem key={deviation.id} deviation={deviation} here={here} below={below?.(deviation.id)} />
      ))}
    </ul>
  );
}

interface DeviationItemProps {
  readonly deviation: Deviation;
  readonly here: number | undefined;
  readonly below: ReactNode;
}

function DeviationItem({ deviation, here, below }: DeviationItemProps) {
  const text = useText();
  const format = useFormat(useZone(deviation.placeId));
  const { start, end, placeId, placeName } = deviation;
  return (
    <li className="items__item">
      <div className="items__head">
        <KindBadge kind={deviation.kind} />
        <span className="items__note">
          {end === null ? `${format.spell(start, end)}, ${text.findings.ongoing}` : format.spell(start, end)}
        </span>
      </div>
      <p className="items__text">
        <a href={paths.deviation(deviation.id)}>
          {capital(text.deviation.name(deviation.propertyName, placeId === here ? null : placeName))}
        </a>
      </p>
      <p className="items__sentence">{deviation.sentence}</p>
      {below}
    </li>
  );
}

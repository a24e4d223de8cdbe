import type { Beat, Place } from '@wijkritme/contract';
import { useFormat, useText } from '../../i18n/language.ts';
import { paths } from '../paths.ts';
import { BeatBadge } from './badges.tsx';

interface PlaceItemsProps {
  readonly places: readonly Place[];
  readonly beats: ReadonlyMap<number, Beat>;
}

/** Everything the map shows, as a list of sentences. */
export function PlaceItems({ places, beats }: PlaceItemsProps) {
  return (
    <ul className="items items--wide">
      {places.map((place) => (
        <PlaceItem key={place.id} place={place} beat={beats.get(place.id)} />
      ))}
    </ul>
  );
}

function PlaceItem({ place, beat }: { place: Place; beat: Beat | undefined }) {
  const { place: text } = useText();
  const format = useFormat(place.timeZone);
  return (
    <li className="items__item">
      <div className="items__head">
        <a className="items__name" href={paths.place(place.id)}>
          {place.name}
        </a>
        <BeatBadge word={beat?.word ?? 'no-sensor'} label={beat?.label} />
      </div>
      {beat ? (
        <p className="items__text">
          {beat.sentence}
          {beat.since ? <span className="items__note"> {text.since(format.dayTime(beat.since))}</span> : null}
        </p>
      ) : null}
    </li>
  );
}

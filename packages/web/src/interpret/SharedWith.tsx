import type { SharingMark } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { usePlaceName } from '../workbench/parts/use-places.ts';
import { useInterpretText } from './texts.ts';

/** How far something goes, in words. */
export function SharedWith({ mark: { label, onlyPlaces, persons, endsAt } }: { mark: SharingMark }) {
  const text = useInterpretText();
  const { dayTime } = useFormat();
  const place = usePlaceName(onlyPlaces[0] ?? null);
  return (
    <>
      {text.labels[label]}
      {place ? `. ${text.onlyAt(place)}` : null}
      {persons.length > 0 ? `. ${text.withPersons(persons.length)}` : null}
      {endsAt ? `. ${text.lasts(dayTime(endsAt))}` : null}
    </>
  );
}

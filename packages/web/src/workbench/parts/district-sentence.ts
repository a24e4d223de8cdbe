import type { Beat, Place } from '@wijkritme/contract';
import type { Text } from '../../i18n/nl.ts';

const differing: readonly Beat['word'][] = ['loud', 'busy', 'different', 'quiet'];
const namesShown = 3;

/** How the district is now, in one to four sentences: what differs, what is silent or cannot be, what is still learning. */
export function districtSentence(places: readonly Place[], beats: ReadonlyMap<number, Beat>, text: Text): string {
  const { overview } = text;
  const known = places.flatMap((place) => {
    const beat = beats.get(place.id);
    return beat && beat.word !== 'no-sensor' ? [{ place, beat }] : [];
  });
  const different = known.filter(({ beat }) => differing.includes(beat.word));
  const judged = known.filter(({ beat }) => beat.word === 'usual' || differing.includes(beat.word));
  const silent = known.filter(({ beat }) => beat.silent > 0).length;
  const implausible = known.filter(({ beat }) => beat.implausible > 0).length;
  const learning = known.filter(({ beat }) => beat.word === 'learning').length;
  const first =
    judged.length === 0
      ? overview.nothingYet
      : different.length === 0
        ? overview.allUsual(judged.length)
        : overview.some(
            different.length,
            known.length,
            namesOf(
              different.map(({ place }) => place.name),
              text,
            ),
          );
  return [
    first,
    silent > 0 ? overview.silent(silent) : '',
    implausible > 0 ? overview.implausible(implausible) : '',
    learning > 0 ? overview.learning(learning) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** @example namesOf(['A', 'B'], nl) // 'A en B' */
function namesOf(names: readonly string[], { overview }: Text): string {
  const rest = names.length - namesShown;
  const parts = rest > 0 ? [...names.slice(0, namesShown), overview.others(rest)] : [...names];
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} ${overview.and} ${last}`;
}

import { type FieldProblem, type SharingLabel, type SharingMark, WijkritmeError } from '@wijkritme/contract';
import { isWider } from '../sharing/index.ts';
import { checkOrganisations, checkTexts, refuse } from './check-answer.ts';
import type { ResponseRoom } from './room.ts';
import { type SharingInput, toSharingColumns, toSharingMark } from './sharing-mark.ts';

type Parts = Pick<ResponseRoom, 'sharing' | 'places' | 'clock'>;

/** What each label may name besides itself. */
const names: Readonly<Record<SharingLabel, readonly ('audience' | 'onlyPlaces' | 'persons')[]>> = {
  'TLP:CLEAR': [],
  'TLP:GREEN': ['onlyPlaces'],
  'TLP:AMBER': ['audience', 'onlyPlaces'],
  'TLP:AMBER+STRICT': ['onlyPlaces'],
  'TLP:RED': ['persons'],
};

/**
 * Organisations are named with TLP:AMBER and persons with TLP:RED, and only there; who is named works at the place.
 * @throws WijkritmeError invalid_input
 */
export async function checkSharing(room: Parts, input: SharingInput, placeId: number | null): Promise<void> {
  const mark = toSharingMark(toSharingColumns(input));
  refuse([...wrongNames(mark), ...wrongPlaces(room, mark), ...wrongEnd(room, mark)]);
  await checkOrganisations(room, '/audience', input.audience);
  await checkPersons(room, mark.persons, placeId);
}

function wrongNames(mark: SharingMark): FieldProblem[] {
  return (['audience', 'onlyPlaces', 'persons'] as const)
    .filter((field) => mark[field].length > 0 && !names[mark.label].includes(field))
    .map((field) => ({ pointer: `/${field}`, message: `is empty with ${mark.label}; that label does not name any` }));
}

function wrongPlaces({ places }: Parts, { onlyPlaces }: SharingMark): FieldProblem[] {
  return onlyPlaces
    .filter((id) => places.directory.find(id) === undefined)
    .map((id) => ({ pointer: '/onlyPlaces', message: `names no place: ${id}` }));
}

function wrongEnd({ clock }: Parts, { endsAt }: SharingMark): FieldProblem[] {
  if (endsAt === null || Date.parse(endsAt) > clock.now()) return [];
  return [{ pointer: '/endsAt', message: `lies in the past: ${endsAt}; leave it out, or choose a later moment` }];
}

async function checkPersons({ sharing }: Parts, persons: readonly number[], placeId: number | null): Promise<void> {
  if (persons.length === 0) return;
  const known = new Set((await sharing.coworkersAt(placeId)).map(({ id }) => id));
  refuse(
    persons
      .filter((id) => !known.has(id))
      .map((id) => ({ pointer: '/persons', message: `names nobody who works on signals at this place: ${id}` })),
  );
}

/**
 * Letting more people read than before asks for a reason, which the log keeps.
 * @throws WijkritmeError invalid_input: it is missing
 */
export function checkReason(from: SharingMark, to: SharingMark, reason: string | undefined): string | null {
  const words = reason?.trim() ?? '';
  checkTexts({ '/reason': words });
  if (words === '' && isWider(from, to))
    throw new WijkritmeError('invalid_input', 'More people could read it than before: say why in "reason".', {
      fields: [{ pointer: '/reason', message: 'says why more people may read it; write a few words' }],
    });
  return words === '' ? null : words;
}

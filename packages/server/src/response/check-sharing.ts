import type { SharingLabel, SharingMark } from '@wijkritme/contract';
import { refuseFields, type WrongField } from '../foundation/refuse-fields.ts';
import { isWider } from '../sharing/index.ts';
import { answerWords } from './answer-words.ts';
import { checkOrganisations, checkTexts } from './check-answer.ts';
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
  refuseFields([...wrongNames(mark), ...wrongPlaces(room, mark), ...wrongEnd(room, mark)]);
  await checkOrganisations(room, '/audience', input.audience);
  await checkPersons(room, mark.persons, placeId);
}

function wrongNames(mark: SharingMark): WrongField[] {
  return (['audience', 'onlyPlaces', 'persons'] as const)
    .filter((field) => mark[field].length > 0 && !names[mark.label].includes(field))
    .map((field) => ({ pointer: `/${field}`, message: answerWords.emptyWith(mark.label) }));
}

function wrongPlaces({ places }: Parts, { onlyPlaces }: SharingMark): WrongField[] {
  return onlyPlaces
    .filter((id) => places.directory.find(id) === undefined)
    .map((id) => ({ pointer: '/onlyPlaces', message: answerWords.noPlace(id) }));
}

function wrongEnd({ clock }: Parts, { endsAt }: SharingMark): WrongField[] {
  if (endsAt === null || Date.parse(endsAt) > clock.now()) return [];
  return [{ pointer: '/endsAt', message: answerWords.past(endsAt) }];
}

async function checkPersons({ sharing }: Parts, persons: readonly number[], placeId: number | null): Promise<void> {
  if (persons.length === 0) return;
  const known = new Set((await sharing.coworkersAt(placeId)).map(({ id }) => id));
  refuseFields(
    persons.filter((id) => !known.has(id)).map((id) => ({ pointer: '/persons', message: answerWords.nobodyWorks(id) })),
  );
}

/**
 * Letting more people read than before asks for a reason, which the log keeps.
 * @throws WijkritmeError invalid_input: it is missing
 */
export function checkReason(from: SharingMark, to: SharingMark, reason: string | undefined): string | null {
  const words = reason?.trim() ?? '';
  checkTexts({ '/reason': words });
  if (words === '' && isWider(from, to)) refuseFields([{ pointer: '/reason', message: answerWords.wider }]);
  return words === '' ? null : words;
}

import { type Person, WijkritmeError } from '@wijkritme/contract';
import { selectPeople } from './sql/people.ts';
import type { SharingDb } from './tables.ts';

/** @throws WijkritmeError not_found */
export async function getPerson(db: SharingDb, id: number): Promise<Person> {
  const [person] = await selectPeople(db, id);
  if (!person) throw new WijkritmeError('not_found', `There is no person ${id}.`);
  return person;
}

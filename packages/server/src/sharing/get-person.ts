import { type Person, WijkritmeError } from '@wijkritme/contract';
import { selectPeople } from './sql/people.ts';
import type { SharingDb } from './tables.ts';

/** @throws WijkritmeError not_found */
export async function getPerson(db: SharingDb, id: number): Promise<Person> {
  const [person] = await selectPeople(db, id);
  if (!person)
    throw new WijkritmeError('not_found', {
      nl: `Er is geen persoon ${id}. Kies iemand uit de lijst van personen.`,
      en: `There is no person ${id}. Choose one from the list of persons.`,
    });
  return person;
}

import type { Client } from '@wijkritme/client';
import type { Place } from '@wijkritme/contract';
import { CommandError, EXIT_NOTHING } from '../exit-code.ts';

/**
 * The place that somebody names by its code or its number.
 * @throws CommandError when there is none
 */
export async function getPlace(client: Client, name: string): Promise<Place> {
  const { items } = await client.listPlaces();
  const found = items.find(({ code }) => code === name) ?? items.find(({ id }) => String(id) === name);
  if (found) return found;
  throw new CommandError(
    {
      nl: `Er is geen plek met code of nummer ${name}; zie "wijkritme places".`,
      en: `There is no place with code or number ${name}; see "wijkritme places".`,
    },
    EXIT_NOTHING,
  );
}

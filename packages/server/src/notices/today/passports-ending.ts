import { DAY, MOST_TODAY, type TodayItem } from '@wijkritme/contract';
import type { AccessRules } from '../../foundation/access.ts';
import type { PersonPrincipal } from '../../foundation/principals.ts';
import type { Reader } from '../../foundation/reader.ts';
import type { Waiting } from '../../response/index.ts';
import type { CatalogEntry } from '../../sensors/index.ts';
import type { NoticesRoom } from '../room.ts';

/** A passport is told this long before it ends: renewing one asks for a check. */
const SOON_MS = 60 * DAY;
/** One that ended is told so long; then somebody decided to let it go. */
const PAST_MS = 30 * DAY;

const why = {
  nl: 'U beheert sensorpaspoorten op deze plek.',
  en: 'You manage sensor passports at this place.',
} as const;

/** Passports that end soon, of things at places where somebody manages them; first the first to end. */
export function passportsEnding(
  { sensors }: Pick<NoticesRoom, 'sensors'>,
  {
    access,
    person,
    reader,
  }: { readonly access: AccessRules; readonly person: PersonPrincipal; readonly reader: Reader },
  now: number,
): Waiting {
  const ending = [...sensors.catalog.all()]
    .filter(({ validUntil }) => validUntil < now + SOON_MS && validUntil > now - PAST_MS)
    .filter(({ withdrawn, placeId }) => !withdrawn && access.may(person, 'passports.manage', placeId))
    .sort((one, other) => one.validUntil - other.validUntil || one.id - other.id);
  return {
    kind: 'passport',
    total: ending.length,
    items: ending.slice(0, MOST_TODAY).map((entry) => toItem(entry, reader, now)),
  };
}

function toItem(
  { id, thingId, thingName, name, validUntil }: CatalogEntry,
  { language }: Reader,
  now: number,
): TodayItem {
  const late = validUntil <= now;
  const what = `“${name}”, ${thingName}`;
  const sentence =
    language === 'nl'
      ? `Het paspoort van ${what} ${late ? 'is verlopen' : 'verloopt binnenkort'}.`
      : `The passport of ${what} ${late ? 'has ended' : 'ends soon'}.`;
  const dueAt = new Date(validUntil).toISOString();
  return {
    kind: 'passport',
    subjectId: thingId,
    datastreamId: id,
    sentence,
    detail: null,
    reason: why[language],
    dueAt,
    late,
  };
}

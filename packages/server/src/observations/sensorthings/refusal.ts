import { englishOnly, SECOND, WijkritmeError } from '@wijkritme/contract';
import type { CatalogEntry } from '../../sensors/index.ts';
import type { RefusalName } from '../intake/outcome.ts';
import type { ObservationsRoom } from '../room.ts';

/** Where the datastreams are found. */
interface Catalogued {
  readonly sensors: Pick<ObservationsRoom['sensors'], 'catalog'>;
}

/**
 * Which rule refused, which passport it stands in, and what to do about it; for people who install sensors. Nothing of
 * what was sent is repeated: a number or a time can be an identifier too, and other subscribers read this.
 */
export function refusalDetail(room: Catalogued, code: RefusalName, datastream: number): string {
  const entry = room.sensors.catalog.find(datastream);
  switch (code) {
    case 'conflicting_reading':
      return `Datastream ${datastream} holds another value for this moment; a stored reading is not changed.`;
    case 'datastream_unknown':
      return `There is no datastream ${datastream}; see /v1.1/Datastreams for the ids.`;
    case 'passport_missing':
      return `Datastream ${datastream} has no sensor passport; the administrator adds one at PUT /v1/datastreams/${datastream}/passport.`;
    case 'passport_not_yet_valid':
    case 'passport_expired':
      return `${passportTerm(entry, datastream)} Give datastream ${datastream} a passport that is valid now.`;
    case 'passport_withdrawn':
      return `${passportOf(entry, datastream)} was withdrawn; it takes readings again after a new passport.`;
    case 'passport_other_unit':
      return `${passportOf(entry, datastream)} is for ${entry?.unit}, and ${entry?.property} is not measured in it; give datastream ${datastream} a passport with the unit of its property.`;
    case 'interval_too_fine':
      return `${passportOf(entry, datastream)} allows no two readings closer together than ${(entry?.finestMs ?? 0) / SECOND} seconds (phenomenonTime); let the device send less often.`;
    case 'group_below_minimum':
      return `${passportOf(entry, datastream)} says that the device withholds counts from 1 up to ${entry?.withheldBelow}, and this is one; mend the device.`;
    case 'stage_too_early':
      return `Datastream ${datastream} is ${entry?.stage}; the administrator puts it in the lab at POST /v1/things/${entry?.thingId}/lifecycle.`;
    case 'field_ended':
      return `Datastream ${datastream} was in the field until ${new Date(entry?.fieldUntil ?? 0).toISOString()}; extend that or withdraw it.`;
    case 'device_withdrawn':
      return `Datastream ${datastream} was withdrawn; it takes readings again after it was described, in the lab, anew.`;
    case 'key_other_thing':
      return `This key does not belong to the thing of datastream ${datastream}${entry ? ` (thing ${entry.thingId})` : ''}; use that thing's own key.`;
    case 'unauthorized':
      return `Readings of datastream ${datastream} need the key of its thing: Authorization: Bearer wrd_...`;
    case 'result_not_a_number':
      return 'result must be a finite JSON number.';
    case 'result_out_of_range':
      return `result is outside ${entry?.min} to ${entry?.max} ${entry?.unit ?? ''}, the range of datastream ${datastream}.`;
    case 'time_invalid':
      return `phenomenonTime lies before 1990; set the clock of the device.`;
    case 'time_in_future':
      return `phenomenonTime is more than 5 minutes ahead of the server; set the clock of the device.`;
    case 'time_too_late':
      return `phenomenonTime is older than datastream ${datastream} keeps or this door accepts; import old readings as a file.`;
    default:
      return code satisfies never;
  }
}

export function refusalError(room: ObservationsRoom, code: RefusalName, datastream: number): WijkritmeError {
  return new WijkritmeError(code, englishOnly(refusalDetail(room, code, datastream)));
}

function passportOf(entry: CatalogEntry | undefined, datastream: number): string {
  return `Passport ${entry?.passportVersion ?? 0} of datastream ${datastream}`;
}

function passportTerm(entry: CatalogEntry | undefined, datastream: number): string {
  return entry?.passport
    ? `${passportOf(entry, datastream)} runs from ${entry.passport.validFrom} until ${entry.passport.validUntil}.`
    : '';
}

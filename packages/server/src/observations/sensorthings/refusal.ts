import { WijkritmeError } from '@wijkritme/contract';
import type { CatalogEntry } from '../../sensors/index.ts';
import type { RefusalName } from '../intake/outcome.ts';
import type { ObservationsRoom } from '../room.ts';

/** A reading that was refused, as it stood at the gate. */
export interface RefusedReading {
  readonly datastream: number;
  readonly time: number;
  readonly value: number;
}

/** Which reading, why not, and what to do about it; for people who install sensors. */
export function refusalDetail(room: ObservationsRoom, code: RefusalName, reading: RefusedReading): string {
  const { datastream, value } = reading;
  const entry = room.sensors.catalog.find(datastream);
  const time = Number.isFinite(reading.time) ? new Date(reading.time).toISOString() : 'that time';
  switch (code) {
    case 'conflicting_reading':
      return `Datastream ${datastream} holds another value than ${value} at ${time}; a stored reading is not changed.`;
    case 'datastream_unknown':
      return `There is no datastream ${datastream}; see /v1.1/Datastreams for the ids.`;
    case 'passport_missing':
      return `Datastream ${datastream} has no sensor passport; the administrator adds one at PUT /v1/datastreams/${datastream}/passport.`;
    case 'passport_not_yet_valid':
    case 'passport_expired':
      return `${passportTerm(entry)} Give datastream ${datastream} a passport that is valid now.`;
    case 'passport_withdrawn':
      return `The passport of datastream ${datastream} was withdrawn; it takes readings again after a new passport.`;
    case 'key_other_thing':
      return `This key does not belong to the thing of datastream ${datastream}${entry ? ` (thing ${entry.thingId})` : ''}; use that thing's own key.`;
    case 'unauthorized':
      return `Readings of datastream ${datastream} need the key of its thing: Authorization: Bearer wrd_...`;
    case 'result_not_a_number':
      return 'result must be a finite JSON number.';
    case 'result_out_of_range':
      return `result ${value} is outside ${entry?.min} to ${entry?.max} ${entry?.unit ?? ''}, the range of datastream ${datastream}.`;
    case 'time_invalid':
      return `phenomenonTime ${time} lies before 1990; set the clock of the device.`;
    case 'time_in_future':
      return `phenomenonTime ${time} is more than 5 minutes ahead of the server; set the clock of the device.`;
    case 'time_too_late':
      return `phenomenonTime ${time} is older than datastream ${datastream} keeps or this door accepts; import old readings as a file.`;
    default:
      return code satisfies never;
  }
}

export function refusalError(room: ObservationsRoom, code: RefusalName, reading: RefusedReading): WijkritmeError {
  return new WijkritmeError(code, refusalDetail(room, code, reading));
}

function passportTerm(entry: CatalogEntry | undefined): string {
  return entry?.passport
    ? `The passport runs from ${entry.passport.validFrom} until ${entry.passport.validUntil}.`
    : '';
}

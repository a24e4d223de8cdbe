import { defineEvent } from '../foundation/events.ts';
import type { EntityKind } from './sql/entity-sources.ts';

/** These datastreams are new or were changed (name, passport, place); the catalog already shows it. */
export const datastreamsChanged = defineEvent<{ readonly ids: readonly number[] }>('sensors.datastreams-changed');
/** These datastreams are gone, with all they held. */
export const datastreamsRemoved = defineEvent<{ readonly ids: readonly number[] }>('sensors.datastreams-removed');
/** A device was turned away with a certificate of its own that does not count (any more). */
export const certificateRefused = defineEvent<{ readonly thingId: number }>('sensors.certificate-refused');

/** One entity that was made, or changed in these properties. */
export interface WrittenEntity {
  readonly kind: EntityKind;
  readonly id: number;
  /** Absent for one that is new. */
  readonly changed?: readonly string[];
}

/** These entities are committed as they are now. */
export const entitiesWritten = defineEvent<{ readonly entities: readonly WrittenEntity[] }>('sensors.entities-written');

import type { Geometry, Passport } from '@wijkritme/contract';

/** Entities that are about to be made, checked. A pointer says where in the request each stands. */

/** One that is there already, or one to be made along. */
export type Linked<D> = { readonly id: number; readonly pointer: string } | { readonly draft: D };

export type Properties = Readonly<Record<string, unknown>>;

export interface ThingDraft {
  readonly name: string;
  readonly description: string;
  readonly properties: Properties;
  readonly externalId: string | null;
  readonly placeCode: string | null;
  /** Where the place is known by its id; then it need not be found by code or position. */
  readonly placeId?: number | null;
  readonly simulated: boolean;
  readonly locations: readonly Linked<LocationDraft>[];
  readonly datastreams: readonly DatastreamDraft[];
  readonly multiDatastreams?: readonly MultiDatastreamDraft[];
  readonly pointer: string;
}

export interface LocationDraft {
  readonly name: string;
  readonly description: string;
  readonly encodingType: string;
  readonly location: Geometry;
  readonly properties: Properties;
}

/** A datastream without its thing: that is known from where it stands. */
export interface DatastreamDraft {
  readonly name: string;
  readonly description: string;
  readonly observationType: string;
  /** Null three times where there is none. */
  readonly unit: { readonly [name in 'name' | 'symbol' | 'definition']: string | null };
  readonly properties: Properties;
  readonly passport: Passport | null;
  readonly sensor: Linked<SensorDraft>;
  readonly observedProperty: Linked<ObservedPropertyDraft>;
}

/** A datastream whose sensor is known from where it stands. */
export type ComponentDraft = Omit<DatastreamDraft, 'sensor'>;

/** Without its thing. The components share its sensor, which is made once. */
export interface MultiDatastreamDraft {
  readonly name: string;
  readonly description: string;
  readonly properties: Properties;
  readonly sensor: Linked<SensorDraft>;
  /** At least one; each with an observed property of its own. */
  readonly components: readonly ComponentDraft[];
  readonly pointer: string;
}

export interface SensorDraft {
  readonly name: string;
  readonly description: string;
  readonly encodingType: string;
  readonly metadata: string;
  readonly properties: Properties;
}

export interface ObservedPropertyDraft {
  readonly name: string;
  readonly definition: string;
  readonly description: string;
  readonly properties: Properties;
}

export interface FeatureDraft {
  readonly name: string;
  readonly description: string;
  readonly encodingType: string;
  readonly feature: Geometry;
  readonly properties: Properties;
}

export interface HistoricalLocationDraft {
  readonly time: number;
  readonly thing: { readonly id: number; readonly pointer: string };
  readonly locations: readonly { readonly id: number; readonly pointer: string }[];
}

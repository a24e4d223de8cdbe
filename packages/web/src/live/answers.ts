import type { Client } from '@wijkritme/client';

/** What an operation answers, by its id. */
export type Answer<I extends keyof Client> = Awaited<ReturnType<Client[I]>>;

export type BeatList = Answer<'listBeats'>;
export type DatastreamList = Answer<'listDatastreams'>;
export type DeviationList = Answer<'listDeviations'>;
export type MapLayer = Answer<'listMapLayers'>['items'][number];
export type ThingDatastream = Answer<'getThing'>['datastreams'][number];

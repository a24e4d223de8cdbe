/** Names of everything in the query cache: pages read by them, the live stream writes by them. */
export const keys = {
  all: [] as const,
  health: ['health'] as const,
  session: ['session'] as const,
  signInWays: ['sign-in-ways'] as const,
  mySessions: ['my-sessions'] as const,
  purposes: ['purposes'] as const,
  organisations: ['organisations'] as const,
  people: ['people'] as const,
  places: ['places'] as const,
  shapes: ['place-shapes'] as const,
  mapLayers: ['map-layers'] as const,
  mapLayer: (kind: string, etag: string) => ['map-layer', kind, etag] as const,
  things: ['things'] as const,
  thingsBy: (choice: object) => ['things', choice] as const,
  everyThing: ['things', 'every one'] as const,
  thing: (id: number) => ['thing', id] as const,
  refusals: (id: number) => ['refusals', id] as const,
  datastreams: (place?: number) => ['datastreams', place ?? 'all'] as const,
  datastream: (id: number) => ['datastream', id] as const,
  beats: ['beats'] as const,
  band: (id: number, window: BandWindow) => ['band', id, window] as const,
  forecast: (id: number) => ['forecast', id] as const,
  forecastScores: (choice: object) => ['forecast-scores', choice] as const,
  week: (id: number, week: string) => ['week', id, week] as const,
  newest: ['newest-deviations'] as const,
  deviations: (filter: object) => ['deviations', filter] as const,
  deviationsAt: (place: number) => ['deviations-at', place] as const,
  deviationsIn: (id: number, window: BandWindow) => ['deviations-in', id, window] as const,
  deviation: (id: number) => ['deviation', id] as const,
  signals: (filter: object) => ['signals', filter] as const,
  signal: (id: number) => ['signal', id] as const,
  newestSignals: ['newest-signals'] as const,
  deviationsOf: (signal: number) => ['deviations-of', signal] as const,
  budgets: ['budgets'] as const,
  budget: (place: number) => ['budgets', place] as const,
  budgetPreview: (place: number, perWeek: number) => ['budgets', place, perWeek] as const,
  presets: ['presets'] as const,
  imports: ['imports'] as const,
  import: (id: number) => ['import', id] as const,
  importRows: (id: number, verdict: string | undefined, busy: boolean) =>
    ['import-rows', id, verdict ?? 'all', busy ? 'so far' : 'in full'] as const,
} as const;

/** Which stretch of time a chart shows. A live window ends now and grows; a fixed one stays as it is. */
export type BandWindow =
  | { readonly kind: 'live'; readonly period: string; readonly from: number }
  | { readonly kind: 'fixed'; readonly from: number; readonly to: number };

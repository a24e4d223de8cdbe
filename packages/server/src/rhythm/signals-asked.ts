import type { DeviationKind } from '@wijkritme/contract';

/** What a list of signals is asked for; times as ISO 8601. */
export interface SignalsAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly place?: number | undefined;
  readonly joint?: boolean | undefined;
  readonly kind?: DeviationKind | undefined;
  readonly open?: boolean | undefined;
  readonly order?: 'newest' | 'strongest' | 'ranked' | undefined;
  readonly limit?: number | undefined;
  readonly after?: string | undefined;
}

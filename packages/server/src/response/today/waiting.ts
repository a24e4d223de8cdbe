import type { TodayItem, TodayKind } from '@wijkritme/contract';
import type { AccessRules } from '../../foundation/access.ts';
import type { PersonPrincipal } from '../../foundation/principals.ts';
import type { Reader } from '../../foundation/reader.ts';

export interface WaitingAsked {
  readonly access: AccessRules;
  readonly person: PersonPrincipal;
  readonly reader: Reader;
}

/** Items of one kind, at most so many as are told, and how many there are. */
export interface Waiting {
  readonly kind: TodayKind;
  readonly items: readonly TodayItem[];
  readonly total: number;
}

import type { NewReportCategory, ReportCategory, ReportTone } from '@wijkritme/contract';

/** Properties that one choice can name; the contract has the same limit. */
export const MOST_HEARD = 20;

/** As the fields hold it. */
export interface CategoryDraft {
  readonly nl: string;
  readonly en: string;
  readonly tone: ReportTone;
  /** Ids of properties. */
  readonly hears: readonly string[];
  readonly open: boolean;
}

/** What the fields begin with; without a choice of the list: empty ones. */
export function draftOf(one?: ReportCategory): CategoryDraft {
  if (!one) return { nl: '', en: '', tone: 'bothersome', hears: [], open: true };
  const { nl, en, tone, hears, closed } = one;
  return { nl, en, tone, hears, open: !closed };
}

export type CategoryFault = 'nl' | 'en' | 'taken' | 'hears';

/** What cannot be saved so. The list knows a choice by its Dutch name, in capitals or not. @param id of the one that is changed */
export function faultsOf(
  { nl, en, hears }: CategoryDraft,
  items: readonly ReportCategory[],
  id?: number,
): ReadonlySet<CategoryFault> {
  const found = new Set<CategoryFault>();
  if (!isName(nl)) found.add('nl');
  else if (items.some((one) => one.id !== id && one.nl.toLowerCase() === nl.trim().toLowerCase())) found.add('taken');
  if (!isName(en)) found.add('en');
  if (hears.length > MOST_HEARD) found.add('hears');
  return found;
}

const isName = (name: string) => name.trim().length >= 3 && name.trim().length <= 80;

/** As it is sent, once nothing is wrong with it. */
export function toWords({ nl, en, hears }: CategoryDraft): Pick<NewReportCategory, 'nl' | 'en' | 'hears'> {
  return { nl: nl.trim(), en: en.trim(), hears: [...hears] };
}

import be from './be.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

/** School breaks of one country, as in the JSON files beside this one; the README says what each field means. */
export interface SchoolTerms {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly regions: readonly { readonly id: string; readonly name: string }[];
  readonly sources: Readonly<Record<string, string>>;
  readonly years: readonly SchoolYear[];
}

export interface SchoolYear {
  /** For example 2026-2027. */
  readonly year: string;
  /** Do two sources agree on every date? */
  readonly checked: boolean;
  readonly sources: readonly string[];
  readonly note?: string;
  readonly breaks: readonly SchoolBreak[];
}

/** First and last local date without school, YYYY-MM-DD. */
export interface SchoolBreak {
  readonly name: string;
  readonly regions: readonly string[];
  readonly from: string;
  readonly to: string;
}

export const schoolTerms: readonly SchoolTerms[] = [nl, be];

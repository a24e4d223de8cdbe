import Type, { type Static } from 'typebox';

/**
 * How far something may go: the Traffic Light Protocol 2.0 (FIRST, August 2022), from open to closed.
 * Here “community” is every organisation that works at the place, and “organisation” that of the author.
 */
export const SharingLabel = Type.Union([
  /**
   * No limit. Here for who works on signals, like GREEN; of a measure in such a case its kind, days and effect are also told to who
   * sent a report that is in it (decision 155).
   */
  Type.Literal('TLP:CLEAR'),
  /** The community. */
  Type.Literal('TLP:GREEN'),
  /** The organisation of the author and those it names. */
  Type.Literal('TLP:AMBER'),
  /** The organisation of the author alone. */
  Type.Literal('TLP:AMBER+STRICT'),
  /** The author, and persons that are named. */
  Type.Literal('TLP:RED'),
]);
export type SharingLabel = Static<typeof SharingLabel>;
export const sharingLabels: readonly SharingLabel[] = SharingLabel.anyOf.map((label) => label.const);

/**
 * How far something may go: the Traffic Light Protocol 2.0 (FIRST, August 2022), from open to closed.
 * Here “community” is every organisation that works at the place, and “organisation” that of the author.
 */
export const sharingLabels = [
  /**
   * No limit. Here for who works on signals, like GREEN; of a measure in such a case its kind, days and effect are also told to who
   * sent a report that is in it (decision 155).
   */
  'TLP:CLEAR',
  /** The community. */
  'TLP:GREEN',
  /** The organisation of the author and those it names. */
  'TLP:AMBER',
  /** The organisation of the author alone. */
  'TLP:AMBER+STRICT',
  /** The author, and persons that are named. */
  'TLP:RED',
] as const;
export type SharingLabelName = (typeof sharingLabels)[number];

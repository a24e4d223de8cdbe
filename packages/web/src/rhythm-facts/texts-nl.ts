/** Texts around how we know what is normal. */
export const rhythmFactsNl = {
  title: 'Hoe weten wij wat normaal is?',
  caption: 'De komende 24 uur: wat wij verwachten',
  quantiles:
    'Elke kolom is een grens. Bij 10% ligt een op de tien metingen lager, bij 90% een op de tien hoger. De middelste is 50%.',
  states: 'Elke kolom is een toestand, met de kans erop.',
  grid: (from: number) => `Deze aantallen zijn afgerond op ${from}. Zo is niemand te herkennen.`,
  moment: 'Moment',
  sure: 'Zekerheid',
  empty: 'Wij weten nog niet wat normaal is.',
};
export type RhythmFactsText = typeof rhythmFactsNl;

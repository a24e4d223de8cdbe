import { one } from '../plural.ts';

/** The overview and its map. */
export const overview = {
  title: 'Overzicht',
  heading: (name: string) => `Hoe gaat het nu in ${name}?`,
  allUsual: (n: number) =>
    n === 1 ? 'Op deze plek is het nu zoals altijd.' : `Op alle ${n} plekken is het nu zoals altijd.`,
  some: (n: number, of: number, names: string) =>
    `Op ${n} van de ${of} plekken is het nu anders dan normaal: ${names}.`,
  nothingYet: 'Wij weten nog niet wat hier normaal is.',
  silent: (n: number) => `Op ${one(n, 'plek', 'plekken')} is een sensor stil.`,
  implausible: (n: number) => `Op ${one(n, 'plek', 'plekken')} geeft een sensor waarden die niet kunnen kloppen.`,
  learning: (n: number) => `Op ${one(n, 'plek', 'plekken')} leren wij nog wat normaal is.`,
  and: 'en',
  others: (n: number) => one(n, 'andere plek', 'andere plekken'),
  view: 'Kaart of lijst',
  map: 'Kaart',
  list: 'Lijst',
  places: 'Plekken',
  newest: 'Nieuwste afwijkingen',
  allDeviations: 'Alle afwijkingen',
  noDeviations: 'Geen afwijkingen',
  noDeviationsText: 'Wij zagen nog niets dat anders was dan normaal.',
  signals: 'Afwijkingen die bij elkaar horen',
  allSignals: 'Alle signalen',
  emptyTitle: 'Er zijn nog geen plekken',
  emptyText:
    'Een plek is een buurt, straat of gebied op de kaart. Zet uw eigen buurten erin, of begin met de voorbeeldwijk Demodam.',
  emptyOwn: 'Uw eigen buurten inlezen',
  emptySample: 'Beginnen met de voorbeeldwijk',
  emptyAction: 'Metingen importeren',
  newHere: 'Bent u hier voor het eerst?',
  firstSteps: 'Doe de eerste stappen',
};

export const map = {
  label: (name: string) => `Kaart van ${name}`,
  hint: 'Met de pijltjes schuift u de kaart. Met plus en min zoomt u. Een plek kiest u in de lijst.',
  legend: 'Wat de kaart laat zien',
  sensor: 'sensor',
  sensorSilent: 'sensor zonder metingen',
  loading: 'De kaart komt eraan',
  failed: 'De kaart werkt niet in deze browser. De lijst toont dezelfde plekken.',
  attribution: 'Bron van de kaart',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom uit',
  scrollHint: 'Houd Ctrl of ⌘ ingedrukt en scroll om te zoomen',
  touchHint: 'Schuif de kaart met twee vingers',
};

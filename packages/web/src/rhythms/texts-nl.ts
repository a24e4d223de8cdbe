import { one } from '../i18n/plural.ts';

/** Several rhythms beside one another. Dutch is the source; at most twenty words a sentence. */
export const rhythmsNl = {
  short: 'Ritmes',
  title: (place: string) => `Ritmes naast elkaar in ${place}`,
  intro: 'Alles wat hier gemeten wordt over dezelfde tijd. Zo ziet u wat tegelijk gebeurde.',
  small: 'Alle meetreeksen in het klein',
  normalNow: (normal: number, of: number) =>
    `Nu ${normal === 1 ? 'is' : 'zijn'} ${normal} van ${one(of, 'meetreeks', 'meetreeksen')} normaal.`,
  notNormal: (names: string) => `De andere: ${names}.`,
  andMore: (n: number) => `nog ${n}`,
  ownScale: 'Elke grafiek heeft een eigen schaal. De tijd is overal dezelfde.',
  scale: (range: string) => `Schaal: ${range}.`,
  nothingDrawn: 'In deze periode is hier geen meting om te tonen.',
  countDeviations: (n: number) => (n === 0 ? 'geen afwijkingen' : one(n, 'afwijking', 'afwijkingen')),
  toChart: (name: string) => `Bekijk de grafiek van ${name}`,
  moreSeries: (n: number) => `Toon nog ${one(n, 'meetreeks', 'meetreeksen')}`,
  mostSeries: (n: number) => `Hier staan er ${n}. Kies een kleinere plek om de andere te zien.`,
  showTable: 'Toon als tabel',
  smallTable: 'Meetreeksen van deze plek, nu en in deze periode',
  series: 'Meetreeks',
  state: 'Hoe het is',
  now: 'Nu',
  normal: 'Normaal',
  difference: 'Verschil',
  deviations: 'Afwijkingen',
  lanes: 'Wat er tegelijk gebeurde',
  seen: (deviations: number, lanes: number, of: string) =>
    deviations === 0
      ? `In deze periode zagen wij geen afwijkingen bij ${of}.`
      : `In deze periode zagen wij ${one(deviations, 'afwijking', 'afwijkingen')}, bij ${lanes} van ${of}.`,
  ofSeries: (n: number) => one(n, 'meetreeks', 'meetreeksen'),
  ofPlaces: (n: number) => one(n, 'plek', 'plekken'),
  lastNow: (n: number) => (n === 1 ? 'Eén duurt nog.' : `${n} duren nog.`),
  newest: (n: number) => `Er zijn er meer; u ziet de nieuwste ${n}.`,
  around: (names: string) => `Daaromheen: ${names}.`,
  context: 'Wat er verder was',
  noContext: 'Er was verder niets bekend.',
  noSpans: 'Geen afwijkingen',
  leftOut: (n: number) => `Nog ${n} in de tabel`,
  moreLanes: (n: number) => `Toon nog ${one(n, 'rij', 'rijen')}`,
  keys: 'Met de pijltjes gaat u van de ene afwijking naar de andere. Enter opent haar.',
  lasts: 'duurt nog',
  outage: (n: number) => `geen metingen van ${one(n, 'meetreeks', 'meetreeksen')}`,
  contextKinds: {
    planned: 'gepland',
    holiday: 'feestdag',
    'school-break': 'schoolvakantie',
    silence: 'storing of stilte',
    measure: 'maatregel',
  },
  lanesTable: 'Afwijkingen en wat er verder was',
  start: 'Begin',
  end: 'Einde',
  where: 'Waar',
  kind: 'Soort',
  what: 'Wat',
  nothing: 'In deze periode is er niets te melden.',
  smallDefinition: 'Per meetreeks de gemeten lijn in wat normaal is. Elke grafiek heeft een eigen schaal.',
  lanesDefinition: 'Per rij de tijden waarin een meetreeks buiten haar ritme was, met daaronder wat er verder was.',
};

export type RhythmsText = typeof rhythmsNl;

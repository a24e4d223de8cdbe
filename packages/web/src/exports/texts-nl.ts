export interface ExportText {
  readonly open: string;
  readonly of: (title: string) => string;
  readonly forms: Readonly<Record<ExportForm, string>>;
  readonly link: string;
  readonly busy: string;
  readonly saved: (file: string) => string;
  readonly copied: string;
  readonly notCopied: string;
  readonly address: string;
  readonly failed: string;
  readonly tooMany: (rows: string) => string;
  readonly facts: {
    readonly title: string;
    readonly sentence: string;
    readonly source: string;
    readonly period: string;
    readonly definition: string;
    readonly data: string;
    readonly measured: string;
    readonly simulated: string;
    readonly licence: string;
    readonly noLicence: string;
    readonly label: string;
    readonly address: string;
  };
  readonly stamp: string;
  readonly about: string;
  readonly page: (page: number, pages: number) => string;
  readonly moreRows: (rows: string) => string;
  readonly host: (host: string) => string;
  readonly sensor: (thing: string, owner: string | undefined, host: string) => string;
  readonly definitions: Readonly<Record<Definition, string>>;
  readonly columns: Readonly<Record<ColumnName, string>>;
  readonly titles: {
    readonly week: (series: string, week: string) => string;
    readonly map: (municipality: string) => string;
    readonly effect: (series: string) => string;
  };
  readonly deviationMark: string;
  /** Of a mark that is set in a table. */
  readonly chosen: string;
  readonly gap: string;
  readonly hidden: (below: number) => string;
  readonly notShown: string;
  readonly now: (moment: string) => string;
  readonly yes: string;
  readonly no: string;
}

export type ExportForm = 'excel' | 'iso' | 'geojson' | 'png' | 'svg' | 'pdf';
export type Definition =
  | 'band'
  | 'week'
  | 'map'
  | 'signals'
  | 'deviations'
  | 'sensors'
  | 'forecastScores'
  | 'signalScores'
  | 'effectWeeks'
  | 'effects'
  | 'log'
  | 'feeling'
  | 'table'
  | 'case';
export type ColumnName =
  | 'time'
  | 'measured'
  | 'low'
  | 'mid'
  | 'high'
  | 'difference'
  | 'verdict'
  | 'expected10'
  | 'expected50'
  | 'expected90'
  | 'unit'
  | 'day'
  | 'hour'
  | 'normal'
  | 'place'
  | 'state'
  | 'sentence'
  | 'sensor'
  | 'series'
  | 'last'
  | 'stored'
  | 'refused'
  | 'passport'
  | 'longitude'
  | 'latitude'
  | 'property'
  | 'kind'
  | 'start'
  | 'end'
  | 'page';

export const exportNl: ExportText = {
  open: 'Bewaar of deel',
  of: (title) => `Bewaar of deel: ${title}`,
  forms: {
    excel: 'Tabel voor Excel (CSV)',
    iso: 'Tabel voor programma’s (CSV, ISO)',
    geojson: 'Vormen op de kaart (GeoJSON)',
    png: 'Afbeelding (PNG)',
    svg: 'Tekening (SVG)',
    pdf: 'Verslag (PDF)',
  },
  link: 'Kopieer de link',
  busy: 'Het bestand komt eraan',
  saved: (file) => `Bewaard: ${file}`,
  copied: 'De link is gekopieerd. Wie hem opent, ziet wat die persoon mag zien.',
  notCopied: 'Uw browser laat kopiëren niet toe. Kopieer de link hieronder zelf.',
  address: 'Link naar deze weergave',
  failed: 'Het bestand kon niet worden gemaakt. Probeer het nog eens.',
  tooMany: (rows) => `Er zijn meer dan ${rows} rijen. Kies een kortere periode of één plek.`,
  facts: {
    title: 'titel',
    sentence: 'wat u ziet',
    source: 'bron',
    period: 'periode',
    definition: 'uitleg',
    data: 'gegevens',
    measured: 'gemeten',
    simulated: 'GESIMULEERD, geen echte metingen',
    licence: 'licentie',
    noLicence: 'geen licentie genoemd; vraag de bron',
    label: 'wie dit mag zien',
    address: 'link',
  },
  stamp: 'Gesimuleerd: geen echte metingen',
  about: 'Over deze cijfers',
  page: (page, pages) => `Pagina ${page} van ${pages}`,
  moreRows: (rows) => `Nog ${rows} rijen staan in het bestand voor Excel.`,
  host: (host) => `Wijkritme op ${host}`,
  sensor: (thing, owner, host) => `${thing}${owner ? `, van ${owner}` : ''}; Wijkritme op ${host}`,
  definitions: {
    band: 'Gemeten is wat de sensor doorgaf. Normaal is wat op dat uur van die dag gebruikelijk is.',
    week: 'Per uur van de week: normaal is wat gebruikelijk is. Verschil is gemeten min normaal.',
    map: 'De kleur van een plek zegt hoe het daar nu is naast wat normaal is.',
    signals: 'Een signaal is een reeks afwijkingen die bij elkaar horen. Per rij één signaal.',
    deviations: 'Een afwijking is een tijd waarin een meetreeks buiten haar ritme was.',
    sensors: 'Per rij één meetreeks. Metingen zijn geteld sinds de start van de server.',
    forecastScores: 'Fout is het gemiddelde verschil tussen voorspeld en gemeten. Elk getal noemt zijn aantal.',
    signalScores: 'Geteld is wat medewerkers van signalen zeiden. Kleine aantallen zijn verborgen.',
    effectWeeks: 'Verwacht is wat zonder de maatregel te verwachten was, door vergelijken met andere plekken.',
    effects: 'Per rij één oordeel over een maatregel, ook als die niet hielp.',
    log: 'Per rij één regel van het logboek, zonder namen en zonder woorden van mensen.',
    feeling:
      'Gemiddelde of aandeel van de antwoorden per ronde, met de marge van 95%. Kleine aantallen zijn verborgen.',
    table: 'De tabel zoals die op de pagina stond.',
    case: 'Wat er in het dossier gebeurde, voor zover u het mag zien, in de volgorde van de tijd.',
  },
  columns: {
    time: 'tijd',
    measured: 'gemeten',
    low: 'normaal van',
    mid: 'normaal midden',
    high: 'normaal tot',
    difference: 'verschil',
    verdict: 'oordeel',
    expected10: 'voorspeld van',
    expected50: 'voorspeld midden',
    expected90: 'voorspeld tot',
    unit: 'eenheid',
    day: 'dag',
    hour: 'uur',
    normal: 'normaal',
    place: 'plek',
    state: 'hoe het is',
    sentence: 'in een zin',
    sensor: 'sensor',
    series: 'meetreeks',
    last: 'laatste meting',
    stored: 'bewaard',
    refused: 'geweigerd',
    passport: 'paspoort',
    longitude: 'lengtegraad',
    latitude: 'breedtegraad',
    property: 'wat',
    kind: 'soort afwijking',
    start: 'begin',
    end: 'einde',
    page: 'pagina',
  },
  titles: {
    week: (series, week) => `${series}, uur voor uur (${week})`,
    map: (municipality) => `Hoe het nu is in ${municipality}`,
    effect: (series) => `${series}: per week, gemeten en verwacht`,
  },
  deviationMark: 'afwijking',
  chosen: 'gekozen',
  gap: 'geen meting',
  hidden: (below) => `minder dan ${below}`,
  notShown: 'niet getoond',
  now: (moment) => `op ${moment}`,
  yes: 'ja',
  no: 'nee',
};

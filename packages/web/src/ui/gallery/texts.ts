import type { BandText, WeekText, WhyText } from '../index.ts';

export const bandText: BandText = {
  measured: 'gemeten',
  normal: 'normaal',
  difference: 'verschil',
  time: 'tijd',
  verdict: 'oordeel',
  asNormal: 'als normaal',
  noReading: 'geen meting',
  hidden: (below) => `minder dan ${below}`,
  hiddenInSum: 'niet getoond',
  hiddenVerdict: 'verborgen: te klein aantal',
  notKnown: 'nog niet bekend',
  kinds: {
    higher: 'harder dan normaal',
    lower: 'stiller dan normaal',
    silent: 'sensor zwijgt',
    stuck: 'sensor blijft hangen',
    'level-shift': 'niveau verschoven',
    'changed-shape': 'op andere uren dan normaal',
    implausible: 'kan niet kloppen',
    'other-state': 'andere stand dan normaal',
  },
  forecast: 'voorspeld',
  forecastLegend: 'voorspeld, met ruimte voor 8 van de 10 keer',
  range: (low, high) => `${low} tot ${high}`,
  surface:
    'Grafiek van het geluid. Pijl links en rechts: een meting. Page Up en Page Down: een dag. Home en End: begin en einde. n: volgende afwijking. Enter: open de afwijking.',
  noNextDeviation: 'Er is geen afwijking in deze periode.',
  showTable: 'Toon als tabel',
  tableCaption: 'Geluid op het Havenplein, nieuwste eerst',
  tableRest: (shown, total) =>
    `De tabel toont de nieuwste ${shown} van ${total} metingen. Alle metingen staan in de download.`,
  loading: 'De grafiek komt eraan.',
  empty: 'Er zijn nog geen metingen in deze periode.',
};

export const weekText: WeekText = {
  caption: {
    normal: 'Geluid in een normale week, in dB',
    measured: 'Geluid in week 47, in dB',
    difference: 'Verschil met een normale week, in dB',
  },
  mode: 'Toon',
  modes: { normal: 'normale week', measured: 'deze week', difference: 'verschil' },
  day: 'dag',
  hour: 'uur',
  parts: { night: 'nacht', morning: 'ochtend', afternoon: 'middag', evening: 'avond' },
  noReading: 'geen meting',
  notKnown: 'nog niet bekend',
  ahead: 'nog niet geweest',
  legend: { low: 'stil', high: 'luid', lower: 'stiller', same: 'als normaal', higher: 'harder' },
};

export const whyText: WhyText = {
  title: 'Waarom zien wij dit?',
  measured: 'Gemeten',
  normal: 'Normaal',
  difference: 'Verschil',
  before: 'Hoe vaak eerder',
  quality: 'Kwaliteit van de meting',
  explanations: 'Wat het ook kan zijn',
  noExplanations: 'Wij kennen geen andere verklaring.',
  unknown: 'Wat wij niet kunnen weten',
  kinds: {
    holiday: 'feestdag',
    'school-break': 'schoolvakantie',
    event: 'evenement',
    'clock-change': 'klok verzet',
    weather: 'weer',
    neighbours: 'buren',
    'contradicts-neighbours': 'sensor en buren',
    'same-thing': 'zelfde sensor',
    sensor: 'sensor',
  },
};

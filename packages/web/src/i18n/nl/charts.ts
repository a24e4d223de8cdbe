import type { BandText, WeekText, WhyText } from '../../ui/index.ts';

const band: BandText = {
  measured: 'gemeten',
  normal: 'normaal',
  difference: 'verschil',
  time: 'Tijd',
  verdict: 'Oordeel',
  asNormal: 'zoals normaal',
  noReading: 'geen meting',
  hidden: (below) => `minder dan ${below}`,
  hiddenInSum: 'niet getoond',
  hiddenVerdict: 'verborgen: te klein aantal',
  notKnown: 'nog niet bekend',
  kinds: {
    higher: 'hoger dan normaal',
    lower: 'lager dan normaal',
    silent: 'geen metingen',
    stuck: 'blijft hangen',
    'level-shift': 'nieuw niveau',
    'changed-shape': 'op andere uren dan normaal',
    implausible: 'kan niet kloppen',
    'other-state': 'andere stand dan normaal',
  },
  forecast: 'voorspeld',
  forecastLegend: 'voorspeld, met ruimte voor 8 van de 10 keer',
  range: (low, high) => `${low} tot ${high}`,
  surface:
    'Grafiek. Pijl links en rechts: meting voor meting. Page Up en Page Down: grotere stappen. Home en End: begin en einde. N: volgende afwijking. Enter: open de afwijking.',
  noNextDeviation: 'Er is geen volgende afwijking.',
  showTable: 'Toon als tabel',
  tableCaption: 'Metingen met wat normaal is',
  tableRest: (shown, total) => `U ziet ${shown} van de ${total} rijen.`,
  loading: 'De grafiek komt eraan',
  empty: 'In deze periode is er geen meting.',
};

const week: WeekText = {
  caption: {
    normal: 'Zo is een normale week',
    measured: 'Zo was deze week',
    difference: 'Zo verschilde deze week van normaal',
  },
  mode: 'Wat wilt u zien?',
  modes: { normal: 'Normaal', measured: 'Deze week', difference: 'Verschil' },
  day: 'Dag',
  hour: 'Uur',
  parts: { night: 'nacht', morning: 'ochtend', afternoon: 'middag', evening: 'avond' },
  noReading: 'geen meting',
  notKnown: 'nog niet bekend',
  ahead: 'nog niet geweest',
  legend: { low: 'laag', high: 'hoog', lower: 'lager dan normaal', same: 'zoals normaal', higher: 'hoger dan normaal' },
};

const why: WhyText = {
  title: 'Waarom zien wij dit?',
  measured: 'Gemeten',
  normal: 'Normaal',
  difference: 'Verschil',
  before: 'Hoe vaak zagen wij dit eerder?',
  quality: 'Hoe goed zijn de metingen?',
  explanations: 'Wat kan het ook zijn?',
  noExplanations: 'Wij vonden geen andere verklaring.',
  unknown: 'Wat wij niet kunnen weten',
  kinds: {
    holiday: 'feestdag',
    'school-break': 'schoolvakantie',
    event: 'evenement',
    'clock-change': 'wisseling zomertijd of wintertijd',
    weather: 'weer',
    neighbours: 'andere sensoren in de buurt',
    'contradicts-neighbours': 'de sensor en zijn buren',
    'same-thing': 'hetzelfde apparaat',
    sensor: 'de sensor zelf',
  },
};

/** Words for the charts of `ui`, which knows no language of its own. */
export const charts = { band, week, why };

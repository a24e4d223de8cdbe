import { one } from '../plural.ts';

/** The page of a place. */
export const place = {
  section: 'Plekken',
  since: (time: string) => `Zo is het sinds ${time}.`,
  choose: 'Wat wilt u zien?',
  noDatastreams: 'Hier meet nog niets',
  noDatastreamsText: 'Op deze plek staat nog geen sensor met metingen.',
  latest: (age: string) => `gemeten ${age}`,
  shown: 'Deze ziet u hieronder',
  moreSeries: (n: number) => `Toon nog ${one(n, 'meetreeks', 'meetreeksen')}`,
  learning: (days: number) =>
    days <= 0 ? 'Wij leren nu wat normaal is.' : `Nog ${one(days, 'dag', 'dagen')} meten, dan weten we wat normaal is.`,
  learned: (done: number, of: number) => `${done} van ${of} dagen gemeten`,
  chart: 'Gemeten en normaal',
  per: (seconds: number) =>
    seconds % 3600 === 0
      ? seconds === 3600
        ? 'per uur'
        : `per ${seconds / 3600} uur`
      : seconds % 60 === 0
        ? seconds === 60
          ? 'per minuut'
          : `per ${seconds / 60} minuten`
        : `per ${one(seconds, 'seconde', 'seconden')}`,
  inUnit: (unit: string) => `in ${unit}`,
  counted: (per: string) => `telling ${per}`,
  countsHidden: 'Kleine aantallen zijn hier verborgen.',
  statePurpose: 'Zeg waarvoor u ze nodig hebt',
  chartOf: (name: string) => `Gemeten en normaal: ${name}`,
  weekSentence: {
    highest: (hour: string, value: string) => `Het hoogste uur was ${hour}: ${value}.`,
    higher: (hour: string, value: string) => `Het grootste verschil was ${hour}: ${value} hoger dan normaal.`,
    lower: (hour: string, value: string) => `Het grootste verschil was ${hour}: ${value} lager dan normaal.`,
    same: 'Deze week was precies zoals normaal.',
    nothing: 'In deze week is er nog niets gemeten.',
    nothingToCompare: 'Er is nog niets om te vergelijken.',
    hour: (day: string, from: string, to: string) => `${day} van ${from} tot ${to} uur`,
  },
  period: 'Periode',
  periods: { dag: 'Vandaag', week: '7 dagen', maand: '4 weken', jaar: 'Een jaar' },
  oneDay: 'Een dag',
  previous: 'Vorige periode',
  next: 'Volgende periode',
  nextReason: 'U ziet al de nieuwste metingen.',
  week: 'De week van uur tot uur',
  weekOf: (week: number, range: string) => `Week ${week}, ${range}`,
  weekChoice: 'Welke week',
  previousWeek: 'Vorige week',
  nextWeek: 'Volgende week',
  nextWeekReason: 'Dit is de nieuwste week.',
  deviations: 'Afwijkingen op deze plek',
  noDeviations: 'Op deze plek zagen wij geen afwijkingen.',
  toRhythms: 'Bekijk alle ritmes naast elkaar',
  toFeeling: 'Wat zeggen mensen hier in vragenlijsten?',
  toReports: 'Iets melden, en wat bewoners meldden',
  toScores: 'Hoe goed waren wij op deze plek?',
  sensors: 'Sensoren op deze plek',
  moreSensors: (n: number) => `Toon nog ${one(n, 'sensor', 'sensoren')}`,
  noSensors: 'Op deze plek staan geen sensoren.',
  figures: 'Cijfers over deze plek',
  simulated: 'nagemaakt',
};

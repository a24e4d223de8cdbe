/** Texts around saving summaries as a file. */
export const summariesNl = {
  title: 'Cijfers bewaren als bestand',
  intro:
    'U krijgt per tijdvak het aantal metingen, de dekking, het gemiddelde en wat normaal was. Een gat blijft leeg.',
  what: 'Welke metingen?',
  one: (name: string) => `Alleen ${name}`,
  all: (place: string) => `Alles van ${place}`,
  interval: 'Per',
  intervals: { quarter: 'kwartier', hour: 'uur', day: 'dag', week: 'week', month: 'maand', year: 'jaar' },
  from: 'Vanaf',
  to: 'Tot en met',
  format: 'Bestand',
  formats: { 'csv-excel': 'Excel (puntkomma)', csv: 'CSV (ISO)' },
  also: 'Ook',
  middle: 'het midden en de uitersten (kost meer tijd)',
  order: 'De eerste dag ligt na de laatste dag. Kies een andere dag.',
  long: 'Kies hoogstens vijf jaar.',
  save: 'Bewaar het bestand',
};
export type SummariesText = typeof summariesNl;

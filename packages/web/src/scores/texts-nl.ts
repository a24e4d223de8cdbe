import type { LeadScore, SimpleRule } from '@wijkritme/contract';
import type { LeadWord, ScoresPart } from '../workbench/paths.ts';

const rules: Record<SimpleRule, string> = {
  'last-value': 'laatste waarde',
  yesterday: 'zelfde uur gisteren',
  'last-week': 'zelfde uur vorige week',
  rhythm: 'midden van het ritme',
};
const verdicts: Record<LeadScore['verdict'], string> = {
  learning: 'nog aan het leren',
  better: 'beter dan simpel',
  equal: 'even goed als simpel',
  worse: 'slechter dan simpel',
};
const leads: Record<LeadWord, string> = {
  uur: 'Tot 1 uur',
  uren: '1 tot 6 uur',
  dag: '6 tot 24 uur',
  week: '1 tot 7 dagen',
};

const parts: Record<ScoresPart, string> = { voorspellingen: 'Voorspellingen', signalen: 'Signalen' };

/** Texts of the page that says how good we were. */
export const scoresNl = {
  title: 'Hoe goed waren wij?',
  about: 'Waarover?',
  parts,
  intro: 'Wij zeggen wat normaal is en wat wij verwachten. Hier ziet u hoe vaak dat klopte, over de laatste 28 dagen.',
  how: [
    'Een voorspelling telt pas als het moment voorbij is. Wat later bekend werd, doet niet mee.',
    'Naast elke voorspelling staat een simpele regel, zoals “hetzelfde uur vorige week”. Is die beter, dan zeggen wij dat.',
    'Van de band van 80% horen acht van de tien metingen erin te liggen. Veel meer of minder is niet goed.',
    'Een score ziet u vanaf 100 voorspellingen op drie dagen.',
  ],
  howTitle: 'Zo rekenen wij',
  place: 'Plek',
  allPlaces: 'Alle plekken',
  lead: 'Hoe ver vooruit?',
  leads,
  rules,
  verdicts,
  caption: (lead: string) => `Scores per meetreeks, ${lead.toLowerCase()} vooruit`,
  columns: {
    series: 'Meetreeks',
    verdict: 'Voorspelling',
    own: 'Ernaast, gemiddeld',
    simple: 'Beste simpele regel',
    coverage: 'In de voorspelde band (80%)',
    band: 'In de normale band',
  },
  promised: (share: string) => `Band van ${share}:`,
  none: 'Hier is geen meetreeks.',
  of: (share: string, count: string) => `${share} van ${count}`,
  counted: (count: string) => `${count} keer nagekeken`,
  off: (error: string, rule: string) => `${error} (${rule})`,
  stillLearning: (count: string) => `nog niet bekend, ${count} keer nagekeken`,
  more: 'Toon meer meetreeksen',
  file: 'hoe-goed-waren-wij',
  csv: [
    'meetreeks',
    'plek',
    'grootheid',
    'eenheid',
    'vooruit',
    'oordeel',
    'aantal',
    'dagen',
    'fout',
    'fout gedeeld door verandering per dag',
    'pinball',
    'in band 80%',
    'laatste waarde',
    'zelfde uur gisteren',
    'zelfde uur vorige week',
    'midden van het ritme',
    'normale band 80%',
    'normale band 95%',
    'metingen in normale band nagekeken',
  ],
};

export type ScoresText = typeof scoresNl;

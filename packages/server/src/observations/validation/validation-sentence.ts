import type { ValidationReport } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';

type Findings = ValidationReport['findings'];
type Criterion = Findings[number]['criterion'];

const names: Readonly<Record<Language, Readonly<Record<Criterion, string>>>> = {
  nl: {
    pairs: 'te weinig om te vergelijken',
    days: 'te kort gemeten',
    bias: 'gemiddeld te hoog of te laag',
    rmse: 'te grote fout',
    correlation: 'gaat niet gelijk op',
    agreement: 'te grote verschillen',
    uptime: 'te vaak uit',
    missing: 'te veel gemist',
    'clock-offset': 'klok staat verkeerd',
    drift: 'verloopt',
  },
  en: {
    pairs: 'too little to compare',
    days: 'measured too short',
    bias: 'too high or too low on the whole',
    rmse: 'too large an error',
    correlation: 'does not follow the reference',
    agreement: 'differences too large',
    uptime: 'off too often',
    missing: 'too much missing',
    'clock-offset': 'clock is wrong',
    drift: 'drifts',
  },
};

/** What is asked, without a judgement: for what is not known yet. */
const neutral: typeof names = {
  nl: {
    pairs: 'vergeleken uren',
    days: 'dagen gemeten',
    bias: 'gemiddeld verschil',
    rmse: 'fout',
    correlation: 'samenhang',
    agreement: 'spreiding',
    uptime: 'hoe vaak aan',
    missing: 'hoeveel gemist',
    'clock-offset': 'klok',
    drift: 'verloop',
  },
  en: {
    pairs: 'hours compared',
    days: 'days measured',
    bias: 'mean difference',
    rmse: 'error',
    correlation: 'correlation',
    agreement: 'spread',
    uptime: 'how often up',
    missing: 'how much missing',
    'clock-offset': 'clock',
    drift: 'drift',
  },
};

/** The outcome in one or two plain sentences; what is not known is named apart from what is not good. */
export function validationSentence(findings: Findings, hasReference: boolean, language: Language): string {
  const nl = language === 'nl';
  if (!hasReference)
    return nl
      ? 'Dit apparaat staat nergens naast. Zonder vergelijking kunnen wij niets over de metingen zeggen.'
      : 'This device stands beside nothing. Without a comparison we can say nothing about its readings.';
  const list = (verdict: Findings[number]['verdict'], words: typeof names) =>
    findings.filter((one) => one.verdict === verdict).map((one) => words[language][one.criterion]);
  const failed = list('fail', names);
  const unknown = list('unknown', neutral);
  if (failed.length + unknown.length === 0)
    return nl
      ? `Het apparaat meet goed genoeg: het haalt alle ${findings.length} eisen.`
      : `The device measures well enough: it meets all ${findings.length} requirements.`;
  const bad = nl ? `Nog niet goed genoeg: ${failed.join(', ')}.` : `Not good enough yet: ${failed.join(', ')}.`;
  const open = nl ? `Nog niet bekend: ${unknown.join(', ')}.` : `Not known yet: ${unknown.join(', ')}.`;
  return [failed.length > 0 ? bad : '', unknown.length > 0 ? open : ''].filter((part) => part !== '').join(' ');
}

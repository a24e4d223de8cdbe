import type { CountRule } from '@wijkritme/engine';
import type { Language } from '../../../foundation/http/language.ts';
import { type CatalogEntry, labPeriods } from '../../../sensors/index.ts';

export interface ExportHeader {
  readonly entry: CatalogEntry;
  /** 0 where nobody asked for a beginning. */
  readonly from: number;
  readonly to: number;
  readonly language: Language;
  readonly madeAt: number;
  /** How counts are shown to who asks; null: as measured. */
  readonly rule: CountRule | null;
  /** Some of the period is lab data. */
  readonly hasLab: boolean;
}

/** What somebody must know who finds this file without us: name and value of each fact. */
export function factsOf(header: ExportHeader): (readonly [string, string])[] {
  const { entry, language } = header;
  const { passport } = entry;
  const nl = language === 'nl';
  const none = nl ? 'niet bekend' : 'not known';
  return [
    [nl ? 'meetreeks' : 'datastream', `${entry.thingName}: ${entry.name} (${entry.id})`],
    [nl ? 'grootheid' : 'property', entry.propertyName[language]],
    [nl ? 'eenheid' : 'unit', entry.unit],
    [nl ? 'bron' : 'source', passport ? `${passport.owner}. ${passport.purpose}` : none],
    [nl ? 'grondslag' : 'legal basis', passport?.legalBasis ?? none],
    [nl ? 'periode' : 'period', `${startOf(header)} / ${new Date(header.to).toISOString()}`],
    [nl ? 'tijdzone' : 'time zone', entry.timeZone],
    [nl ? 'gegevens' : 'data', dataWords(entry.simulated, nl)],
    ...labFacts(header),
    [nl ? 'gemaakt' : 'made', new Date(header.madeAt).toISOString()],
    nl
      ? ['let op', 'een tijd die hier niet staat is niet gemeten; dat is geen nul']
      : ['note', 'a time that is not listed was not measured; that is not zero'],
    ...protectionFacts(header.rule, nl),
    ...sumFacts(header, nl),
  ];
}

function protectionFacts(rule: CountRule | null, nl: boolean): (readonly [string, string])[] {
  if (!rule) return [];
  const { minimum, base } = rule;
  const rounded = base > 1 ? (nl ? `; de rest is afgerond op ${base}` : `; others are rounded to ${base}`) : '';
  return nl
    ? [['bescherming', `aantallen van 1 tot ${minimum} zijn weggelaten: zo is niemand te herkennen${rounded}`]]
    : [['protection', `counts from 1 up to ${minimum} are left out, so that nobody can be recognised${rounded}`]];
}

function sumFacts({ entry, rule }: ExportHeader, nl: boolean): (readonly [string, string])[] {
  if (!rule || !entry.sum) return [];
  return nl
    ? [['som', 'dit is een totaal: het is ook weggelaten waar een deel ervan klein is of ontbreekt']]
    : [['sum', 'this is a total: it is also left out where a part of it is small or missing']];
}

/** Only where there are any: what was measured in the lab is no measurement of the place. */
function labFacts({ entry, from, to, language }: ExportHeader): (readonly [string, string])[] {
  const periods = labPeriods(entry, Math.max(from, 0), to);
  if (periods.length === 0) return [];
  const at = (time: number) => new Date(time).toISOString();
  const first = language === 'nl' ? 'eerste meting' : 'first reading';
  const words = periods.map((period) => `${period.from > 0 ? at(period.from) : first} / ${at(period.to)}`).join(', ');
  return [
    language === 'nl'
      ? ['lab', `metingen uit het lab, die niet meetellen: ${words}; in de kolom lab staat 1`]
      : ['lab', `readings of the lab, which do not count: ${words}; the column lab is 1`],
  ];
}

function startOf({ from, language }: ExportHeader): string {
  if (from > 0) return new Date(from).toISOString();
  return language === 'nl' ? 'eerste meting' : 'first reading';
}

function dataWords(simulated: boolean, nl: boolean): string {
  if (simulated) return nl ? 'GESIMULEERD, geen echte metingen' : 'SIMULATED, no real readings';
  return nl ? 'gemeten; licentie: zie bron' : 'measured; licence: see source';
}

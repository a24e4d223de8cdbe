import type { BandScore, ForecastStatus, LeadScore, SimpleRule } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import { quantity } from './wording.ts';

type Words = Readonly<Record<Language, string>>;

const rules: Readonly<Record<SimpleRule, Words>> = {
  'last-value': { nl: 'de laatste waarde', en: 'the last value' },
  yesterday: { nl: 'hetzelfde uur gisteren', en: 'the same hour yesterday' },
  'last-week': { nl: 'hetzelfde uur vorige week', en: 'the same hour last week' },
  rhythm: { nl: 'het midden van het ritme', en: 'the middle of the rhythm' },
};

const leads: Readonly<Record<LeadScore['lead'], Words>> = {
  '15min-1h': { nl: 'tot een uur vooruit', en: 'up to an hour ahead' },
  '1h-6h': { nl: '1 tot 6 uur vooruit', en: '1 to 6 hours ahead' },
  '6h-24h': { nl: '6 tot 24 uur vooruit', en: '6 to 24 hours ahead' },
  '1d-7d': { nl: '1 tot 7 dagen vooruit', en: '1 to 7 days ahead' },
};

export const ruleWords = (rule: SimpleRule, language: Language): string => rules[rule][language];

/** How good forecasts were of late, beside the best simple rule; never without how many were scored. */
export function leadSentence(score: LeadScore, unit: string, language: Language): string {
  const nl = language === 'nl';
  const ahead = leads[score.lead][language];
  if (score.mae === null || score.best === null) {
    if (score.count === 0)
      return nl
        ? `Hoe goed de voorspelling is, weten wij nog niet: er is nog niets nagekeken (${ahead}).`
        : `We do not know yet how good the forecast is: nothing was checked so far (${ahead}).`;
    return nl
      ? `Hoe goed de voorspelling is, leren wij nog: ${ahead} is ${score.count} keer nagekeken.`
      : `We are still learning how good the forecast is: ${ahead} it was checked ${score.count} times.`;
  }
  const [own, simple] = [score.mae, score.simple[score.best] ?? Number.NaN].map((error) =>
    margin(error, unit, language),
  );
  const rule = ruleWords(score.best, language);
  // In the words of the reader the errors may be alike, though in numbers they differ enough to count.
  const isClose = own === simple;
  const counted = nl ? `Zo vaak nagekeken: ${score.count} keer, ${ahead}.` : `Checked ${score.count} times, ${ahead}.`;
  switch (score.verdict) {
    case 'better':
      if (isClose)
        return nl
          ? `De voorspelling was iets beter dan de beste simpele regel (${rule}): beide zaten er ongeveer ${own} naast. ${counted}`
          : `The forecast was slightly better than the best simple rule (${rule}): both were about ${own} off. ${counted}`;
      return nl
        ? `De voorspelling zat er gemiddeld ${own} naast. De beste simpele regel (${rule}) zat er ${simple} naast. ${counted}`
        : `On average the forecast was ${own} off. The best simple rule (${rule}) was ${simple} off. ${counted}`;
    case 'equal':
      return nl
        ? `De voorspelling was niet beter dan een simpele regel (${rule}): beide zaten er ongeveer ${own} naast. ${counted}`
        : `The forecast was no better than a simple rule (${rule}): both were about ${own} off. ${counted}`;
    case 'worse':
      if (isClose)
        return nl
          ? `De voorspelling was iets slechter dan een simpele regel (${rule}): beide zaten er ongeveer ${own} naast. ${counted}`
          : `The forecast was slightly worse than a simple rule (${rule}): both were about ${own} off. ${counted}`;
      return nl
        ? `De voorspelling was slechter dan een simpele regel (${rule}): ${own} ernaast tegen ${simple}. ${counted}`
        : `The forecast was worse than a simple rule (${rule}): ${own} off against ${simple}. ${counted}`;
    case 'learning':
      return '';
    default:
      return score.verdict satisfies never;
  }
}

/** How often readings lay where the rhythm said eight of ten would lie. */
export function bandsSentence(bands: readonly BandScore[], language: Language): string {
  const nl = language === 'nl';
  const band = bands.find(({ promised }) => promised === 0.8);
  if (!band || band.share === null)
    return nl
      ? `Of de normale band klopt, leren wij nog: er zijn ${band?.count ?? 0} metingen nagekeken.`
      : `We are still learning whether the normal range holds: ${band?.count ?? 0} readings were checked.`;
  const percent = Math.round(100 * band.share);
  return nl
    ? `Van ${band.count} metingen lag ${percent}% in de band waarin 80% hoort te liggen.`
    : `Of ${band.count} readings ${percent}% lay in the range in which 80% belongs.`;
}

/** Why there is no forecast; undefined where there can be one. */
export function statusSentence(
  status: ForecastStatus,
  { days, needed }: { days: number; needed: number },
  language: Language,
): string | undefined {
  const nl = language === 'nl';
  switch (status) {
    case 'ready':
      return undefined;
    case 'learning':
      return nl
        ? `Wij kunnen nog niet voorspellen: er zijn ${days} van de ${needed} dagen gemeten.`
        : `We cannot forecast yet: ${days} of ${needed} days were measured.`;
    case 'too-coarse':
      return nl
        ? 'Wij voorspellen deze reeks niet: er is minder dan één meting per uur.'
        : 'We do not forecast this series: there is less than one reading an hour.';
    case 'states':
      return nl
        ? 'Wij voorspellen deze reeks niet: wat aan of uit is, heeft geen verwachte waarde.'
        : 'We do not forecast this series: what is on or off has no expected value.';
    case 'not-measuring':
      return nl
        ? 'Er is geen voorspelling: de sensor is stil, of heeft geen geldig sensorpaspoort.'
        : 'There is no forecast: the sensor is silent, or has no valid passport.';
    default:
      return status satisfies never;
  }
}

/** All datastreams of a place in one sentence. */
export function overallSentence(scores: readonly LeadScore[], language: Language): string {
  const nl = language === 'nl';
  const countOf = (verdict: LeadScore['verdict']) => scores.filter((one) => one.verdict === verdict).length;
  const told = scores.length - countOf('learning');
  if (scores.length === 0) return nl ? 'Hier is geen meetreeks.' : 'There is no datastream here.';
  if (told === 0 && scores.length === 1)
    return nl
      ? 'Wij leren nog: van deze meetreeks zijn nog niet genoeg voorspellingen nagekeken.'
      : 'We are still learning: not enough forecasts of this datastream were checked.';
  if (told === 0)
    return nl
      ? `Wij leren nog: van geen van de ${scores.length} meetreeksen zijn genoeg voorspellingen nagekeken.`
      : `We are still learning: of none of ${scores.length} datastreams were enough forecasts checked.`;
  return nl
    ? `Bij ${countOf('better')} van ${told} meetreeksen was de voorspelling beter dan elke simpele regel. Bij ${countOf('equal')} even goed, bij ${countOf('worse')} slechter (6 tot 24 uur vooruit).`
    : `For ${countOf('better')} of ${told} datastreams the forecast was better than every simple rule. For ${countOf('equal')} it was equal, for ${countOf('worse')} worse (6 to 24 hours ahead).`;
}

/** An error of people is no number of people: small ones keep their decimals. */
function margin(error: number, unit: string, language: Language): string {
  return error > 0 && error < 0.1
    ? language === 'nl'
      ? 'minder dan 0,1'
      : 'less than 0.1'
    : quantity(error, unit, language);
}

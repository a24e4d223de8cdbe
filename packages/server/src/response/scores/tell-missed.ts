import { MISSED_SHOWN, type MissedScore, SHOWN_FROM } from '@wijkritme/contract';
import type { AccessRules } from '../../foundation/access.ts';
import type { Language } from '../../foundation/http/language.ts';
import type { Principal } from '../../foundation/principals.ts';
import type { ResponseRoom } from '../room.ts';
import type { QuarterSpan } from './quarter.ts';

interface TellAsked {
  readonly access: AccessRules;
  readonly principal: Principal;
  readonly language: Language;
  readonly now: number;
  readonly placeId: number | undefined;
  readonly span: QuarterSpan;
  /** What people said is shown to who asks. */
  readonly settled: boolean;
  readonly worksSomewhere: boolean;
}

/**
 * What was missed in a quarter. Who may read single reports at a place sees its happenings; everybody else sees one number for the whole
 * city, after the quarter has settled and where it is not small: a choice of places would be a sum to take off it.
 */
export async function tellMissed({ missed, places }: ResponseRoom, asked: TellAsked): Promise<MissedScore> {
  const { access, principal, language, now, placeId, span, settled, worksSomewhere } = asked;
  if (!settled) return { count: null, items: [], sentence: sentences[language].later };
  const found = await missed.find({ from: span.from, to: Math.min(span.to, now), now, language });
  if (!worksSomewhere) {
    const count = placeId === undefined && found.length >= SHOWN_FROM ? found.length : null;
    const sentence = count === null ? sentences[language].hidden(SHOWN_FROM) : sentences[language].count(count);
    return { count, items: [], sentence };
  }
  const chosen = placeId === undefined ? undefined : places.directory.below(placeId);
  const inside = found.filter(
    (one) => access.may(principal, 'reports.read', one.placeId) && (chosen === undefined || chosen.has(one.placeId)),
  );
  const items = inside.slice(-MISSED_SHOWN).map(({ from, until, ...one }) => ({
    placeId: one.placeId,
    placeName: places.directory.find(one.placeId)?.name ?? '',
    categoryName: one.categoryName,
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
    reports: one.reports,
  }));
  return { count: inside.length, items, sentence: sentences[language].count(inside.length) };
}

const sentences = {
  nl: {
    later: 'Wat wij misten, tonen wij vier weken na het kwartaal.',
    hidden: (least: number) => `Wat wij misten, tonen wij alleen voor alle plekken samen, en vanaf ${least} keer.`,
    count: (n: number) =>
      n === 0
        ? 'Wij misten niets waarvan bewoners vaak genoeg iets meldden.'
        : `Wij misten ${n} keer iets wat bewoners wel meldden.`,
  },
  en: {
    later: 'What we missed is shown four weeks after the quarter.',
    hidden: (least: number) => `What we missed is shown for all places together only, and from ${least} times on.`,
    count: (n: number) =>
      n === 0
        ? 'We missed nothing that residents reported often enough.'
        : `We missed ${n === 1 ? 'one thing' : `${n} things`} that residents reported.`,
  },
} as const;

import { DAY, type PlaceScore, SHOWN_FROM, type SignalScore, type SignalScores } from '@wijkritme/contract';
import type { AccessRules } from '../../foundation/access.ts';
import type { Language } from '../../foundation/http/language.ts';
import type { Principal } from '../../foundation/principals.ts';
import type { ResponseRoom } from '../room.ts';
import { selectFirstReactions, selectVotes } from '../sql/scores.ts';
import { outwardCounts, type ShownCounts } from './outward-counts.ts';
import { lastQuarters, type QuarterSpan, quarterOf } from './quarter.ts';
import { scoreSentence } from './score-sentence.ts';
import { medianMinutes, type ScoredSignal, type Tally, tallyOf } from './tally.ts';
import { tellMissed } from './tell-missed.ts';

/** What people say later than this after a quarter does not change what outsiders see of it. */
const SETTLE_MS = 28 * DAY;
const QUARTERS = 8;

export interface ScoresAsked {
  readonly access: AccessRules;
  readonly principal: Principal;
  readonly language: Language;
  readonly now: number;
  readonly quarter: string | undefined;
  readonly placeId: number | undefined;
}

interface Row {
  readonly placeId: number | null;
  readonly tally: Tally;
}

/** How many signals of a quarter were worth it: as they are for who works on signals there, else as outsiders may see it. */
export async function toScores(room: ResponseRoom, asked: ScoresAsked): Promise<SignalScores> {
  const zone = room.places.directory.all()[0]?.timeZone ?? 'Europe/Amsterdam';
  const quarters = lastQuarters(asked.now, zone, QUARTERS);
  const span = quarterOf(asked.quarter ?? quarters[0] ?? '', zone);
  const isInside = (placeId: number | null) => asked.access.may(asked.principal, 'signals.work', placeId);
  const worksSomewhere = isInside(null) || room.places.directory.all().some(({ id }) => isInside(id));
  const settledAt = span.to + SETTLE_MS;
  const settled = worksSomewhere || asked.now >= settledAt;
  const until = worksSomewhere ? Number.POSITIVE_INFINITY : settledAt;
  const rows = rowsOf(await scoredSignals(room, span, Math.min(until, asked.now + DAY)));
  const inside = rows.filter(({ placeId }) => isInside(placeId));
  const told = worksSomewhere ? asMeasured(inside) : asOutsider(rows, settled);
  const chosen = asked.placeId === undefined ? undefined : room.places.directory.below(asked.placeId);
  const items = told.rows
    .filter(({ placeId }) => chosen === undefined || chosen.has(placeId ?? -1))
    .map((row): PlaceScore => ({ ...row, placeName: room.places.directory.find(row.placeId ?? -1)?.name ?? null }))
    .sort((a, b) => b.signals - a.signals || (a.placeName ?? '').localeCompare(b.placeName ?? ''));
  const chosenTotal = worksSomewhere
    ? toScore(tallyOfRows(inside.filter(({ placeId }) => chosen === undefined || chosen.has(placeId ?? -1))))
    : null;
  const total = chosenTotal ?? (chosen === undefined ? told.total : null);
  return {
    quarter: span.name,
    from: span.firstDay,
    to: span.lastDay,
    quarters,
    settled,
    ...(worksSomewhere ? {} : { shownFrom: SHOWN_FROM }),
    items,
    total,
    missed: await tellMissed(room, { ...asked, span, settled, worksSomewhere }),
    sentence: scoreSentence(total ?? signalsAlone(items), settled, asked.language),
  };
}

/** Only how many there were: of a choice of places no more is told to outsiders. */
function signalsAlone(items: readonly PlaceScore[]): SignalScore {
  return { ...closedScore, signals: items.reduce((sum, { signals }) => sum + signals, 0) };
}

async function scoredSignals(
  { rhythm, db }: ResponseRoom,
  { from, to }: QuarterSpan,
  until: number,
): Promise<ScoredSignal[]> {
  const signals = await rhythm.noticedBetween(new Date(from), new Date(to));
  const ids = signals.map(({ id }) => id);
  const [votes, reactions] = await Promise.all([selectVotes(db, ids, new Date(until)), selectFirstReactions(db, ids)]);
  return signals.map((signal) => ({ ...signal, votes: votes.get(signal.id), reactedAt: reactions.get(signal.id) }));
}

function rowsOf(signals: readonly ScoredSignal[]): Row[] {
  const byPlace = new Map<number | null, ScoredSignal[]>();
  for (const signal of signals) {
    const own = byPlace.get(signal.placeId);
    if (own) own.push(signal);
    else byPlace.set(signal.placeId, [signal]);
  }
  return [...byPlace].map(([placeId, own]) => ({ placeId, tally: tallyOf(own) }));
}

interface Told {
  readonly rows: readonly (SignalScore & { readonly placeId: number | null })[];
  readonly total: SignalScore;
}

function asMeasured(rows: readonly Row[]): Told {
  return {
    rows: rows.map(({ placeId, tally }) => ({ placeId, ...toScore(tally) })),
    total: toScore(tallyOfRows(rows)),
  };
}

function asOutsider(rows: readonly Row[], settled: boolean): Told {
  const shown = outwardCounts(rows.map(({ tally }) => tally));
  const tell = (tally: Tally, counts: ShownCounts | undefined): SignalScore => ({
    ...closedScore,
    signals: tally.signals,
    ...(settled ? counts : {}),
    ...(settled ? timesOf(tally) : {}),
  });
  return {
    rows: rows.map(({ placeId, tally }, i) => ({ placeId, ...tell(tally, shown.rows[i]) })),
    total: tell(tallyOfRows(rows), shown.total),
  };
}

/** Medians of enough signals, without how many they were. */
function timesOf({ detectMs, reactMs }: Tally): Pick<SignalScore, 'detectMinutes' | 'reactMinutes'> {
  return {
    detectMinutes: detectMs.length >= SHOWN_FROM ? medianMinutes(detectMs) : null,
    reactMinutes: reactMs.length >= SHOWN_FROM ? medianMinutes(reactMs) : null,
  };
}

function toScore({ detectMs, reactMs, ...counts }: Tally): SignalScore {
  return {
    ...counts,
    detectMinutes: medianMinutes(detectMs),
    detected: detectMs.length,
    reactMinutes: medianMinutes(reactMs),
    reacted: reactMs.length,
  };
}

const closedScore = {
  ...{ useful: null, falseAlarms: null, expected: null, unconfirmed: null },
  ...{ detectMinutes: null, detected: null, reactMinutes: null, reacted: null },
};

function tallyOfRows(rows: readonly Row[]): Tally {
  const sum = (pick: (tally: Tally) => number) => rows.reduce((before, { tally }) => before + pick(tally), 0);
  return {
    signals: sum(({ signals }) => signals),
    useful: sum(({ useful }) => useful),
    falseAlarms: sum(({ falseAlarms }) => falseAlarms),
    expected: sum(({ expected }) => expected),
    unconfirmed: sum(({ unconfirmed }) => unconfirmed),
    detectMs: rows.flatMap(({ tally }) => tally.detectMs),
    reactMs: rows.flatMap(({ tally }) => tally.reactMs),
  };
}

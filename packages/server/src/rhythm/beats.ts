import type { Beat, BeatWord } from '@wijkritme/contract';
import type { Reader } from '../foundation/reader.ts';
import type { Places, StoredPlace } from '../places/index.ts';
import { type CatalogEntry, type DatastreamCatalog, isInField } from '../sensors/index.ts';
import { calmWord, type Known } from './calm-word.ts';
import { expectedNow, isHigher, type NowStatus, statusNow } from './datastream-now.ts';
import type { RhythmKeeper } from './keeper.ts';
import { amountOf, isHeldNow, shownRange, viewOf } from './outward.ts';
import { beatLabel, beatSentence } from './sentences/beat-sentence.ts';
import type { Series } from './series.ts';

interface Member {
  readonly entry: CatalogEntry;
  readonly series: Series | undefined;
  readonly status: NowStatus;
}

/** Every place in words. A place speaks for itself and for everything below it. */
export function beatsOf(
  places: Places,
  catalog: DatastreamCatalog,
  keeper: RhythmKeeper,
  reader: Reader,
  now: number,
): Beat[] {
  const members = new Map<number, Member[]>();
  for (const entry of catalog.all()) {
    // What is in the lab, or withdrawn, says nothing about a place.
    if (!isInField(entry, now)) continue;
    const series = keeper.find(entry.id);
    const member = { entry, series, status: statusNow(entry, series, now) };
    for (const place of places.directory.withParents(entry.placeId ?? -1)) {
      const list = members.get(place.id);
      if (list) list.push(member);
      else members.set(place.id, [member]);
    }
  }
  return places.directory.all().map((place) => toBeat(place, { members: members.get(place.id) ?? [], keeper }, reader));
}

interface Measuring {
  readonly members: readonly Member[];
  readonly keeper: RhythmKeeper;
}

function toBeat(place: StoredPlace, { members, keeper }: Measuring, reader: Reader): Beat {
  const { language } = reader;
  const count = (...statuses: NowStatus[]) => members.filter((member) => statuses.includes(member.status)).length;
  const silent = count('gap', 'stuck', 'no-data', 'refused');
  const implausible = count('implausible');
  const learning = count('learning');
  const strongest = strongestOf(members);
  const word = wordOf({ all: members.length, unknown: silent + implausible, learning }, strongest);
  const rule = strongest ? viewOf(reader, strongest.entry) : null;
  const change = strongest?.series && [...strongest.series.open.values()].sort((a, b) => b.surprise - a.surprise)[0];
  return {
    placeId: place.id,
    word,
    label: beatLabel(word, language, implausible > silent),
    sentence: beatSentence(
      {
        place: place.name,
        word,
        datastreams: members.length,
        silent,
        implausible,
        learning,
        strongest: strongest?.series && {
          measured: strongest.entry,
          unit: strongest.entry.unit,
          value: amountOf(
            strongest.series.state.lastValue,
            rule,
            isHeldNow(keeper, strongest.entry, strongest.series.state.lastTime),
          ),
          normal: shownRange(expectedNow(strongest.series), rule)?.mid,
          higher: isHigher(strongest.series),
        },
      },
      language,
    ),
    since: change ? new Date(change.start).toISOString() : null,
    datastreams: members.length,
    deviating: count('deviation'),
    silent,
    implausible,
    learning,
  };
}

function strongestOf(members: readonly Member[]): Member | undefined {
  let best: Member | undefined;
  let most = -1;
  for (const member of members) {
    if (member.status !== 'deviation' || !member.series) continue;
    for (const change of member.series.open.values()) {
      if (change.surprise <= most) continue;
      most = change.surprise;
      best = member;
    }
  }
  return best;
}

function wordOf(known: Known, strongest: Member | undefined): BeatWord {
  return strongest?.series && known.all > 0
    ? wordOfDeviation(strongest.entry, isHigher(strongest.series))
    : calmWord(known);
}

function wordOfDeviation(entry: CatalogEntry, higher: boolean): BeatWord {
  if (entry.property === 'sound-level') return higher ? 'loud' : 'quiet';
  if (entry.kind === 'count' || entry.kind === 'proportion') return higher ? 'busy' : 'quiet';
  return 'different';
}

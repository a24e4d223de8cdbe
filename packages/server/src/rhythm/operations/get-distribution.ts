import { DAY, type Distribution, HOUR, limits, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { statusNow } from '../datastream-now.ts';
import { type Moments, tellDistribution } from '../distribution.ts';
import { shownFrom, viewOf } from '../outward.ts';
import type { RhythmRoom } from '../room.ts';
import { distributionSentence, kindSentence, sureSentence } from '../sentences/distribution-sentence.ts';
import { nameOfState } from '../sentences/wording.ts';
import { entryOf } from './get-datastream.ts';

export function getDistribution({ http, clock }: Context, room: RhythmRoom): void {
  http.operation('getDistribution', ({ params, query, ...reader }): Distribution => {
    const { language } = reader;
    const entry = entryOf(room, params.id);
    const now = clock.now();
    const rule = viewOf(reader, entry);
    const series = statusNow(entry, room.keeper.find(entry.id), now) === 'lab' ? undefined : room.keeper.find(entry.id);
    const told = tellDistribution({ series, rule }, momentsOf(query, now), (state) =>
      nameOfState(state, entry.unit, language),
    );
    const { kindReason, unit, timeZone } = entry;
    const kind = series?.state.spec.kind ?? entry.kind;
    return {
      ...{ datastreamId: entry.id, timeZone, unit, kind, kindReason },
      ...told,
      ...shownFrom(rule, entry),
      kindSentence: kindSentence({ ...entry, kind }, language),
      sureSentence: sureSentence({ ...told, confidence: told.confidence[0] ?? null }, language),
      sentence: distributionSentence({ measured: entry, unit, timeZone, ...told }, language),
    };
  });
}

/** @throws WijkritmeError invalid_query */
function momentsOf(query: { from?: string; to?: string; stepSeconds?: number }, now: number): Moments {
  const stepMs = (query.stepSeconds ?? 3600) * 1000;
  const from = query.from === undefined ? Math.floor(now / HOUR) * HOUR : Date.parse(query.from);
  const to = query.to === undefined ? from + DAY : Date.parse(query.to);
  if (!(from < to))
    throw new WijkritmeError('invalid_query', { nl: 'from moet voor to liggen.', en: 'from must lie before to.' });
  if (to - from > limits.distributionSteps * stepMs)
    throw new WijkritmeError('invalid_query', {
      nl: `Er kunnen ten hoogste ${limits.distributionSteps} momenten; neem een langere stap.`,
      en: `At most ${limits.distributionSteps} moments: take a longer step.`,
    });
  return { from, to, stepMs };
}

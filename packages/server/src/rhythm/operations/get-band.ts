import { type Band, DAY, limits, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { labPeriods } from '../../sensors/index.ts';
import { fineBand, hourlyBand } from '../band.ts';
import { isStillLearning } from '../datastream-now.ts';
import { shownFrom, viewOf } from '../outward.ts';
import type { RhythmRoom } from '../room.ts';
import { bandSentence } from '../sentences/band-sentence.ts';
import { entryOf } from './get-datastream.ts';

const labNote = {
  nl: 'Let op: hier staan metingen uit het lab bij. Die tellen niet mee.',
  en: 'Note: readings of the lab are among these. They do not count.',
} as const;

/** Up to this long the single readings are drawn, if they are not too many; above it the hours. */
const FINE_MS = 8 * DAY;
const LONGEST_MS = 5 * 366 * DAY;

export function getBand({ http, clock }: Context, room: RhythmRoom): void {
  http.operation('getBand', async ({ params, query, ...reader }): Promise<Band> => {
    const entry = entryOf(room, params.id);
    const view = { entry, series: room.keeper.find(entry.id), rule: viewOf(reader, entry) };
    const to = query.to === undefined ? clock.now() : Date.parse(query.to);
    const from = query.from === undefined ? to - 7 * DAY : Date.parse(query.from);
    if (!(from < to))
      throw new WijkritmeError('invalid_query', { nl: 'from moet voor to liggen.', en: 'from must lie before to.' });
    if (to - from > LONGEST_MS)
      throw new WijkritmeError('invalid_query', {
        nl: 'Tussen from en to mogen ten hoogste vijf jaar liggen. Vraag een kortere tijd.',
        en: 'from and to may lie at most five years apart. Ask for a shorter time.',
      });
    const fine = to - from <= FINE_MS && (to - from) / entry.intervalMs <= limits.bandPoints / 2;
    const points = await (fine ? fineBand : hourlyBand)(room, view, from, to);
    const lab = labPeriods(entry, from, to);
    const facts = {
      measured: entry,
      unit: entry.unit,
      timeZone: entry.timeZone,
      points,
      ...shownFrom(view.rule, entry),
    };
    const sentence = bandSentence(facts, reader.language);
    return {
      datastreamId: entry.id,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      timeZone: entry.timeZone,
      unit: entry.unit,
      stepSeconds: points.stepMs / 1000,
      time: points.time,
      measured: points.measured,
      low: points.low,
      mid: points.mid,
      high: points.high,
      ...(isStillLearning(view.series) && { learning: true }),
      ...shownFrom(view.rule, entry),
      ...(points.hidden.includes(true) && { hidden: points.hidden }),
      lab: lab.map((period) => ({ from: new Date(period.from).toISOString(), to: new Date(period.to).toISOString() })),
      sentence: lab.length > 0 ? `${sentence} ${labNote[reader.language]}` : sentence,
    };
  });
}

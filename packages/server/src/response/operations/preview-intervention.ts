import type { ComparisonCandidate, EffectPreview } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { Language } from '../../foundation/http/language.ts';
import { refuseFields } from '../../foundation/refuse-fields.ts';
import { noDatastream } from '../../sensors/index.ts';
import { atCase } from '../at-case.ts';
import { underMeasure } from '../effects/candidates.ts';
import { type PlannedEffect, planEffect } from '../effects/plan-effects.ts';
import { isTellable } from '../effects/series.ts';
import { smallestSentence } from '../effects/smallest-sentence.ts';
import { startOf, weeksBetween } from '../interventions/local-days.ts';
import { toNamedSeries } from '../interventions/named-series.ts';
import { planWords } from '../interventions/plan-words.ts';
import { labelReader } from '../label-reader.ts';
import type { ResponseRoom } from '../room.ts';

export function previewIntervention({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('previewIntervention', async ({ body, principal, language }): Promise<EffectPreview> => {
    await atCase(room, access, { principal, id: body.caseId });
    const { datastreamId, startsOn, by, comparisons } = body;
    const target = room.sensors.catalog.find(datastreamId);
    if (!target) throw noDatastream(datastreamId);
    if (!isTellable(target)) refuseFields([{ pointer: '/datastreamId', message: planWords.states }]);
    if (by <= startsOn) refuseFields([{ pointer: '/by', message: planWords.byBeforeStart(startsOn) }]);
    const reader = labelReader(room, access, principal);
    const occupied = await underMeasure(room, reader, { exceptId: body.interventionId, from: startsOn, to: by });
    // Of what is still to come nothing is known: looked back is from today at the latest.
    const startMs = Math.min(startOf(startsOn, target.timeZone), clock.now());
    const weeks = weeksBetween(startsOn, by);
    const planned = await planEffect(room, { target, chosen: comparisons, occupied, startMs, weeks });
    const { smallest } = planned;
    const measured = { unit: target.unit, isCount: target.kind === 'count' };
    return {
      series: toNamedSeries(room, datastreamId, language),
      weeks,
      candidates: toCandidates(room, planned, { occupied, language }),
      smallest: smallestSentence(smallest, measured, language),
      smallestPercent: (smallest.ok ? smallest.less.percent : undefined) ?? null,
    };
  });
}

/** The most alike first; those that are under a measure of their own last. */
function toCandidates(
  room: ResponseRoom,
  { proposals, candidates }: PlannedEffect,
  { occupied, language }: { readonly occupied: ReadonlySet<number>; readonly language: Language },
): ComparisonCandidate[] {
  const told = proposals.map(({ id, use, reason, correlation, measured }): ComparisonCandidate => {
    const isOccupied = occupied.has(Number(id));
    return {
      ...toNamedSeries(room, Number(id), language),
      use: use && !isOccupied,
      reason: isOccupied ? 'own-intervention' : reason,
      correlation: Number.isFinite(correlation) ? correlation : null,
      measured,
    };
  });
  const rest = candidates.filter(({ id }) => !proposals.some((one) => one.id === String(id)));
  return [
    ...told,
    ...rest.map(
      ({ id }): ComparisonCandidate => ({
        ...toNamedSeries(room, id, language),
        use: false,
        reason: 'own-intervention',
        correlation: null,
        measured: 0,
      }),
    ),
  ];
}

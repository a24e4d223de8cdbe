import { type ForecastTraining, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { municipalityOf } from '../forecasts/forecast-groups.ts';
import type { RhythmRoom } from '../room.ts';
import { assertPlace } from './get-alarm-budget.ts';

export function getForecastTraining({ http }: Context, room: RhythmRoom): void {
  http.operation('getForecastTraining', ({ params }) => trainingOf(room, params.id));
}

/** @throws WijkritmeError not_found */
export async function trainingOf(room: RhythmRoom, placeId: number): Promise<ForecastTraining> {
  assertPlace(room, placeId);
  const municipality = municipalityOf(room.places.directory, placeId);
  if (municipality === null)
    throw new WijkritmeError('not_found', {
      nl: `Plek ${placeId} ligt in geen gemeente. Leg haar onder een gemeente.`,
      en: `Place ${placeId} lies in no municipality. Put it below one.`,
    });
  const { forecasts } = room;
  const groups = forecasts.groupsOf(placeId);
  const models = forecasts.models.listOf(new Set(groups.map(({ key }) => key)));
  const trainedAt = Math.max(...models.map((model) => model.trainedAt));
  const origin = await forecasts.originOf(groups);
  return {
    placeId: municipality,
    state: forecasts.stateOf(groups),
    trainedAt: models.length > 0 ? new Date(trainedAt).toISOString() : null,
    seconds: models.length > 0 ? models.reduce((sum, { seconds }) => sum + seconds, 0) : null,
    peakBytes: models.length > 0 ? Math.max(...models.map(({ peakBytes }) => peakBytes)) : null,
    datastreams: new Set(models.flatMap((model) => model.datastreams)).size,
    origin: Number.isNaN(origin) ? null : new Date(origin).toISOString(),
  };
}

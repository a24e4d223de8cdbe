import Type from 'typebox';
import { limits } from './limits.ts';
import { oneId } from './one-id.ts';
import {
  Band,
  BeatList,
  Datastream,
  DatastreamList,
  DeviationKind,
  DeviationList,
  DeviationReason,
  SignalList,
  SignalReason,
  Week,
} from './rhythm.ts';

const id = Type.Object({ id: oneId });
const instant = Type.String({ format: 'date-time' });
const period = { from: Type.Optional(instant), to: Type.Optional(instant) };
const page = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.pageSize })),
  after: Type.Optional(Type.String({ maxLength: 100 })),
};

/** What deviations and signals are chosen and ordered by. */
const choice = {
  kind: Type.Optional(DeviationKind),
  open: Type.Optional(Type.Boolean()),
  order: Type.Optional(Type.Union([Type.Literal('newest'), Type.Literal('strongest')])),
};

/** What is normal, what is now, and what left it. */
export const rhythmOperations = {
  listDatastreams: {
    method: 'GET',
    path: '/v1/datastreams',
    access: 'everyone',
    summary: 'Datastreams with their state now',
    query: Type.Object({ place: Type.Optional(oneId) }),
    response: DatastreamList,
    status: 200,
  },
  getDatastream: {
    method: 'GET',
    path: '/v1/datastreams/:id',
    access: 'everyone',
    summary: 'One datastream with its state now',
    params: id,
    response: Datastream,
    status: 200,
  },
  listBeats: {
    method: 'GET',
    path: '/v1/beats',
    access: 'everyone',
    summary: 'Every place in words',
    response: BeatList,
    status: 200,
  },
  getBand: {
    method: 'GET',
    path: '/v1/datastreams/:id/band',
    access: 'everyone',
    summary: 'Measured line in its normal band',
    params: id,
    query: Type.Object(period),
    response: Band,
    status: 200,
  },
  getWeek: {
    method: 'GET',
    path: '/v1/datastreams/:id/week',
    access: 'everyone',
    summary: 'The week by hour: normal and measured',
    params: id,
    query: Type.Object({ week: Type.Optional(Type.String({ pattern: '^\\d{4}-W\\d{2}$' })) }),
    response: Week,
    status: 200,
  },
  listDeviations: {
    method: 'GET',
    path: '/v1/deviations',
    access: 'everyone',
    summary: 'Deviations, newest first',
    query: Type.Object({
      ...period,
      ...page,
      place: Type.Optional(oneId),
      datastream: Type.Optional(oneId),
      signal: Type.Optional(oneId),
      ...choice,
    }),
    response: DeviationList,
    status: 200,
  },
  getDeviation: {
    method: 'GET',
    path: '/v1/deviations/:id',
    access: 'everyone',
    summary: 'Why do we see this deviation',
    params: id,
    response: DeviationReason,
    status: 200,
  },
  listSignals: {
    method: 'GET',
    path: '/v1/signals',
    access: 'everyone',
    summary: 'Signals: deviations that belong together, newest first',
    query: Type.Object({
      ...period,
      ...page,
      place: Type.Optional(oneId),
      joint: Type.Optional(Type.Boolean({ description: 'Only those that several series showed together' })),
      ...choice,
    }),
    response: SignalList,
    status: 200,
  },
  getSignal: {
    method: 'GET',
    path: '/v1/signals/:id',
    access: 'everyone',
    summary: 'Why do we see this signal',
    params: id,
    response: SignalReason,
    status: 200,
  },
} as const;

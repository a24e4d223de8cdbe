import { queryOptions } from '@tanstack/react-query';
import { keys } from '../live/keys.ts';
import { api } from '../workbench/api.ts';

const MINUTE_MS = 60_000;

/** `person` keeps what one saw apart from what the next one sees. */
export const feedbackQuery = (signalId: number, person: number) =>
  queryOptions({
    queryKey: keys.feedback(signalId, person),
    queryFn: ({ signal }) => api.getSignalFeedback({ id: signalId }, { signal }),
  });

/** What one said of the signals of a list. */
export const ownFeedbackQuery = (signalIds: readonly number[], person: number) =>
  queryOptions({
    queryKey: [...keys.ownFeedback(person), ...signalIds],
    queryFn: ({ signal }) => api.listOwnFeedback({ signals: signalIds.slice(0, 200).join(',') }, { signal }),
    enabled: signalIds.length > 0,
    placeholderData: (before) => before,
  });

export const proposalsQuery = (place?: number) =>
  queryOptions({
    queryKey: keys.proposals(place),
    queryFn: ({ signal }) => api.listFeedbackProposals(place === undefined ? {} : { place }, { signal }),
    staleTime: MINUTE_MS,
  });

export const decisionsQuery = (place?: number) =>
  queryOptions({
    queryKey: keys.feedbackDecisions(place),
    queryFn: ({ signal }) => api.listFeedbackDecisions(place === undefined ? {} : { place }, { signal }),
    staleTime: MINUTE_MS,
  });

import { queryOptions } from '@tanstack/react-query';
import { keys } from '../live/keys.ts';
import { api } from '../workbench/api.ts';

export const peopleQueries = {
  ways: () => queryOptions({ queryKey: keys.signInWays, queryFn: ({ signal }) => api.listSignInWays({}, { signal }) }),
  sessions: () =>
    queryOptions({ queryKey: keys.mySessions, queryFn: ({ signal }) => api.listSessions({}, { signal }) }),
  purposes: () => queryOptions({ queryKey: keys.purposes, queryFn: ({ signal }) => api.listPurposes({}, { signal }) }),
  organisations: () =>
    queryOptions({ queryKey: keys.organisations, queryFn: ({ signal }) => api.listOrganisations({}, { signal }) }),
  people: () => queryOptions({ queryKey: keys.people, queryFn: ({ signal }) => api.listPeople({}, { signal }) }),
};

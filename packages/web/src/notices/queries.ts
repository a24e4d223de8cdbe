import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { DeliveryState } from '@wijkritme/contract';
import { keys } from '../live/keys.ts';
import { api } from '../workbench/api.ts';

const MINUTE_MS = 60_000;
const DEVICES_MS = 10_000;

export const noticesQuery = (person: number) =>
  infiniteQueryOptions({
    queryKey: [...keys.notices, person, 'list'],
    queryFn: ({ signal, pageParam }) =>
      api.listNotices({ limit: 30, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const preferencesQuery = (person: number) =>
  queryOptions({
    queryKey: [...keys.noticePreferences, person],
    queryFn: ({ signal }) => api.getNoticePreferences({}, { signal }),
  });

export const deliveriesQuery = (state: DeliveryState | undefined) =>
  queryOptions({
    queryKey: [...keys.deliveries, state ?? 'all'],
    queryFn: ({ signal }) => api.listDeliveries(state === undefined ? {} : { state }, { signal }),
    // The choice keeps the focus while another list is fetched.
    placeholderData: (previous) => previous,
    refetchInterval: MINUTE_MS,
  });

export const webhooksQuery = () =>
  queryOptions({ queryKey: keys.webhooks, queryFn: ({ signal }) => api.listWebhooks({}, { signal }) });

export const pushQuery = (person: number) =>
  queryOptions({
    queryKey: [...keys.pushDevices, person],
    queryFn: ({ signal }) => api.listPushDevices({}, { signal }),
    // A test that was sent shows that it went out.
    refetchInterval: DEVICES_MS,
  });

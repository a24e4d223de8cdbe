import { queryOptions } from '@tanstack/react-query';
import { keys } from '../live/keys.ts';
import { api } from '../workbench/api.ts';

export const passkeysQuery = () =>
  queryOptions({ queryKey: keys.myPasskeys, queryFn: ({ signal }) => api.listPasskeys({}, { signal }) });

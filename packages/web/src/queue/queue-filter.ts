import type { QueueView } from '@wijkritme/contract';
import { filterOf } from '../workbench/findings.ts';
import type { FindingsSearch } from '../workbench/paths.ts';
import type { QueueFilter } from './queries.ts';

/** From the address to what the server is asked. */
export function queueFilterOf(search: FindingsSearch, zone: string): QueueFilter {
  const { order = 'newest', ...filter } = filterOf(search, zone);
  return { ...filter, ...workOf(search), order: search.volgorde === undefined ? 'ranked' : order };
}

const assigneeWords: Readonly<Record<string, string>> = { mij: 'me', niemand: 'nobody' };
const searchWords: Readonly<Record<string, string>> = { me: 'mij', nobody: 'niemand' };

function workOf({ wie, wacht }: FindingsSearch): Pick<QueueView, 'assignee' | 'waiting'> {
  return {
    ...(wie === undefined ? {} : { assignee: assigneeWords[wie] ?? wie }),
    ...(wacht === undefined ? {} : { waiting: wacht === 'op-mij' ? 'me' : 'late' }),
  };
}

/** What is kept of an address under a name. */
export function toView({ soort, plek, open, volgorde, van, tot, ...work }: FindingsSearch): QueueView {
  const view = { kind: soort, place: plek, from: van, to: tot, ...workOf(work) };
  const given = Object.entries(view).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given),
    ...(open ? { open } : {}),
    ...(volgorde === 'sterkste' ? { strongest: true } : {}),
    ...(volgorde === 'nieuwste' ? { newest: true } : {}),
  };
}

/** The address of what was kept; what names no order has that of the queue. */
export function toSearch({
  kind,
  place,
  open,
  strongest,
  newest,
  from,
  to,
  assignee,
  waiting,
}: QueueView): FindingsSearch {
  return {
    ...(kind === undefined ? {} : { soort: kind }),
    ...(place === undefined ? {} : { plek: place }),
    ...(open === undefined ? {} : { open }),
    ...(newest === undefined ? {} : { volgorde: 'nieuwste' as const }),
    ...(strongest === undefined ? {} : { volgorde: 'sterkste' as const }),
    ...(from === undefined ? {} : { van: from }),
    ...(to === undefined ? {} : { tot: to }),
    ...(assignee === undefined ? {} : { wie: searchWords[assignee] ?? assignee }),
    ...(waiting === undefined ? {} : { wacht: waiting === 'me' ? ('op-mij' as const) : ('te-laat' as const) }),
  };
}

import Type, { type Static } from 'typebox';
import { oneId } from '../one-id.ts';
import { DeviationKind } from '../rhythm.ts';
import { AssigneeChoice, WaitingChoice } from './signal-work.ts';

const strict = { additionalProperties: false };
const Day = Type.String({ format: 'date', description: 'Local civil date, YYYY-MM-DD' });

/** Filters that one person may keep. */
export const MOST_SAVED_FILTERS = 20;

/** What the queue of signals is chosen by, as its page has it in the address. */
export const QueueView = Type.Object(
  {
    kind: Type.Optional(DeviationKind),
    place: Type.Optional(oneId),
    open: Type.Optional(Type.Literal(true)),
    /** Another order than the ranked one; of both `strongest` counts. */
    strongest: Type.Optional(Type.Literal(true)),
    newest: Type.Optional(Type.Literal(true)),
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    assignee: Type.Optional(AssigneeChoice),
    waiting: Type.Optional(WaitingChoice),
  },
  strict,
);
export type QueueView = Static<typeof QueueView>;

const Name = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' });

/** A view that somebody gave a name; only they see it. */
export const SavedFilter = Type.Object({ id: Type.Integer(), name: Type.String(), view: QueueView });
export type SavedFilter = Static<typeof SavedFilter>;
/** In the order that the person chose. */
export const SavedFilterList = Type.Object({ items: Type.Array(SavedFilter) });
export type SavedFilterList = Static<typeof SavedFilterList>;

const mine = { access: 'signals.work', placed: true, response: SavedFilterList, status: 200 } as const;
const id = Type.Object({ id: oneId });

/** Each answers with the whole list of the person who asks. */
export const savedFilterOperations = {
  listSavedFilters: { ...mine, method: 'GET', path: '/v1/saved-filters', summary: 'One’s own saved filters' },
  createSavedFilter: {
    ...mine,
    method: 'POST',
    path: '/v1/saved-filters',
    summary: 'Keep a view of the queue under a name',
    body: Type.Object({ name: Name, view: QueueView }, strict),
    status: 201,
  },
  changeSavedFilter: {
    ...mine,
    method: 'PUT',
    path: '/v1/saved-filters/:id',
    summary: 'Give a saved filter another name',
    params: id,
    body: Type.Object({ name: Name }, strict),
  },
  deleteSavedFilter: {
    ...mine,
    method: 'DELETE',
    path: '/v1/saved-filters/:id',
    summary: 'Remove a saved filter',
    params: id,
  },
  orderSavedFilters: {
    ...mine,
    method: 'PUT',
    path: '/v1/saved-filters',
    summary: 'Put one’s saved filters in another order; refused when the list is not the one that is there',
    body: Type.Object({ ids: Type.Array(oneId, { maxItems: MOST_SAVED_FILTERS, uniqueItems: true }) }, strict),
  },
} as const;

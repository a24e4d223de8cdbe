import type { FeedFault } from '@wijkritme/contract';
import { limits } from '@wijkritme/contract';
import type { Asked, AskStep, FeedQuestion } from './adapter.ts';
import { rowsOf } from './rows-of.ts';

/** Rows of one page; a server that gives fewer names the next page. */
const ROWS = 200;
/** Of one thing. */
const MOST_DATASTREAMS = 30;
/** What another try, in other words, may mend; every other fault holds for all that would be asked. */
const mendable = new Set<FeedFault>(['timeout', 'bad-answer']);

interface Walk {
  readonly ask: AskStep;
  readonly root: string;
  /** As OData writes a time in a filter, or in quotes, which is how GOST wants it. */
  quote: '' | "'";
  /** A datastream got no answer in two tries: the others get one, for each may take as long as it is allowed to. */
  isSlow: boolean;
}

/**
 * The datastreams of the thing in an answer, and the observations of each of them, asked one after the other, page by page: servers that know
 * things well fail at questions that nest. A datastream that gets no answer costs the others nothing.
 * @param wants by the name of its observed property, which datastreams are asked
 * @returns the same as one nested question would have brought; a fault where it holds for all
 */
export async function walkThing(
  things: unknown,
  { origin, from, to }: Pick<FeedQuestion, 'origin' | 'from' | 'to'>,
  { ask, wants }: { readonly ask: AskStep; readonly wants: (property: string) => boolean },
): Promise<Asked> {
  const [thing] = rowsOf(things, 'value');
  const path = pathOf('Things', thing);
  if (!thing || path === undefined) return { ok: true, answer: { value: [] } };
  const walk: Walk = { ask, root: `${origin}/v1.0`, quote: '', isSlow: false };
  const found = await datastreamsOf(walk, path);
  if (!found.ok) return found;
  const answered: object[] = [];
  let failed: Asked | undefined;
  for (const datastream of found.rows.slice(0, MOST_DATASTREAMS)) {
    const property = await propertyOf(walk, datastream);
    if (!property.ok) return property;
    if (!wants(property.name)) continue;
    const read = await observationsOf(walk, datastream, { from, to });
    if (read.ok) answered.push({ ObservedProperty: { name: property.name }, Observations: read.rows });
    else if (mendable.has(read.fault)) failed = read;
    else return read;
  }
  if (answered.length === 0 && failed) return failed;
  return { ok: true, answer: { value: [{ name: thing.name, Datastreams: answered }] } };
}

type Row = Readonly<Record<string, unknown>>;
type Rows = { readonly ok: true; readonly rows: readonly Row[] } | Extract<Asked, { ok: false }>;

/** With what they measure, where the server can say that in one answer. */
async function datastreamsOf(walk: Walk, path: string): Promise<Rows> {
  const inOne = await everyPage(walk, `${path}/Datastreams`, '?$expand=ObservedProperty');
  return inOne.ok || inOne.fault !== 'bad-answer' ? inOne : everyPage(walk, `${path}/Datastreams`, '');
}

async function propertyOf(
  { ask, root }: Walk,
  datastream: Row,
): Promise<{ readonly ok: true; readonly name: string } | Extract<Asked, { ok: false }>> {
  const [inside] = rowsOf({ list: [datastream.ObservedProperty] }, 'list');
  const path = pathOf('Datastreams', datastream);
  if (inside || path === undefined) return { ok: true, name: nameOf(inside) };
  const asked = await ask(get(`${root}/${path}/ObservedProperty`));
  return asked.ok ? { ok: true, name: nameOf(rowsOf({ list: [asked.answer] }, 'list')[0]) } : asked;
}

const nameOf = (property: Row | undefined): string => (typeof property?.name === 'string' ? property.name : '');

async function observationsOf(
  walk: Walk,
  datastream: Row,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Rows> {
  const path = `${pathOf('Datastreams', datastream)}/Observations`;
  const queryOf = (quote: Walk['quote']) => {
    const [first, end] = [from, to].map((time) => `${quote}${new Date(time).toISOString()}${quote}`);
    return `?$filter=${encodeURIComponent(`phenomenonTime ge ${first} and phenomenonTime lt ${end}`)}&$top=${ROWS}`;
  };
  const first = await everyPage(walk, path, queryOf(walk.quote));
  if (first.ok || !mendable.has(first.fault) || walk.isSlow) return first;
  const other = walk.quote === '' ? "'" : '';
  const second = await everyPage(walk, path, queryOf(other));
  if (second.ok) walk.quote = other;
  else walk.isSlow = true;
  return second;
}

/** Follows the next pages of the same list of the same server; one that lies elsewhere is a fault, for what it holds would be missed. */
async function everyPage({ ask, root }: Walk, path: string, query: string): Promise<Rows> {
  const list = `${root}/${path}`;
  const rows: Row[] = [];
  for (let [url, pages]: [string | undefined, number] = [`${list}${query}`, 0]; url !== undefined; pages++) {
    if (pages === limits.feedPages) return { ok: false, fault: 'too-large' };
    const asked = await ask(get(url));
    if (!asked.ok) return asked;
    rows.push(...rowsOf(asked.answer, 'value'));
    url = nextOf(asked.answer);
    if (url !== undefined && !url.startsWith(`${list}?`)) return { ok: false, fault: 'redirect' };
  }
  return { ok: true, rows };
}

function nextOf(answer: unknown): string | undefined {
  const next = rowsOf({ list: [answer] }, 'list')[0]?.['@iot.nextLink'];
  return typeof next === 'string' ? next : undefined;
}

/** `Things(12)`; undefined where it has no number and no name that could be one. */
function pathOf(set: 'Things' | 'Datastreams', row: Row | undefined): string | undefined {
  const id = row?.['@iot.id'];
  if (typeof id === 'number' && Number.isSafeInteger(id)) return `${set}(${id})`;
  return typeof id === 'string' && /^[\w-]{1,100}$/.test(id) ? `${set}('${id}')` : undefined;
}

const get = (url: string) => ({ url, method: 'GET' as const, headers: {} });

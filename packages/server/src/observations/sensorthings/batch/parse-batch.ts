import { englishOnly, WijkritmeError } from '@wijkritme/contract';

/** One request inside a batch. */
export interface BatchPart {
  readonly id: string;
  readonly method: Method;
  /** As it was given: below the service root, or a whole address of this server. */
  readonly url: string;
  readonly body: unknown;
  /** Only the conditions: the rest comes with the batch. */
  readonly headers: Readonly<Partial<Record<ConditionName, string>>>;
  /** Parts that must be done all or none. */
  readonly group: string | undefined;
}

export const conditionNames = ['if-match', 'if-none-match'] as const;
type ConditionName = (typeof conditionNames)[number];

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export const methods: readonly Method[] = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];
export const idForm = /^[\w.-]{1,50}$/;
export const MAX_URL = 8_000;
/** Requests that one batch may hold; each is a question of its own. */
export const MAX_PARTS = 100;

/**
 * Body of a JSON batch: `{"requests": [{id, method, url, body}]}` (OData JSON 4.01, section 19).
 * @throws WijkritmeError invalid_input with the JSON pointer, too_large
 */
export function parseBatch(body: unknown): BatchPart[] {
  const requests = (body as { requests?: unknown } | null | undefined)?.requests;
  if (!Array.isArray(requests)) throw invalid('/requests', 'must be a list of {id, method, url, body}');
  if (requests.length > MAX_PARTS)
    throw new WijkritmeError(
      'too_large',
      englishOnly(`A batch holds at most ${MAX_PARTS} requests, not ${requests.length}.`),
    );
  const seen = new Set<string>();
  return requests.map((value: unknown, i) => {
    const part = parsePart(value, `/requests/${i}`);
    if (seen.has(part.id)) throw invalid(`/requests/${i}/id`, 'is given twice');
    seen.add(part.id);
    return part;
  });
}

/**
 * The order in which a batch is done: requests, and groups of requests that stand together.
 * @throws WijkritmeError invalid_input where the requests of a group do not follow each other
 */
export function toSteps(parts: readonly BatchPart[]): (BatchPart | readonly BatchPart[])[] {
  const steps: (BatchPart | BatchPart[])[] = [];
  const closed = new Set<string>();
  let open: { readonly group: string; readonly parts: BatchPart[] } | undefined;
  for (const [i, part] of parts.entries()) {
    const { group } = part;
    if (group !== undefined && group === open?.group) {
      open.parts.push(part);
      continue;
    }
    if (open) closed.add(open.group);
    if (group !== undefined && closed.has(group))
      throw invalid(`/requests/${i}/atomicityGroup`, 'was ended before; put the requests of a group together');
    open = group === undefined ? undefined : { group, parts: [part] };
    steps.push(open?.parts ?? part);
  }
  return steps;
}

function parsePart(value: unknown, pointer: string): BatchPart {
  if (typeof value !== 'object' || value === null) throw invalid(pointer, 'must be {id, method, url, body}');
  const { id, method, url, body, atomicityGroup: group, headers: given } = value as Record<string, unknown>;
  if (typeof id !== 'string' || !idForm.test(id))
    throw invalid(`${pointer}/id`, 'must be text of 1 to 50 letters, digits, dots or dashes');
  const known = methods.find((each) => typeof method === 'string' && each === method.toUpperCase());
  if (!known) throw invalid(`${pointer}/method`, `must be one of ${methods.join(', ')}`);
  if (typeof url !== 'string' || url === '' || url.length > MAX_URL)
    throw invalid(`${pointer}/url`, `must be an address of 1 to ${MAX_URL} characters`);
  if (group !== undefined && (typeof group !== 'string' || !idForm.test(group)))
    throw invalid(`${pointer}/atomicityGroup`, 'must be text of 1 to 50 letters, digits, dots or dashes');
  const headers = conditionsOf(Object.entries(given ?? {}));
  if (group !== undefined && Object.keys(headers).length > 0)
    throw invalid(`${pointer}/headers`, 'must not hold If-Match or If-None-Match in a group');
  return { id, method: known, url, body, headers, group };
}

/** @param given names and values of headers, in any case */
export function conditionsOf(given: Iterable<readonly [string, unknown]>): BatchPart['headers'] {
  const byName = new Map([...given].map(([name, value]) => [name.toLowerCase(), value]));
  return Object.fromEntries(
    conditionNames.filter((name) => byName.has(name)).map((name) => [name, String(byName.get(name))]),
  );
}

function invalid(pointer: string, message: string): WijkritmeError {
  return new WijkritmeError('invalid_input', englishOnly(`${pointer} ${message}.`), {
    fields: [{ pointer, message: englishOnly(message) }],
  });
}

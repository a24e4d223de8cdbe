import { SECOND } from '@wijkritme/contract';
import type { DemodamOptions } from '../options.ts';
import { ComeBack, withRetry } from './retry.ts';

type Door = Pick<DemodamOptions, 'baseUrl' | 'key' | 'signal'>;

/** One request at the SensorThings door; repeats while the server asks to come back. */
async function send(
  door: Door,
  path: string,
  init: { method: string; body?: string; headers?: Record<string, string> },
): Promise<Response> {
  return withRetry(door.signal, async () => {
    const response = await fetch(`${door.baseUrl}${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${door.key}`,
        accept: 'application/json',
        ...(init.body ? { 'content-type': 'application/json' } : {}),
        ...init.headers,
      },
      signal: door.signal ?? null,
    });
    if (response.status === 429 || response.status === 503) {
      await response.arrayBuffer();
      throw new ComeBack(Number(response.headers.get('retry-after') ?? 1) * SECOND || SECOND);
    }
    if (!response.ok)
      throw new Error(`${init.method} ${path}: HTTP ${response.status} ${(await response.text()).slice(0, 500)}`);
    return response;
  });
}

export async function postThing(door: Door, body: object): Promise<void> {
  const response = await send(door, '/v1.1/Things', { method: 'POST', body: JSON.stringify(body) });
  await response.arrayBuffer();
}

/** Free properties of a thing, as its owner wrote them. */
export async function getThingProperties(door: Door, id: number): Promise<Record<string, unknown>> {
  const response = await send(door, `/v1.1/Things(${id})`, { method: 'GET' });
  const thing: unknown = await response.json();
  const properties = typeof thing === 'object' && thing && 'properties' in thing ? thing.properties : undefined;
  // What a JSON object holds is checked where it is used.
  return typeof properties === 'object' && properties ? (properties as Record<string, unknown>) : {};
}

export interface Outcome {
  /** Stored, or there already. */
  readonly accepted: number;
  readonly refused: number;
  /** Why the first of them was refused, where the server says so. */
  readonly reason?: string;
}

/** Sends readings as data arrays and asks for counts instead of a link per reading. */
export async function postObservations(door: Door, body: string): Promise<Outcome> {
  const headers = { prefer: 'return=minimal' };
  const response = await send(door, '/v1.1/CreateObservations', { method: 'POST', body, headers });
  const answer: unknown = await response.json();
  return Array.isArray(answer) ? countLinks(answer) : readSummary(answer);
}

/** A server that knows no short answer gives a link per reading, or "error" (OGC SensorThings 1.1, section 13). */
function countLinks(answers: readonly unknown[]): Outcome {
  const refused = answers.filter((answer) => typeof answer !== 'string' || answer.startsWith('error')).length;
  return { accepted: answers.length - refused, refused };
}

function readSummary(answer: unknown): Outcome {
  const { stored, repeated, refusedTotal, refused } = (answer ?? {}) as Record<string, unknown>;
  if (typeof stored !== 'number' || typeof repeated !== 'number' || typeof refusedTotal !== 'number') {
    throw new Error('CreateObservations answered with neither links nor counts');
  }
  const reason = Array.isArray(refused) && refused[0] ? { reason: JSON.stringify(refused[0]) } : {};
  return { accepted: stored + repeated, refused: refusedTotal, ...reason };
}

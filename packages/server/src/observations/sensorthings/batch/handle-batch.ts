import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Door } from '../door.ts';
import type { Json } from '../wire.ts';
import { type BatchPart, parseBatch } from './parse-batch.ts';
import { putReferences, urlOf } from './references.ts';

interface Done {
  readonly id: string;
  readonly status: number;
  readonly location?: string;
  readonly body?: Json;
}

/** Of the batch, these go along with each of its requests: who asks, and in which language. */
const handedOn = ['authorization', 'cookie', 'host', 'origin', 'accept-language', 'x-forwarded-proto'];

/**
 * Requests one after the other, each through the door it would have come through alone, with the rights of who sent the batch.
 * After the first that fails nothing more is done, unless `Prefer: continue-on-error` (OData 4.01, 11.7).
 */
export async function handleBatch(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<string> {
  void door.principal; // a wrong key is refused as a whole
  const parts = parseBatch(request.body);
  const goesOn = /continue-on-error/.test(String(request.headers.prefer ?? ''));
  const done: Done[] = [];
  const made = new Map<string, string>();
  for (const part of parts) {
    const one = await answerOne(door, request, part, made);
    done.push(one);
    if (one.location !== undefined) made.set(part.id, one.location);
    if (one.status >= 400 && !goesOn) break;
  }
  reply.header('content-type', 'application/json; charset=utf-8');
  return `{"responses":[${done.map(writePart)}]}`;
}

async function answerOne(
  door: Door,
  request: FastifyRequest,
  part: BatchPart,
  made: ReadonlyMap<string, string>,
): Promise<Done> {
  const refused = (status: number, detail: string): Done => ({
    id: part.id,
    status,
    body: JSON.stringify({ status, detail }),
  });
  if (part.group !== undefined) return refused(501, 'Requests are done one by one here; leave atomicityGroup out.');
  const url = urlOf(door.base, part.url, made);
  if (url === undefined)
    return refused(
      424,
      `${part.url.slice(0, 100)} is not an address of this server, or is of something that was not made.`,
    );
  const answer = await request.server.inject({
    method: part.method,
    url,
    remoteAddress: request.ip,
    headers: {
      ...Object.fromEntries(handedOn.map((name) => [name, request.headers[name]]).filter(([, value]) => value)),
      ...(part.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(part.body === undefined ? {} : { payload: JSON.stringify(putReferences(part.body, made)) }),
  });
  const { location } = answer.headers;
  return {
    id: part.id,
    status: answer.statusCode,
    ...(typeof location === 'string' && { location }),
    ...(answer.payload !== '' && { body: toJson(answer.payload, String(answer.headers['content-type'])) }),
  };
}

/** JSON goes in as it was written: the id of a reading does not fit a JavaScript number. CSV becomes text. */
function toJson(payload: string, type: string): Json {
  return /json/.test(type) ? payload : JSON.stringify(payload);
}

function writePart({ id, status, location, body }: Done): Json {
  const headers = location === undefined ? '' : `,"headers":${JSON.stringify({ location })}`;
  return `{"id":${JSON.stringify(id)},"status":${status}${headers}${body === undefined ? '' : `,"body":${body}`}}`;
}

import { limits, WijkritmeError } from '@wijkritme/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDeeperThan, MOST_LEVELS } from '../../../foundation/http/nesting.ts';
import type { Door } from '../door.ts';
import { groupNow, runGroup } from './group.ts';
import { type BatchPart, parseBatch, toSteps } from './parse-batch.ts';
import { parseMultipart } from './parse-multipart.ts';
import { putReferences, urlOf } from './references.ts';
import { type Done, writeJsonBatch, writeMultipartBatch } from './write-batch.ts';

/** Of the batch, these go along with each of its requests: who asks, and in which language. */
const handedOn = ['authorization', 'x-api-key', 'cookie', 'host', 'origin', 'accept-language', 'x-forwarded-proto'];
/** In a group the sender is known already, and looking a session up would wait for the group itself. */
const handedOnInGroup = ['host', 'accept-language', 'x-forwarded-proto'];

/**
 * Requests one after the other, each through the door it would have come through alone, with the rights of who sent the batch.
 * After the first that fails nothing more is done, unless `Prefer: continue-on-error` (OData 4.01, 11.7). Those of a group are
 * done all or none.
 */
export async function handleBatch(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<string> {
  void door.principal; // a wrong key is refused as a whole
  const { body } = request;
  const isMultipart = typeof body === 'string';
  const parts = isMultipart ? parseMultipart(String(request.headers['content-type']), body) : parseBatch(body);
  const deep = parts.find((part) => isDeeperThan(part.body, MOST_LEVELS));
  if (deep)
    throw new WijkritmeError('invalid_input', {
      nl: `De inhoud van verzoek ${deep.id} is dieper dan ${MOST_LEVELS} lagen; maak die vlakker.`,
      en: `The body of request ${deep.id} nests more than ${MOST_LEVELS} levels; make it flatter.`,
    });
  const answers: (Done | readonly Done[])[] = [];
  const made = new Map<string, string>();
  const goesOn = /continue-on-error/.test(String(request.headers.prefer ?? ''));
  for (const step of toSteps(parts)) {
    const answer = Array.isArray(step)
      ? await answerGroup({ door, request, made, isMultipart }, step)
      : await answerOne({ door, request, made }, step as BatchPart);
    answers.push(answer);
    const failed = [answer].flat().some(({ status }) => status >= 400);
    if (failed && !goesOn) break;
  }
  if (!isMultipart) {
    reply.header('content-type', 'application/json; charset=utf-8');
    return writeJsonBatch(answers);
  }
  const written = writeMultipartBatch(answers);
  reply.header('content-type', written.type);
  return written.body;
}

interface Batch {
  readonly door: Door;
  readonly request: FastifyRequest;
  /** Addresses of what was made, by id of the request. */
  readonly made: Map<string, string>;
}

/** In one transaction. Where one fails the answer is its error; in JSON the others say that nothing was done of them. */
async function answerGroup(
  batch: Batch & { readonly isMultipart: boolean },
  parts: readonly BatchPart[],
): Promise<Done | readonly Done[]> {
  const made = new Map(batch.made);
  const until = performance.now() + limits.groupMs;
  const answers = await runGroup(batch.door, async () => {
    const done: Done[] = [];
    for (const part of parts) {
      const answer =
        performance.now() > until
          ? refused(part, 413, `A group gets ${limits.groupMs / 1_000} s; make it smaller.`)
          : await answerOne({ ...batch, made }, part);
      done.push(answer);
      if (answer.status >= 400) return { done: false, value: done };
    }
    return { done: true, value: done };
  });
  const failed = answers.find(({ status }) => status >= 400);
  if (!failed) {
    for (const [id, link] of made) batch.made.set(id, link);
    return answers;
  }
  if (batch.isMultipart) return failed;
  return parts.map((part) =>
    part.id === failed.id
      ? failed
      : refused(part, 424, `Request ${failed.id} of this group failed, so nothing of it is done.`),
  );
}

async function answerOne({ door, request, made }: Batch, part: BatchPart): Promise<Done> {
  const isGrouped = groupNow() !== undefined;
  if (isGrouped && part.method === 'GET') return refused(part, 400, 'A group holds changes; put a GET outside of it.');
  const url = urlOf(door.base, part.url, made);
  if (url === undefined)
    return refused(
      part,
      424,
      `${part.url.slice(0, 100)} is not an address of this server, or is of something that was not made.`,
    );
  const names = isGrouped ? handedOnInGroup : handedOn;
  const answer = await request.server.inject({
    method: part.method,
    url,
    remoteAddress: request.ip,
    headers: {
      ...Object.fromEntries(names.map((name) => [name, request.headers[name]]).filter(([, value]) => value)),
      ...(part.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...part.headers,
    },
    ...(part.body === undefined ? {} : { payload: JSON.stringify(putReferences(part.body, made)) }),
  });
  const { location, etag } = answer.headers;
  if (typeof location === 'string') made.set(part.id, location);
  return {
    id: part.id,
    status: answer.statusCode,
    ...(typeof location === 'string' && { location }),
    ...(typeof etag === 'string' && { etag }),
    ...(answer.payload !== '' && { body: answer.payload, type: String(answer.headers['content-type']) }),
  };
}

function refused({ id }: BatchPart, status: number, detail: string): Done {
  return { id, status, body: JSON.stringify({ status, detail }), type: 'application/problem+json; charset=utf-8' };
}

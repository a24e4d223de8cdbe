import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../../foundation/context.ts';
import { compressed } from '../../foundation/http/compressed.ts';
import type { CatalogEntry } from '../../sensors/index.ts';
import type { ObservationsRoom } from '../room.ts';
import { createBaseUrl } from '../sensorthings/base-url.ts';
import { contextDocument } from './context-document.ts';
import { datastreamIn, entityId, entityTypes, formOf } from './entity-of.ts';
import {
  type EntityQuestion,
  names,
  parseQuestion,
  parseTemporal,
  requireChoice,
  type TemporalQuestion,
} from './parse-question.ts';
import { type Asking, type Instances, instancesOf, newestOf } from './read-instances.ts';
import { type Described, type Entity, writeEntity, writeTemporal } from './write-entity.ts';

const LD = 'application/ld+json';

/**
 * Readings as NGSI-LD entities, one per datastream, for reading alone [ETSI GS CIM 009 V1.6.1]. There is no filter by value (`q`): it
 * would find hidden counts by halving.
 */
export function mountNgsi(context: Context, room: ObservationsRoom): void {
  const { app, principalOf } = context.http;
  const baseOf = createBaseUrl(context.config);
  const contextOf = (request: FastifyRequest) => `${baseOf(request, 'ngsi-ld/v1')}/context.jsonld`;
  const asking = (request: FastifyRequest): Asking => ({ context, room, principal: principalOf(request) });
  const options = { compress: compressed };

  app.get('/ngsi-ld/v1/context.jsonld', options, (_request, reply) =>
    reply.type(LD).send(JSON.stringify(contextDocument)),
  );

  app.get('/ngsi-ld/v1/types', options, (request, reply) =>
    send(request, reply, { id: 'urn:ngsi-ld:EntityTypeList:wijkritme', type: 'EntityTypeList', typeList: entityTypes }),
  );

  app.get('/ngsi-ld/v1/entities', options, async (request, reply) => {
    const question = parseQuestion(request.query as object as Record<string, unknown>, names.list);
    requireChoice(question);
    const page = await pageOf(question, request, reply);
    const entities: Entity[] = [];
    for (const one of page) entities.push(await now(asking(request), one, question));
    return send(request, reply, entities);
  });

  app.get<{ Params: { id: string } }>('/ngsi-ld/v1/entities/:id', options, async (request, reply) => {
    const question = parseQuestion(request.query as Record<string, unknown>, names.one);
    return send(request, reply, await now(asking(request), await oneOf(request.params.id), question));
  });

  app.get('/ngsi-ld/v1/temporal/entities', options, async (request, reply) => {
    const asked = request.query as Record<string, unknown>;
    const question = parseQuestion(asked, names.temporalList);
    requireChoice(question);
    const page = await pageOf(question, request, reply);
    const found = await through(asking(request), page, parseTemporal(asked, true));
    markCut(reply, found);
    return send(
      request,
      reply,
      found.map(({ one, items }) => writeTemporal(one, items, question.format)),
    );
  });

  app.get<{ Params: { id: string } }>('/ngsi-ld/v1/temporal/entities/:id', options, async (request, reply) => {
    const asked = request.query as Record<string, unknown>;
    const question = parseQuestion(asked, names.temporalOne);
    const one = await oneOf(request.params.id);
    const found = await through(asking(request), [one], parseTemporal(asked, false));
    markCut(reply, found);
    const isAsked = question.attributes?.has(one.form.attribute) ?? true;
    return send(request, reply, writeTemporal(one, isAsked ? (found[0]?.items ?? []) : [], question.format));
  });

  /** What was asked for, one page of it, in the order of the datastreams. */
  async function pageOf(question: EntityQuestion, request: FastifyRequest, reply: FastifyReply): Promise<Described[]> {
    const { types, ids, attributes, limit, offset, hasCount } = question;
    const wanted = ids && new Set([...ids].map(datastreamIn));
    const entries = [...room.sensors.catalog.all()].filter(({ id }) => wanted?.has(id) ?? true);
    const all = (await describe(entries)).filter(
      ({ entry, form }) =>
        (types?.has(form.type) ?? true) &&
        (ids?.has(entityId(form.type, entry.id)) ?? true) &&
        (attributes?.has(form.attribute) ?? true),
    );
    all.sort((a, b) => a.entry.id - b.entry.id);
    if (hasCount) reply.header('ngsild-results-count', all.length);
    for (const [rel, at] of [
      ['next', offset + limit],
      ['prev', Math.max(0, offset - limit)],
    ] as const) {
      const isThere = rel === 'next' ? limit > 0 && at < all.length : offset > 0;
      if (isThere) addLink(reply, `<${pageLink(request, at)}>; rel="${rel}"; type="${LD}"`);
    }
    return all.slice(offset, offset + limit);
  }

  async function describe(entries: readonly CatalogEntry[]): Promise<Described[]> {
    const positions = await room.sensors.positionsOf([...new Set(entries.map(({ thingId }) => thingId))]);
    return entries.map((entry) => {
      const position = positions.get(entry.thingId);
      return { entry, position, form: formOf(entry, position !== undefined) };
    });
  }

  async function oneOf(id: string): Promise<Described> {
    const entry = room.sensors.catalog.find(datastreamIn(id) ?? 0);
    const [one] = await describe(entry ? [entry] : []);
    if (one && entityId(one.form.type, one.entry.id) === id) return one;
    throw new WijkritmeError('not_found', englishOnly('There is no entity with this id here.'));
  }

  function pageLink(request: FastifyRequest, offset: number): string {
    const query = new URLSearchParams(request.url.split('?')[1] ?? '');
    query.set('offset', String(offset));
    return `${baseOf(request, 'ngsi-ld/v1')}${request.routeOptions.url?.slice('/ngsi-ld/v1'.length)}?${query}`;
  }

  /** With the names inside the answer, or in a header beside plain JSON [6.3.5]. */
  function send(request: FastifyRequest, reply: FastifyReply, body: Entity | readonly Entity[]): FastifyReply {
    const address = contextOf(request);
    if ((request.headers.accept ?? '').includes(LD)) {
      const inside = Array.isArray(body)
        ? body.map((one) => ({ ...one, '@context': address }))
        : { ...body, '@context': address };
      return reply.type(LD).send(JSON.stringify(inside));
    }
    addLink(reply, `<${address}>; rel="http://www.w3.org/ns/json-ld#context"; type="${LD}"`);
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
  }
}

async function now(asking: Asking, one: Described, { format, attributes }: EntityQuestion): Promise<Entity> {
  return writeEntity(one, await newestOf(asking, one.entry), { format, attributes });
}

interface Found extends Instances {
  readonly one: Described;
}

/** Where a series has more than fits, all are cut at the same moment: what comes behind it is asked for with `timerel=after`. */
async function through(asking: Asking, page: readonly Described[], time: TemporalQuestion): Promise<Found[]> {
  const found: Found[] = [];
  for (const one of page) found.push({ one, ...(await instancesOf(asking, one.entry, time)) });
  const end = Math.min(...found.filter(({ isCut }) => isCut).map(({ lastTime }) => lastTime));
  return Number.isFinite(end)
    ? found.map((each) => ({ ...each, items: each.items.filter(({ time: at }) => at <= end), lastTime: end }))
    : found;
}

/** A part of the time that was asked for [6.3.10]. */
function markCut(reply: FastifyReply, found: readonly Found[]): void {
  const cut = found.find(({ isCut }) => isCut);
  if (!cut) return;
  const start = Math.min(...found.flatMap(({ items }) => items.slice(0, 1).map(({ time }) => time)), cut.lastTime);
  reply
    .code(206)
    .header('content-range', `date-time ${new Date(start).toISOString()}-${new Date(cut.lastTime).toISOString()}/*`);
}

function addLink(reply: FastifyReply, link: string): void {
  const before = reply.getHeader('link');
  reply.header('link', before ? `${before}, ${link}` : link);
}

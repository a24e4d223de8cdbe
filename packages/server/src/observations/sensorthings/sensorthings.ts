import { englishOnly, limits, WijkritmeError } from '@wijkritme/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../../foundation/context.ts';
import { compressed } from '../../foundation/http/compressed.ts';
import { changeAtOnce, changeConditionally, isConditional } from '../../foundation/http/preconditions.ts';
import { readJson } from '../../foundation/http/read-json.ts';
import type { Principal } from '../../foundation/principals.ts';
import type { ObservationsRoom } from '../room.ts';
import { createBaseUrl } from './base-url.ts';
import { groupNow } from './batch/group.ts';
import { handleBatch } from './batch/handle-batch.ts';
import { createObservations } from './create-observations.ts';
import type { Door } from './door.ts';
import { datastreamOfHotPath, handleDelete, handleGet, handlePost, handleUpdate } from './handle.ts';
import { isJsonPatch } from './json-patch.ts';
import { postObservation } from './post-observation.ts';

const versions = ['v1.1', 'v1.0'] as const;

/** OGC SensorThings below `/v1.1`, and the same below `/v1.0`. */
export function mountSensorThings(context: Context, room: ObservationsRoom): void {
  const baseOf = createBaseUrl(context.config);
  context.http.app.register(async (scope) => {
    readJson(scope, ['application/merge-patch+json', 'application/json-patch+json']);
    // Batches of OData; what is no batch is refused where it is read.
    scope.addContentTypeParser(/^multipart\/mixed/, { parseAs: 'string' }, (_request, body, done) => done(null, body));
    // Some clients send DELETE with this type and no body.
    scope.addContentTypeParser('application/x-www-form-urlencoded', (_request, _payload, done) =>
      done(null, undefined),
    );
    for (const version of versions) {
      const doorOf: DoorOf = (request) => doorFor({ context, room }, request, baseOf(request, version));
      mountIntake(scope, version, doorOf);
      mountVersion(scope, version, doorOf);
    }
  });
}

/** Who asks is looked up when somebody needs it, and once: sending a reading asks for itself. */
function doorFor(own: Pick<Door, 'context' | 'room'>, request: FastifyRequest, base: string): Door {
  let principal: Principal | undefined = groupNow()?.principal;
  const { context, room } = groupNow() ?? own;
  return {
    context,
    room,
    base,
    get principal() {
      principal ??= context.http.principalOf(request);
      return principal;
    },
  };
}

type DoorOf = (request: FastifyRequest) => Door;

/** Paths without brackets have routes of their own. */
function mountIntake(scope: FastifyInstance, version: string, doorOf: DoorOf): void {
  scope.post(`/${version}/$batch`, (request, reply) => handleBatch(doorOf(request), request, reply));
  scope.post(`/${version}/Observations`, (request, reply) => postObservation(doorOf(request), request, reply, {}));
  scope.post(
    `/${version}/CreateObservations`,
    { bodyLimit: limits.dataArrayBytes, errorHandler: tooLarge },
    (request, reply) => createObservations(doorOf(request), request, reply),
  );
}

function mountVersion(scope: FastifyInstance, version: string, doorOf: DoorOf): void {
  const below = (request: FastifyRequest) => request.url.slice(version.length + 1);
  const options = { compress: compressed };
  for (const url of [`/${version}`, `/${version}/*`]) {
    scope.get(url, options, (request, reply) => handleGet(doorOf(request), reply, version, below(request)));
    scope.post(url, (request, reply) => {
      const hot = datastreamOfHotPath(below(request));
      if (hot === undefined)
        return onCondition(doorOf(request), request, (door) => handlePost(door, request, reply, below(request)));
      return postObservation(doorOf(request), request, reply, { datastream: hot });
    });
    scope.delete(url, (request, reply) =>
      onCondition(doorOf(request), request, (door) => handleDelete(door, reply, below(request))),
    );
    scope.route({
      method: ['PATCH', 'PUT'],
      url,
      handler: (request, reply) =>
        onCondition(doorOf(request), request, (door) => handleUpdate(door, request, reply, below(request))),
    });
  }
}

/** With If-Match or If-None-Match of the ETag that this very address gives, `$select` and all. */
function onCondition(door: Door, request: FastifyRequest, change: (door: Door) => Promise<string>): Promise<string> {
  const { db } = door.context;
  const isPatch = isJsonPatch(request.headers['content-type']);
  if (!isConditional(request) && !isPatch) return change(door);
  void door.principal; // a wrong key is told before anything else
  // What a patch tests is to hold until it is done.
  if (!isConditional(request)) return changeAtOnce(db, request.url, () => change(door));
  return changeConditionally({ db, request, address: request.url, work: () => change(door) });
}

function tooLarge(cause: Error & { code?: string }, _request: FastifyRequest, _reply: FastifyReply): never {
  if (cause.code !== 'FST_ERR_CTP_BODY_TOO_LARGE') throw cause;
  const most = `${limits.dataArrayBytes} bytes and ${limits.dataArrayRows} rows`;
  throw new WijkritmeError(
    'too_large',
    englishOnly(`A CreateObservations request holds at most ${most}; send it in parts.`),
  );
}

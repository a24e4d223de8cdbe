import { Readable } from 'node:stream';
import { WijkritmeError } from '@wijkritme/contract';
import Type, { type Static } from 'typebox';
import type { Context } from '../../foundation/context.ts';
import { compressed } from '../../foundation/http/compressed.ts';
import { languageOf } from '../../foundation/http/language.ts';
import { actorOf, type Principal } from '../../foundation/principals.ts';
import { labPeriods, noDatastream } from '../../sensors/index.ts';
import { appendLog } from '../../sharing/index.ts';
import { type ExportFormatName, exportFormats } from '../imports/export/export-formats.ts';
import type { ExportHeader } from '../imports/export/export-header.ts';
import { exportParquet } from '../imports/export/export-parquet.ts';
import { exportText } from '../imports/export/export-text.ts';
import { parseTime } from '../parse-observation.ts';
import type { ObservationsRoom } from '../room.ts';

const Query = Type.Object({
  from: Type.Optional(Type.String({ maxLength: 40 })),
  to: Type.Optional(Type.String({ maxLength: 40 })),
  format: Type.Optional(
    Type.Union([Type.Literal('csv'), Type.Literal('csv-excel'), Type.Literal('json'), Type.Literal('parquet')], {
      default: 'csv',
    }),
  ),
});
const Params = Type.Object({ id: Type.Integer({ minimum: 1 }) });

/** Readings of one datastream as a file, streamed: a route of its own because its answer is not one JSON value. */
export function exportDatastream({ http, clock, access }: Context, room: ObservationsRoom): void {
  http.app.get<{ Params: Static<typeof Params>; Querystring: Static<typeof Query> }>(
    '/v1/datastreams/:id/export',
    { schema: { params: Params, querystring: Query }, compress: compressed },
    async (request, reply) => {
      const principal = http.principalOf(request);
      const { id } = request.params;
      const entry = room.sensors.catalog.find(id);
      if (!entry) throw noDatastream(id);
      const { query } = request;
      const from = instantOf('from', query.from, 0);
      const to = instantOf('to', query.to, clock.now() + 1);
      const rule = access.seesProtected(principal, entry.placeId) ? null : entry.outward;
      if (!rule && entry.outward) await logExport(room, { principal, id, from, to, at: clock.now() });
      const hasLab = labPeriods(entry, from, to).length > 0;
      const header = { entry, rule, from, to, language: languageOf(request), madeAt: clock.now(), hasLab };
      const { contentType, ending, pieces } = fileOf(query.format ?? 'csv', room, header);
      reply.type(contentType);
      reply.header('content-disposition', `attachment; filename="wijkritme-${id}.${ending}"`);
      return reply.send(Readable.from(pieces, { objectMode: false }));
    },
  );
}

function fileOf(name: ExportFormatName | 'parquet', { db }: ObservationsRoom, header: ExportHeader) {
  if (name === 'parquet')
    return { contentType: 'application/vnd.apache.parquet', ending: 'parquet', pieces: exportParquet(db, header) };
  const format = exportFormats[name];
  return { contentType: format.contentType, ending: format.ending, pieces: exportText(db, format, header) };
}

interface ProtectedExport {
  readonly principal: Principal;
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** Before the first byte goes out: who took protected readings along stands in the log (decision 55). */
async function logExport({ db }: ObservationsRoom, { principal, id, from, to, at }: ProtectedExport): Promise<void> {
  const fact = {
    at,
    kind: 'data.exported',
    actor: actorOf(principal),
    subject: `datastream:${id}`,
    detail: { from, to },
  };
  await db.transaction().execute((trx) => appendLog(trx, fact));
}

/** @throws WijkritmeError invalid_query */
function instantOf(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const time = parseTime(text);
  if (!Number.isNaN(time)) return time;
  throw new WijkritmeError('invalid_query', {
    nl: `“${name}” moet een tijd in ISO 8601 met tijdverschil zijn, bijvoorbeeld 2026-11-22T10:00:00Z.`,
    en: `"${name}" must be ISO 8601 with an offset, for example 2026-11-22T10:00:00Z.`,
  });
}

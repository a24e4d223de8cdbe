import type { FastifyReply } from 'fastify';
import type { EntitySet } from '../model.ts';
import type { Query } from '../parse-query.ts';
import { type EntityList, writeList } from '../wire.ts';
import { writeCsv } from './write-csv.ts';
import { writeGeoJson } from './write-geo-json.ts';

/** A page in the format that was asked for. */
export function writeFormatted(reply: FastifyReply, set: EntitySet, query: Query, list: EntityList): string {
  switch (query.format) {
    case undefined:
    case 'dataArray':
      return writeList(list);
    case 'GeoJSON':
      reply.header('content-type', 'application/geo+json; charset=utf-8');
      return writeGeoJson(list);
    case 'CSV':
      reply.header('content-type', 'text/csv; charset=utf-8');
      // A table has no place for it (RFC 8288).
      if (list.nextLink !== undefined) reply.header('link', `<${list.nextLink}>; rel="next"`);
      return writeCsv(set, query, list);
    default:
      return query.format satisfies never;
  }
}

import { Readable } from 'node:stream';
import { limits, summaryQuery } from '@wijkritme/contract';
import Type, { type Static } from 'typebox';
import type { Context } from '../../foundation/context.ts';
import { compressed } from '../../foundation/http/compressed.ts';
import { languageOf } from '../../foundation/http/language.ts';
import { actorOf } from '../../foundation/principals.ts';
import { type Reader, toReader } from '../../foundation/reader.ts';
import { appendLog } from '../../sharing/index.ts';
import { viewOf } from '../outward.ts';
import type { RhythmRoom } from '../room.ts';
import { type Cursor, planPage } from '../summaries/plan-page.ts';
import { type Question, readQuestion } from '../summaries/read-question.ts';
import { summarise } from '../summaries/summarise.ts';
import { headOf, moreRemark, rowsOf, type SummaryFileFormat, type SummaryFileHead } from '../summaries/summary-file.ts';

const Query = Type.Object({
  ...summaryQuery,
  format: Type.Optional(Type.Union([Type.Literal('csv'), Type.Literal('csv-excel')], { default: 'csv' })),
});

/** Intervals that are worked out before they are sent. */
const PART = 5_000;

/** Summaries as a file, streamed: a route of its own because its answer is not JSON. */
export function exportSummaries({ http, clock, access }: Context, room: RhythmRoom): void {
  http.app.get<{ Querystring: Static<typeof Query> }>(
    '/v1/summaries/export',
    { schema: { querystring: Query }, compress: compressed },
    async (request, reply) => {
      const { query } = request;
      const format = query.format ?? 'csv';
      const question = readQuestion(room, query, clock.now());
      const reader = toReader(access, http.principalOf(request), languageOf(request));
      await logExport(room, { question, reader, at: clock.now() });
      const isProtected = question.entries.some((entry) => viewOf(reader, entry));
      const head = { question, language: reader.language, madeAt: clock.now(), isProtected };
      reply.type('text/csv; charset=utf-8');
      reply.header('content-disposition', `attachment; filename="wijkritme-${query.interval}.csv"`);
      return reply.send(Readable.from(fileText(room, format, { head, reader }), { objectMode: false }));
    },
  );
}

interface FileParts {
  readonly head: SummaryFileHead;
  readonly reader: Reader;
}

/** A file in pieces; the next is worked out only when the one before is on its way. */
async function* fileText(
  room: RhythmRoom,
  format: SummaryFileFormat,
  { head, reader }: FileParts,
): AsyncGenerator<string> {
  const { question, madeAt } = head;
  yield headOf(format, head);
  let rows = 0;
  let after: Cursor | undefined;
  do {
    const limit = Math.min(PART, limits.summaryFileRows - rows);
    const { stretches, next } = planPage(question.entries, { ...question, limit, after });
    for (const summary of await summarise(room, stretches, { ...question, reader, now: madeAt })) {
      const entry = stretches.find(({ entry }) => entry.id === summary.datastreamId)?.entry;
      if (entry) yield rowsOf(format, summary, { entry, ...head });
      rows += summary.start.length;
    }
    after = next;
  } while (after && rows < limits.summaryFileRows);
  if (after) yield moreRemark(format, head.language);
}

/** Before the first byte goes out: who took protected counts along stands in the log (decision 55). */
async function logExport(
  { db }: RhythmRoom,
  { question, reader, at }: { question: Question; reader: Reader; at: number },
): Promise<void> {
  const { from, to, interval, entries } = question;
  const open = entries.filter((entry) => entry.outward && !viewOf(reader, entry)).map(({ id }) => id);
  if (open.length === 0) return;
  const fact = {
    at,
    kind: 'data.exported',
    actor: actorOf(reader.principal),
    subject: open.length === 1 ? `datastream:${open[0]}` : 'datastreams',
    detail: { from, to, interval, datastreams: open },
  };
  await db.transaction().execute((trx) => appendLog(trx, fact));
}

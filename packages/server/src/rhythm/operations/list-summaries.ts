import { limits } from '@wijkritme/contract';
import { badCursor } from '../../foundation/bad-cursor.ts';
import type { Context } from '../../foundation/context.ts';
import { jsonOfColumns } from '../../foundation/http/json-columns.ts';
import type { RhythmRoom } from '../room.ts';
import { cursorText, parseCursor, planPage } from '../summaries/plan-page.ts';
import { readQuestion } from '../summaries/read-question.ts';
import { summarise } from '../summaries/summarise.ts';

export function listSummaries({ http, clock }: Context, room: RhythmRoom): void {
  http.operation('listSummaries', async ({ query, ...reader }) => {
    const now = clock.now();
    const question = readQuestion(room, query, now);
    const after = query.after === undefined ? undefined : parseCursor(query.after);
    if (query.after !== undefined && !after) throw badCursor();
    const { stretches, next } = planPage(question.entries, {
      ...question,
      after,
      limit: query.limit ?? limits.summaryPoints,
    });
    const items = await summarise(room, stretches, { ...question, reader, now });
    return jsonOfColumns({ interval: question.interval, items, next: next ? cursorText(next) : null });
  });
}

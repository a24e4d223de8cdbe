import type { Figure } from '../exports/figure.ts';
import { signalsFigure } from '../exports/of-findings.ts';
import type { Surroundings } from '../exports/surroundings.ts';
import { everyRow } from '../exports/too-many-rows.ts';
import { api } from '../workbench/api.ts';
import { assigneeName } from './assignee-name.ts';
import type { QueueFilter } from './queries.ts';
import { queueTexts } from './texts.ts';

const pageLength = 100;

/** The whole queue with these filters, with who works on each signal and until when one's own interpretation is asked. */
export async function figureOfQueue(filter: QueueFilter, about: Surroundings): Promise<Figure> {
  const text = queueTexts[about.language];
  const items = await everyRow((page) => api.listSignalQueue({ ...filter, ...page, limit: pageLength }));
  const works = new Map(items.map(({ signal, work }) => [signal.id, work]));
  return signalsFigure(
    items.map(({ signal }) => signal),
    { filter, about },
    {
      columns: [{ name: text.columns.who }, { name: text.columns.due, isDetail: true }],
      cellsOf: ({ id }, zone) => {
        const work = works.get(id);
        if (!work) return ['', ''];
        const due = work.dueAt === null ? '' : { at: Date.parse(work.dueAt), zone };
        return [assigneeName(work.assignee, text), work.answered ? text.answered : due];
      },
    },
  );
}

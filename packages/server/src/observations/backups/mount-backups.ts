import { Readable } from 'node:stream';
import { WijkritmeError } from '@wijkritme/contract';
import Type, { type Static } from 'typebox';
import type { BackupHead, BackupMark } from '../../foundation/backup/backup-format.ts';
import type { Context } from '../../foundation/context.ts';
import { actorOf, type Principal } from '../../foundation/principals.ts';
import { appendLog, logPlaceOf } from '../../sharing/index.ts';
import { forgetBackup } from '../operations/forget-backup.ts';
import { listBackups } from '../operations/list-backups.ts';
import type { ObservationsRoom } from '../room.ts';
import { insertBackup } from '../sql/backups.ts';
import { makeDump } from '../sql/make-dump.ts';
import { forgetSentAgain } from '../sql/removed-readings.ts';
import { everything, removals } from './what-to-keep.ts';

const Query = Type.Object({ name: Type.String({ pattern: '^[\\w.-]{1,200}$' }) });

/** Backups: their stream, which holds all there is and is for the key of this installation alone, and their list. */
export function mountBackups(context: Context, room: ObservationsRoom): void {
  const { http, clock, database } = context;
  let isBusy = false;
  http.app.get<{ Querystring: Static<typeof Query> }>(
    '/v1/backups/all',
    { schema: { querystring: Query }, compress: false },
    async (request, reply) => {
      const principal = http.principalOf(request);
      admit(principal);
      if (isBusy)
        throw new WijkritmeError('busy', {
          nl: 'Er wordt al een back-up gemaakt; wacht tot die klaar is.',
          en: 'A backup is being made; wait until it is done.',
        });
      isBusy = true;
      const { name } = request.query;
      const madeAt = clock.now();
      try {
        // Before the first byte: who took everything along stands in the log.
        const fact = {
          at: madeAt,
          kind: 'backup.taken',
          actor: actorOf(principal),
          subject: 'installation',
          detail: null,
        };
        await room.db.transaction().execute((trx) => appendLog(trx, fact));
        await forgetSentAgain(room.db);
      } catch (cause) {
        isBusy = false;
        throw cause;
      }
      const noted = noteWhole(makeDump(database.pool, everything, { madeAt, logPlace: logPlaceOf }), (found) =>
        insertBackup(room.db, { name, ...found }),
      );
      const body = Readable.from(noted, { objectMode: false });
      body.once('close', () => {
        isBusy = false;
      });
      return reply.type('application/x-ndjson').send(body);
    },
  );
  http.app.get('/v1/backups/removals', { compress: false }, async (request, reply) => {
    admit(http.principalOf(request));
    await forgetSentAgain(room.db);
    const lines = makeDump(database.pool, removals, { madeAt: clock.now(), logPlace: logPlaceOf });
    return reply.type('application/x-ndjson').send(Readable.from(lines, { objectMode: false }));
  });
  listBackups(context, room);
  forgetBackup(context, room);
}

/** A backup holds what no role may see alone: it is for the machine's own key. */
function admit(principal: Principal): void {
  if (principal.kind === 'administrator') return;
  const code = principal.kind === 'visitor' ? 'unauthorized' : 'forbidden';
  throw new WijkritmeError(code, {
    nl: 'Alleen met de beheersleutel van deze installatie maakt u een back-up. Meld u daarmee aan.',
    en: 'Only the administrator key of this installation takes a backup. Sign in with it.',
  });
}

interface WholeBackup {
  readonly madeAt: string;
  readonly digest: string;
  readonly oldest: BackupHead['oldest'];
}

/** Passes the lines on; the last is only given when it is noted that there is such a backup. */
async function* noteWhole(lines: AsyncIterable<string>, note: (found: WholeBackup) => Promise<void>) {
  let head: BackupHead | undefined;
  for await (const text of lines) {
    head ??= JSON.parse(text) as BackupHead; // the first line, as `dump` makes it
    if (text.startsWith('{"done"')) {
      const { done } = JSON.parse(text) as Extract<BackupMark, { done: string }>;
      await note({ madeAt: head.madeAt, digest: done, oldest: head.oldest });
    }
    yield text;
  }
}

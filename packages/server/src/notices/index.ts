import { DAY } from '@wijkritme/contract';
import type { Context } from '../foundation/context.ts';
import { logUnlessAway } from '../foundation/database/store-away.ts';
import { Mutex } from '../foundation/mutex.ts';
import { newsInStore } from '../foundation/news.ts';
import { personInvited } from '../sharing/index.ts';
import { composeMails } from './compose-mails.ts';
import { mailRow } from './delivery-rows.ts';
import { sendMailRow } from './mail/send-row.ts';
import { changeWebhook } from './operations/change-webhook.ts';
import { confirmMailAddress } from './operations/confirm-mail-address.ts';
import { createMailVerification } from './operations/create-mail-verification.ts';
import { createPushDevice } from './operations/create-push-device.ts';
import { createWebhook } from './operations/create-webhook.ts';
import { deletePushDevice } from './operations/delete-push-device.ts';
import { deleteWebhook } from './operations/delete-webhook.ts';
import { getNoticePreferences } from './operations/get-notice-preferences.ts';
import { getToday } from './operations/get-today.ts';
import { listDeliveries } from './operations/list-deliveries.ts';
import { listNotices } from './operations/list-notices.ts';
import { listPushDevices } from './operations/list-push-devices.ts';
import { listWebhooks } from './operations/list-webhooks.ts';
import { putNoticePreferences } from './operations/put-notice-preferences.ts';
import { readNotices } from './operations/read-notices.ts';
import { resendDelivery } from './operations/resend-delivery.ts';
import { testPushDevice } from './operations/test-push-device.ts';
import { testWebhook } from './operations/test-webhook.ts';
import { sealPayload } from './payload.ts';
import { composePushes } from './push/compose.ts';
import { sendPushRow } from './push/send-row.ts';
import type { Notices, NoticesRoom } from './room.ts';
import { sendDue } from './send-due.ts';
import { countUnsent, deleteOldDeliveries, insertDeliveries } from './sql/deliveries.ts';
import { deleteCaseNotices, deleteOldNotices, selectCasesTold } from './sql/notices.ts';
import { mountStopPage } from './stop-page.ts';
import type { NoticesTables } from './tables.ts';
import { keepOutbox, tellChanges } from './tell-changes.ts';
import { tellDays } from './tell-days.ts';
import { tellReadings } from './tell-readings.ts';
import { startAtNewestSignal, tellSignals } from './tell-signals.ts';
import { sendWebhookRow } from './webhooks/send-row.ts';

export { noticesMigrations } from './migrations/index.ts';
export type { Notices } from './room.ts';
export { silence } from './sql/silence.ts';

/** News is gathered this long before it is told, so that many at once are one run. */
const GATHER_MS = 500;
/** Every minute, whatever was announced: quiet hours end, and what failed is due again. */
const EVERY_MINUTE = '* * * * *';
/** Rounds of one run; the next minute goes on. */
const MOST_ROUNDS = 20;

const operations = [
  getToday,
  listNotices,
  readNotices,
  getNoticePreferences,
  putNoticePreferences,
  createMailVerification,
  confirmMailAddress,
  listDeliveries,
  resendDelivery,
  listWebhooks,
  createWebhook,
  changeWebhook,
  deleteWebhook,
  testWebhook,
  listPushDevices,
  createPushDevice,
  deletePushDevice,
  testPushDevice,
];

/** Who is told what, and how it gets there. */
export function mountNotices(
  context: Context,
  rooms: Pick<NoticesRoom, 'sharing' | 'places' | 'sensors' | 'rhythm' | 'response'>,
): Notices {
  const running = new Mutex();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const run = () => running.run(() => runOnce(context, room));
  const wake = () => {
    if (stopped) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      run().catch((cause) => logUnlessAway(context.log, cause, 'telling news failed; trying again'));
    }, GATHER_MS).unref();
  };
  const room: NoticesRoom = { name: 'notices', db: context.db.withTables<NoticesTables>(), ...rooms, wake };
  for (const mount of operations) mount(context, room);
  mountStopPage(context, room);
  context.events.on(newsInStore, wake);
  context.events.on(personInvited, (invited) => mailInvitation(context, room, invited));
  context.jobs.declare('send-notices', run, EVERY_MINUTE);
  return {
    name: room.name,
    run,
    unsent: () => countUnsent(room.db),
    start: async () => {
      await startAtNewestSignal(room);
      await keepOutbox(room);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running.run(async () => undefined);
    },
  };
}

const senders = { mail: sendMailRow, webhook: sendWebhookRow, push: sendPushRow };

async function runOnce(context: Context, room: NoticesRoom): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const signals = await tellSignals(context, room);
    const changes = await tellChanges(context, room);
    // After the signals: who was told of one beyond the budget is not reminded of it.
    const reminded = round === 0 ? [...(await tellReadings(context, room)), ...(await tellDays(context, room))] : [];
    room.rhythm.nudge(new Set([...signals.told, ...changes.told, ...reminded]));
    const mails = await composeMails(context, room);
    const pushes = await composePushes(context, room);
    const sent = await sendDue(context, room, (row) => senders[row.channel](context, room, row));
    if (!(signals.more || changes.more || mails || pushes || sent)) break;
  }
  await tidy(context, room);
}

async function tidy({ clock }: Context, { db, response }: NoticesRoom): Promise<void> {
  const ago = (days: number) => new Date(clock.now() - days * DAY);
  await deleteOldNotices(db, ago(90));
  await deleteCaseNotices(db, await response.removedAmong(await selectCasesTold(db)));
  await deleteOldDeliveries(db, { sentBefore: ago(14), deadBefore: ago(90) });
}

/** The link that the administrator hands over stays good: a mail is only quicker. */
async function mailInvitation(
  { config, clock }: Context,
  room: NoticesRoom,
  { personId, token, endsAt }: { readonly personId: number; readonly token: string; readonly endsAt: Date },
): Promise<void> {
  if (!config.mail) return;
  const payload = sealPayload(room, { type: 'invitation', token, endsAt: endsAt.toISOString() });
  await insertDeliveries(room.db, [mailRow({ personId, now: new Date(clock.now()) }, payload)]);
  room.wake();
}

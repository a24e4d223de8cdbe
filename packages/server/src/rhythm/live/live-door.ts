import { type LiveReadings, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { languageOf } from '../../foundation/http/language.ts';
import { securityHeaders } from '../../foundation/http/security-headers.ts';
import { visitor } from '../../foundation/principals.ts';
import { type Reader, toReader } from '../../foundation/reader.ts';
import { rightsChanged } from '../../sharing/index.ts';
import { beatsOf } from '../beats.ts';
import { expectedNow, statusNow } from '../datastream-now.ts';
import { deviationsChanged, deviationsGone, jointDeviationsChanged, verdictsChanged } from '../events.ts';
import { lookAtSums } from '../look-at-sums.ts';
import { isHeldNow, shownRange, shownValue, viewOf } from '../outward.ts';
import type { RhythmRoom } from '../room.ts';
import { selectDeviationsByIds } from '../sql/deviations.ts';
import { toDeviation } from '../to-deviation.ts';
import { LiveHub } from './live-hub.ts';

/** Readings are gathered this long before they go out, so that a page draws ten times a second at most. */
const READINGS_EVERY_MS = 100;
const BEATS_EVERY_MS = 1_000;
const RESYNC_EVERY_MS = 2_000;
const HEARTBEAT_EVERY_MS = 15_000;
/** What this server changes acts at once; a session that ran out, and what another server changed, within this time. */
const RIGHTS_EVERY_MS = 5_000;
/** Deviations sent in one go; more than that and a page had better fetch the list. */
const DEVIATIONS_AT_ONCE = 20;

export interface Live {
  stop(): void;
  /** Tell open pages of these persons that there is something new for them. */
  nudge(personIds: ReadonlySet<number>): void;
  /** Tell open pages of everybody who has signed in that lists of this kind changed. */
  tellSignedIn(name: 'reports'): void;
}

/** `GET /v1/live`: what is new, as server-sent events. */
export function mountLive(context: Context, room: RhythmRoom): Live {
  const hub = new LiveHub();
  const waiting = new Set<number>();
  /** Told together, however much comes at once. */
  const changedLists = new Set<'reports'>();
  let beatsDue = false;
  let lastBeats = '';
  /** What a message about one deviation cannot say has changed: pages fetch anew. */
  let resyncReason: string | undefined;
  context.events.on(verdictsChanged, ({ ids }) => {
    if (hub.size === 0) return;
    for (const id of ids) {
      waiting.add(id);
      // With its parts there, a total may be shown.
      for (const total of room.sensors.catalog.sums.needed.get(id) ?? []) waiting.add(total);
    }
    beatsDue = true;
  });
  context.events.on(deviationsChanged, ({ ids }) => {
    if (hub.size === 0) return undefined;
    beatsDue = true;
    sendDeviations(hub, room, ids.slice(0, DEVIATIONS_AT_ONCE)).catch((cause) =>
      context.log.error({ cause: String(cause) }, 'live deviations failed'),
    );
    return undefined;
  });
  context.events.on(deviationsGone, () => {
    resyncReason = 'late-readings';
  });
  context.events.on(jointDeviationsChanged, () => {
    resyncReason ??= 'signals';
  });
  context.events.on(rightsChanged, () => lookAtRights(context, hub, true));
  const timers = [
    setInterval(() => {
      if (resyncReason === undefined) return;
      const reason = resyncReason;
      resyncReason = undefined;
      hub.send('resync', () => ({ reason }));
    }, RESYNC_EVERY_MS),
    setInterval(() => {
      for (const name of changedLists) hub.sendToSignedIn(name, {});
      changedLists.clear();
    }, RESYNC_EVERY_MS),
    setInterval(() => {
      if (waiting.size === 0) return;
      const ids = new Set(waiting);
      waiting.clear();
      const now = context.clock.now();
      hub.send('readings', (reader) => toLiveReadings(room, ids, reader, now));
    }, READINGS_EVERY_MS),
    setInterval(() => {
      if (!beatsDue || hub.size === 0) return;
      beatsDue = false;
      const now = context.clock.now();
      const text = JSON.stringify(beatsOf(room.places, room.sensors.catalog, room.keeper, MOST_DETAILED, now));
      if (text === lastBeats) return;
      lastBeats = text;
      hub.send('beats', (reader) => ({
        items: beatsOf(room.places, room.sensors.catalog, room.keeper, reader, now),
      }));
    }, BEATS_EVERY_MS),
    setInterval(() => hub.heartbeat(), HEARTBEAT_EVERY_MS),
    setInterval(() => void lookAtRights(context, hub, false), RIGHTS_EVERY_MS),
  ];
  for (const timer of timers) timer.unref();
  openRoute(context, hub);
  return {
    nudge: (personIds) => hub.sendTo(personIds, 'notices', {}),
    tellSignedIn: (name) => {
      changedLists.add(name);
    },
    stop: () => {
      for (const timer of timers) clearInterval(timer);
      hub.close();
    },
  };
}

/** Only to see whether beats changed at all: the most detailed reader. */
const MOST_DETAILED: Reader = { principal: { kind: 'administrator' }, language: 'nl', seesProtected: () => true };

function openRoute({ http, metrics, access }: Context, hub: LiveHub): void {
  http.app.addHook('preClose', async () => hub.close());
  http.app.get('/v1/live', (request, reply) => {
    const reader = toReader(access, http.principalOf(request), languageOf(request));
    const added = hub.add(reply.raw, { reader, token: http.sessionOf(request) }, () =>
      metrics.liveConnections.set(hub.size),
    );
    if (!added)
      throw new WijkritmeError(
        'busy',
        {
          nl: 'Er luisteren te veel pagina’s mee; probeer het over een minuut opnieuw.',
          en: 'Too many pages are listening; try again in a minute.',
        },
        {
          retryAfterSeconds: 60,
        },
      );
    metrics.liveConnections.set(hub.size);
    reply.hijack();
    reply.raw.writeHead(200, {
      ...securityHeaders,
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    });
    reply.raw.write('retry: 2000\n\n');
  });
}

/** A role that was taken away, or a session that ended, acts on what stays open too. */
async function lookAtRights({ principals, access, log }: Context, hub: LiveHub, hold: boolean): Promise<void> {
  await hub
    .lookAgain(
      hold,
      (tokens) => principals.lookAgain(tokens),
      (principal = visitor, { language }) => toReader(access, principal, language),
    )
    .catch((cause) => log.error({ cause: String(cause) }, 'rights of live pages could not be looked at'));
}

/** Newest reading of each datastream touched, by column. */
function toLiveReadings(room: RhythmRoom, ids: ReadonlySet<number>, reader: Reader, now: number): LiveReadings {
  const columns: LiveReadings = { datastreamId: [], time: [], value: [], low: [], mid: [], high: [], status: [] };
  for (const id of ids) {
    const series = room.keeper.find(id);
    const entry = room.sensors.catalog.find(id);
    if (!series || !entry || Number.isNaN(series.lastTime)) continue;
    const status = statusNow(entry, series, now);
    if (status === 'no-data' || status === 'refused' || status === 'lab') continue;
    const rule = viewOf(reader, entry);
    const expected = shownRange(expectedNow(series), rule);
    columns.datastreamId.push(id);
    columns.time.push(series.lastTime);
    const isHeld = rule !== null && isHeldNow(room.keeper, entry, series.lastTime);
    columns.value.push(isHeld ? null : shownValue(series.state.lastValue, rule));
    columns.low.push(expected?.low ?? null);
    columns.mid.push(expected?.mid ?? null);
    columns.high.push(expected?.high ?? null);
    columns.status.push(status);
  }
  return columns;
}

async function sendDeviations(hub: LiveHub, room: RhythmRoom, ids: readonly number[]): Promise<void> {
  for (const row of await lookAtSums(room, await selectDeviationsByIds(room.db, ids))) {
    hub.send('deviation', (reader) => toDeviation(row, room, reader));
  }
}

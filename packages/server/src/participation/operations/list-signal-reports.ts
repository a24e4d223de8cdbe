import { REPORT_MARGIN_MINUTES, REPORTS_BESIDE } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { noSignal } from '../../rhythm/index.ts';
import { aroundSignal, besideSentence, countCategories } from '../beside.ts';
import { hourOf } from '../check-report.ts';
import { readablePlaces } from '../readable-places.ts';
import type { ParticipationRoom } from '../room.ts';
import { selectReports } from '../sql/read-reports.ts';
import { noteSeen } from '../sql/write-reports.ts';
import { toReport } from '../to-report.ts';

/** More than these are not even counted: a page that says so is worth as much. */
const MOST = 5_000;

/** Reports are facts like readings, so they are shown before an answer of one's own; what others answered is not in them. */
export function listSignalReports({ http, access, clock }: Context, room: ParticipationRoom): void {
  http.operation('listSignalReports', async ({ params: { id }, principal, language }) => {
    const signal = await room.rhythm.findSignal(id);
    if (!signal) throw noSignal(id);
    access.require(principal, 'reports.read', signal.placeId);
    const { from, until, places } = aroundSignal(signal, room.places.directory, clock.now());
    const [start, end] = [new Date(from), new Date(until)];
    const choice = { places: readablePlaces(access, principal, places), from: start, to: end };
    const rows = await selectReports(room.db, choice, MOST);
    const shown = rows.slice(0, REPORTS_BESIDE);
    const ids = shown.map((row) => row.id);
    // Who sent one can see that somebody looked at it; a person, not a program with the key.
    if (principal.kind === 'person') await noteSeen(room.db, ids, hourOf(clock.now()));
    const counts = countCategories(rows, language);
    return {
      signalId: id,
      from: start.toISOString(),
      to: end.toISOString(),
      marginMinutes: REPORT_MARGIN_MINUTES,
      sentence: besideSentence(counts, language),
      total: rows.length,
      counts,
      items: shown.map((row) => toReport(row, room, language)),
    };
  });
}

import { type CaseReports, limits, type Report } from '@wijkritme/contract';
import type { AccessRules } from '../foundation/access.ts';
import type { Language } from '../foundation/http/language.ts';
import type { PersonPrincipal } from '../foundation/principals.ts';
import { noCase } from '../response/index.ts';
import { aroundSignal } from './beside.ts';
import { readablePlaces } from './readable-places.ts';
import type { ParticipationRoom } from './room.ts';
import { type CaseReportRow, selectCaseReports } from './sql/case-reports.ts';
import { type ReportRow, selectReports } from './sql/read-reports.ts';
import { toReport } from './to-report.ts';

interface CaseAsked {
  readonly person: PersonPrincipal;
  readonly caseId: number;
  readonly language: Language;
}

/** Which reports a case holds after these steps. */
export function linkedAfter(steps: readonly CaseReportRow[]): Set<number> {
  const linked = new Set<number>();
  for (const { report_id, linked: isIn } of steps) isIn ? linked.add(report_id) : linked.delete(report_id);
  return linked;
}

/**
 * What of a case somebody may see of reports: those of places where they may read single ones.
 * @throws WijkritmeError not_found: there is no such case, or not for them; forbidden: they may not read reports at its place
 */
export async function showCaseReports(
  room: ParticipationRoom,
  access: AccessRules,
  { person, caseId, language }: CaseAsked,
): Promise<CaseReports> {
  const found = await room.response.findCase(person, caseId);
  if (!found) throw noCase(caseId);
  access.require(person, 'reports.read', found.placeId);
  const everywhere = room.places.directory.all().map(({ id }) => id);
  const places = readablePlaces(access, person, everywhere);
  const steps = await selectCaseReports(room.db, caseId, {
    personId: person.personId,
    hiddenFrom: found.hiddenFrom,
  });
  const ids = linkedAfter(steps);
  const linked = await selectReports(room.db, { places, ids: [...ids] }, limits.reportsOfCase);
  const around = (await reportsAround(room, caseId, places)).filter(({ id }) => !ids.has(id));
  const names = new Map((await room.sharing.organisations()).map(({ id, name, kind }) => [id, { id, name, kind }]));
  const told = (rows: readonly ReportRow[]): Report[] => rows.map((row) => toReport(row, room, language));
  return {
    caseId,
    sentence: sentenceOf(linked.length, around.length, language),
    linked: told(linked),
    around: told(around),
    history: steps.map(({ report_id, linked: isIn, at, organisation_id, author_id, version }) => {
      const organisation = names.get(organisation_id);
      if (!organisation) throw new Error(`organisation ${organisation_id} is not stored`);
      return {
        ...{ reportId: report_id, linked: isIn, at: at.toISOString(), organisation, version },
        isOwn: author_id === person.personId,
      };
    }),
    version: steps.at(-1)?.version ?? 0,
  };
}

/** Reports in the hours and at the places of the signals of a case, each once, the newest first. */
async function reportsAround(
  room: ParticipationRoom,
  caseId: number,
  readable: readonly number[],
): Promise<ReportRow[]> {
  const rows = new Map<number, ReportRow>();
  const mayRead = new Set(readable);
  for (const { signalId, placeId, start } of await room.response.signalsOf(caseId)) {
    const span = (await room.rhythm.findSignal(signalId)) ?? { placeId, start, end: start };
    const { places, from, until } = aroundSignal(span, room.places.directory, room.clock.now());
    const choice = { places: places.filter((id) => mayRead.has(id)), from: new Date(from), to: new Date(until) };
    for (const row of await selectReports(room.db, choice, limits.reportsOfCase)) rows.set(row.id, row);
  }
  return [...rows.values()]
    .sort((a, b) => b.until_time.getTime() - a.until_time.getTime() || b.id - a.id)
    .slice(0, limits.reportsOfCase);
}

function sentenceOf(linked: number, around: number, language: Language): string {
  const { here, near } = (language === 'nl' ? sentencesNl : sentencesEn)(linked, around);
  return `${here} ${near}`;
}

const sentencesNl = (linked: number, around: number) => ({
  here:
    linked === 0
      ? 'Er hoort nog geen melding van bewoners bij dit dossier.'
      : `${linked === 1 ? '1 melding van bewoners hoort' : `${linked} meldingen van bewoners horen`} bij dit dossier.`,
  near:
    around === 0
      ? `Rond de signalen zijn er geen${linked === 0 ? '' : ' andere'}.`
      : `Rond de signalen ${around === 1 ? 'is er' : 'zijn er'}${linked === 0 ? '' : ' nog'} ${around}.`,
});

const sentencesEn = (linked: number, around: number) => ({
  here:
    linked === 0
      ? 'No report of residents belongs to this case yet.'
      : `${linked === 1 ? '1 report of residents belongs' : `${linked} reports of residents belong`} to this case.`,
  near:
    around === 0
      ? `Around its signals there are ${linked === 0 ? 'none' : 'no others'}.`
      : `Around its signals there ${around === 1 ? 'is' : 'are'} ${around}${linked === 0 ? '' : ' more'}.`,
});

import { limits, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { answerFirst, requirePerson } from '../../response/index.ts';
import { linkedAfter, showCaseReports } from '../case-reports.ts';
import { readablePlaces } from '../readable-places.ts';
import type { ParticipationRoom } from '../room.ts';
import { insertCaseReport, selectCaseReports } from '../sql/case-reports.ts';
import { selectReports } from '../sql/read-reports.ts';

/** Each step is added and none is changed, so what a case held when stays to be seen. */
export function changeCaseReport({ http, access, clock }: Context, room: ParticipationRoom): void {
  http.operation('changeCaseReport', async ({ params, body, principal, language }) => {
    const person = requirePerson(principal);
    const { id: caseId, report: reportId } = params;
    // Asks what may be seen, before anything is said of the report.
    const now = await showCaseReports(room, access, { person, caseId, language });
    const found = await room.response.findCase(person, caseId);
    if (found?.hiddenFrom) throw answerFirst(caseId, found.answerFirst);
    const places = readablePlaces(
      access,
      person,
      room.places.directory.all().map(({ id }) => id),
    );
    const [row] = await selectReports(room.db, { places, ids: [reportId] }, 1);
    if (!row)
      throw new WijkritmeError('not_found', {
        nl: `Er is geen melding ${reportId} die u mag zien. Kies er een uit de lijst van meldingen.`,
        en: `There is no report ${reportId} that you may see. Choose one from the list of reports.`,
      });
    if (body.version !== now.version) throw changedMeanwhile(caseId, now.version, body.version);
    const isIn = linkedAfter(await selectCaseReports(room.db, caseId)).has(reportId);
    if (isIn === body.linked) return now;
    if (body.version >= limits.reportsOfCase)
      throw new WijkritmeError('conflict', {
        nl: `De meldingen van dossier ${caseId} zijn zo vaak veranderd als kan. Maak een nieuw dossier.`,
        en: `The reports of case ${caseId} were changed as often as they can be. Open another case.`,
      });
    await room.db.transaction().execute(async (trx) => {
      if (!(await room.response.holdCase(trx, caseId)))
        throw new WijkritmeError('not_found', {
          nl: `Dossier ${caseId} is net verwijderd; de melding is niet toegevoegd. Kies een ander dossier.`,
          en: `Case ${caseId} was removed just now; the report was not added. Choose another case.`,
        });
      const step = { case_id: caseId, report_id: reportId, linked: body.linked, seen: body.version };
      const by = { author_id: person.personId, organisation_id: person.organisationId, at: new Date(clock.now()) };
      if (!(await insertCaseReport(trx, { ...step, ...by })))
        throw changedMeanwhile(caseId, now.version + 1, body.version);
    });
    room.rhythm.tellSignedIn('reports');
    return showCaseReports(room, access, { person, caseId, language });
  });
}

const changedMeanwhile = (caseId: number, now: number, seen: number) =>
  new WijkritmeError('conflict', {
    nl: `De meldingen van dossier ${caseId} zijn intussen veranderd: ze zijn nu versie ${now}, u zag ${seen}. Er is niets overschreven; kijk en verander opnieuw.`,
    en: `The reports of case ${caseId} were changed meanwhile: they are at version ${now}, you saw ${seen}. Nothing was overwritten; look and change again.`,
  });

import type { Context } from '../../foundation/context.ts';
import { checkSharing } from '../check-sharing.ts';
import { labelReader } from '../label-reader.ts';
import { type DraftFault, faultsOfDraft } from '../questionnaires/check-draft.ts';
import { type FileRow, toRowProblem } from '../questionnaires/check-row.ts';
import { localDateOf } from '../questionnaires/local-date.ts';
import { parseList, parseTable } from '../questionnaires/parse-file.ts';
import type { RoundFaultId } from '../questionnaires/round-faults.ts';
import { hasRoomFor, toNewRound } from '../questionnaires/to-new-round.ts';
import { requirePerson } from '../require-person.ts';
import type { ResponseRoom } from '../room.ts';
import { insertRound } from '../sql/questionnaire-rounds.ts';

export function importQuestionnaireRounds({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('importQuestionnaireRounds', async ({ body, principal, language }) => {
    const person = requirePerson(principal);
    const { everywhere, places } = labelReader(room, access, principal);
    // A place where one does not work and one that is not there get the same answer.
    const findPlace = (text: string) => {
      const found = room.places.directory.findByCode(text) ?? room.places.directory.find(Number(text));
      return found && (everywhere || places.includes(found.id)) ? found.id : undefined;
    };
    const now = clock.now();
    const zoneOf = (id: number) => room.places.directory.find(id)?.timeZone;
    const rows = (body.form === 'csv' ? parseTable : parseList)(body.content, findPlace).map((one): FileRow => {
      if ('faults' in one) return one;
      const { row, draft, nameOf } = one;
      const found = faultsOfDraft(draft, localDateOf(now, zoneOf(draft.placeId)));
      // A pointer of one name.
      const nameAt = ({ pointer }: DraftFault) => nameOf(pointer.slice(1) as keyof typeof draft);
      return found.length === 0 ? one : { row, faults: found.map((fault) => ({ ...fault, field: nameAt(fault) })) };
    });
    const good = rows.flatMap((one) => ('draft' in one ? [one] : []));
    const named = [...new Set(good.map(({ draft }) => draft.placeId))];
    for (const place of named.length > 0 ? named : [null]) await checkSharing(room, body, place);
    const problems = rows.flatMap((one) =>
      'faults' in one ? one.faults.map((fault) => toRowProblem(one.row, fault, language)) : [],
    );
    let [added, unchanged] = [0, 0];
    await room.db.transaction().execute(async (trx) => {
      const hasRoom = hasRoomFor(trx, named);
      for (const { row, draft, nameOf } of good) {
        const say = (field: 'placeId' | 'counts', fault: RoundFaultId) =>
          problems.push(toRowProblem(row, { field: nameOf(field), fault }, language));
        if (!(await hasRoom(draft.placeId))) {
          say('placeId', 'full');
          continue;
        }
        const made = await insertRound(trx, toNewRound(draft, body, { person, now }));
        if (made.id !== null) added += 1;
        else if (made.isSame) unchanged += 1;
        else say('counts', 'other-counts');
      }
    });
    // A row may have several faults; there are never more to tell than rows that a file may have.
    const told = problems.sort((a, b) => a.row - b.row).slice(0, 1_000);
    return { rows: rows.length, added, unchanged, problems: told };
  });
}

import type { QuestionnaireRowProblem } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { checkSharing } from '../check-sharing.ts';
import { labelReader } from '../label-reader.ts';
import { problemsOfDraft } from '../questionnaires/check-draft.ts';
import { localDateOf } from '../questionnaires/local-date.ts';
import { type FileRow, parseList, parseTable } from '../questionnaires/parse-file.ts';
import { hasRoomFor, toNewRound } from '../questionnaires/to-new-round.ts';
import { requirePerson } from '../require-person.ts';
import type { ResponseRoom } from '../room.ts';
import { insertRound } from '../sql/questionnaire-rounds.ts';

export function importQuestionnaireRounds({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('importQuestionnaireRounds', async ({ body, principal }) => {
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
      if ('problems' in one) return one;
      const { row, draft } = one;
      const found = problemsOfDraft(draft, localDateOf(now, zoneOf(draft.placeId)));
      return found.length === 0
        ? one
        : { row, problems: found.map(({ pointer, message }) => ({ row, field: pointer.slice(1), message })) };
    });
    const good = rows.flatMap((one) => ('draft' in one ? [one] : []));
    const named = [...new Set(good.map(({ draft }) => draft.placeId))];
    for (const place of named.length > 0 ? named : [null]) await checkSharing(room, body, place);
    const problems: QuestionnaireRowProblem[] = rows.flatMap((one) => ('problems' in one ? one.problems : []));
    let [added, unchanged] = [0, 0];
    await room.db.transaction().execute(async (trx) => {
      const hasRoom = hasRoomFor(trx, named);
      for (const { row, draft } of good) {
        const say = (message: string) => problems.push({ row, field: 'place', message });
        if (!(await hasRoom(draft.placeId))) {
          say('holds as many rounds as it can; take old ones away first');
          continue;
        }
        const made = await insertRound(trx, toNewRound(draft, body, { person, now }));
        if (made.id !== null) added += 1;
        else if (made.isSame) unchanged += 1;
        else say('has this question and period already with other counts; take that round away first');
      }
    });
    // A row may have several faults; there are never more to tell than rows that a file may have.
    const told = problems.sort((a, b) => a.row - b.row).slice(0, 1_000);
    return { rows: rows.length, added, unchanged, problems: told };
  });
}

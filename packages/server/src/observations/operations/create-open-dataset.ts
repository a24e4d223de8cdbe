import { type OpenDatasetDraft, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { noDatastream, personalText } from '../../sensors/index.ts';
import { appendLog } from '../../sharing/index.ts';
import { getDataset } from '../open-data/release.ts';
import { toDataset } from '../open-data/to-answer.ts';
import type { ObservationsRoom } from '../room.ts';
import { insertDataset, selectDatasetSeries } from '../sql/open-data.ts';

export function createOpenDataset({ http, clock }: Context, room: ObservationsRoom): void {
  http.operation('createOpenDataset', async ({ body, principal }) => {
    check(body, room);
    await checkSums(body, room);
    const at = clock.now();
    const id = await room.db.transaction().execute(async (trx) => {
      const made = await insertDataset(trx, body, new Date(at));
      if (made === undefined)
        throw new WijkritmeError('conflict', {
          nl: 'Een van deze meetreeksen hoort bij een andere open dataset. Wat twee datasets weggeven, telt ongezien op. Laat die meetreeks weg.',
          en: 'One of these datastreams belongs to another open dataset. What two datasets give away adds up unseen. Leave that one out.',
        });
      const { name: _name, reason: _reason, ...detail } = body;
      const fact = { at, kind: 'opendata.declared', actor: actorOf(principal), subject: `open-data:${made}`, detail };
      await appendLog(trx, fact);
      return made;
    });
    return toDataset(await getDataset(room, id), []);
  });
}

/** @throws WijkritmeError invalid_input, datastream_unknown */
function check(draft: OpenDatasetDraft, { sensors }: ObservationsRoom): void {
  if (draft.unit === 'event' && draft.mostPerUnit !== 1)
    throw new WijkritmeError('invalid_input', {
      nl: 'Eén gebeurtenis verandert één aantal met 1: mostPerUnit moet 1 zijn.',
      en: 'One event changes one count by 1: mostPerUnit must be 1.',
    });
  for (const text of [draft.name, draft.reason])
    if (personalText(text) !== undefined)
      throw new WijkritmeError('invalid_input', {
        nl: 'name en reason mogen geen persoonsgegevens bevatten. Laat die weg.',
        en: 'name and reason must not hold personal data. Leave that out.',
      });
  for (const id of draft.datastreams) {
    const entry = sensors.catalog.find(id);
    if (!entry) throw noDatastream(id);
    if (entry.kind !== 'count')
      throw new WijkritmeError('invalid_input', {
        nl: `Meetreeks ${id} heeft geen aantallen; ruis voor aantallen past daar niet bij. Kies een andere.`,
        en: `Datastream ${id} holds no counts; noise for counts does not fit it. Choose another one.`,
      });
  }
}

/**
 * One passage counts in a total and in a part of it: given away both, it costs twice what the ledger says.
 * @throws WijkritmeError conflict
 */
async function checkSums({ datastreams }: OpenDatasetDraft, { db, sensors }: ObservationsRoom): Promise<void> {
  /** Who gives away the passages of which datastream. */
  const givenBy = new Map<number, number>();
  for (const id of new Set([...(await selectDatasetSeries(db)), ...datastreams])) {
    const counted = sensors.catalog.find(id)?.sum?.needs ?? [id];
    const other = counted.map((part) => givenBy.get(part)).find((found) => found !== undefined);
    for (const part of counted) givenBy.set(part, id);
    if (other === undefined || !datastreams.includes(id)) continue;
    throw new WijkritmeError('conflict', {
      nl: `Meetreeks ${id} telt wat meetreeks ${other} telt: één passant zou twee keer worden weggegeven. Laat een van beide weg; een totaal is op te tellen uit de delen.`,
      en: `Datastream ${id} counts what datastream ${other} counts: one passage would be given away twice. Leave one of them out; a total can be added up from its parts.`,
    });
  }
}

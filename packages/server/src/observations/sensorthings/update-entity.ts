import type { FieldProblem } from '@wijkritme/contract';
import { inOneTransaction } from '../../foundation/database/one-transaction.ts';
import {
  changeEntity,
  entitiesWritten,
  type Making,
  type SensorsTables,
  type WrittenEntity,
} from '../../sensors/index.ts';
import type { Door } from './door.ts';
import { throwProblems } from './drafts/fields.ts';
import { parseChange } from './drafts/parse-change.ts';
import { unitProblem } from './drafts/parse-datastream.ts';
import { kindOf } from './model.ts';
import type { EntityNode } from './resolve.ts';

/**
 * PATCH of one entity, or PUT where it is given as a whole (OGC 18-088, 10.3).
 * @throws WijkritmeError invalid_input naming every wrong field; nothing is changed then
 */
export async function updateEntity(
  door: Door,
  { node, by, isWhole }: { node: EntityNode; by: string; isWhole: boolean },
  body: unknown,
): Promise<void> {
  const problems: FieldProblem[] = [];
  const change = parseChange(node.set, body, { isWhole, problems });
  checkUnits({ ...node.row.properties, ...change.properties }, problems);
  throwProblems(problems);
  const { sensors } = door.room;
  const touched = new Set<number>();
  const written: WrittenEntity[] = [];
  await inOneTransaction(door.context.db, async (trx) => {
    const making: Making = {
      db: trx.withTables<SensorsTables>(),
      now: door.context.clock.now(),
      by,
      placeAt: (point) => sensors.placeAt(point),
      placeByCode: (code) => sensors.placeByCode(code),
      touched,
      written,
    };
    await changeEntity(making, kindOf(node.set), node.row.id, change);
  });
  if (touched.size > 0) await sensors.refresh([...touched]);
  door.context.events.announce(entitiesWritten, { entities: written });
}

/** Type and unit have to agree, also where only one of them changes. */
function checkUnits(whole: Readonly<Record<string, unknown>>, problems: FieldProblem[]): void {
  const message = unitProblem(whole.observationType, whole.unitOfMeasurement);
  if (message) problems.push({ pointer: '/unitOfMeasurement', message });
  const { multiObservationDataTypes: types, unitOfMeasurements: units } = whole;
  if (!Array.isArray(types) || !Array.isArray(units)) return;
  for (const [i, unit] of units.entries()) {
    const wrong = unitProblem(types[i], unit);
    if (wrong) problems.push({ pointer: `/unitOfMeasurements/${i}`, message: wrong });
  }
}

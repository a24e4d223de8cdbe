import { englishOnly, limits, type NgsiNotificationResult, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { Principal } from '../../foundation/principals.ts';
import {
  type AttributeVerdict,
  entitiesIn,
  readEntity,
  type SmartModel,
  shortName,
  smartModels,
  thingOf,
} from '../../sensors/index.ts';
import { outcomeName } from '../intake/outcome.ts';
import { type Refusal, reasonOf } from '../ngsi/reasons.ts';
import { addReading, createReadings } from '../readings.ts';
import type { ObservationsRoom } from '../room.ts';
import { requireSender } from './create-uplink.ts';

type Item = NgsiNotificationResult['items'][number];
/** An item that waits for what the gate says. */
interface Waiting {
  readonly item: Item;
  readonly time: number;
  readonly value: number;
}

/**
 * What a context broker sends when an entity changes. Each attribute is judged by itself: what the model measures goes through the
 * gate, what tells of a person is refused, and of the rest nothing is kept.
 */
export function createNgsiNotification({ http, clock }: Context, room: ObservationsRoom): void {
  http.operation(
    'createNgsiNotification',
    async ({ params, body, principal, language }) => {
      if (principal.kind === 'device' && principal.thingId !== params.id) room.watch.note(principal, 'key-elsewhere');
      requireSender(principal, params.id);
      room.watch.admit(principal);
      const { externalId } = await thingOf(room.sensors, params.id, clock.now());
      const deviceType = await room.sensors.deviceTypeOf(params.id);
      const model = smartModels.find(({ id }) => id === deviceType);
      if (!model)
        throw new WijkritmeError(
          'device_type_unknown',
          englishOnly(`Thing ${params.id} stands for no smart data model of NGSI-LD.`),
        );
      const entities = entitiesIn(body);
      if (!entities)
        throw new WijkritmeError(
          'message_unreadable',
          englishOnly('This holds no entities of NGSI-LD: each has a "type".'),
        );
      const channels = new Map(room.sensors.catalog.ofThing(params.id).map(({ channel, id }) => [channel, id]));
      const items: Item[] = [];
      const waiting: Waiting[] = [];
      let left = 0;
      for (const [entity, one] of entities.entries()) {
        const whole = refusalOf(one, model, externalId);
        if (whole) items.push(refused(entity, null, whole));
        for (const verdict of whole ? [] : readEntity(one, model)) take(entity, verdict);
      }
      if (waiting.length > limits.uplinkReadings)
        throw new WijkritmeError(
          'message_unreadable',
          englishOnly(`A notification holds at most ${limits.uplinkReadings} readings.`),
        );
      await store(waiting, principal, room);
      return { items, left };

      function take(entity: number, verdict: AttributeVerdict): void {
        const { attribute } = verdict;
        if (verdict.kind === 'left') left += 1;
        else if (verdict.kind === 'refused') items.push(refused(entity, attribute, verdict.reason));
        else if (verdict.kind === 'gap') items.push(itemOf(entity, attribute, { outcome: 'gap' }));
        else {
          const datastream = channels.get(verdict.channel) ?? null;
          const item = itemOf(entity, attribute, { datastream, outcome: 'no_datastream' });
          items.push(item);
          if (datastream !== null) waiting.push({ item, value: verdict.value, time: verdict.time ?? clock.now() });
        }
      }

      function refused(entity: number, attribute: string | null, refusal: Refusal): Item {
        const shown = refusal === 'person' ? null : attribute;
        return itemOf(entity, shown, { outcome: 'refused', refusal, reason: reasonOf(refusal, language) });
      }
    },
    { bodyLimit: limits.announcementBytes },
  );
}

const itemOf = (entity: number, attribute: string | null, rest: Partial<Item> & { outcome: string }): Item => ({
  entity,
  attribute: attribute === null ? null : attribute.slice(0, 200),
  datastream: null,
  refusal: null,
  reason: null,
  ...rest,
});

function refusalOf(
  entity: Readonly<Record<string, unknown>>,
  model: SmartModel,
  externalId: string | null,
): Refusal | undefined {
  if (shortName(String(entity.type)) !== model.type) return 'other-type';
  // A thing that was added by its claim keeps what stood in it.
  const own = externalId?.replace(/^qr-claim:/, '') ?? '';
  const standsForAnother = own.startsWith('urn:') && entity.id !== own;
  return standsForAnother ? 'other-entity' : undefined;
}

/** Writes into each item what the gate said of it. */
async function store(
  waiting: readonly Waiting[],
  principal: Principal,
  { intake, lateLimitMs }: ObservationsRoom,
): Promise<void> {
  if (waiting.length === 0) return;
  const columns = createReadings(waiting.length);
  for (const { item, time, value } of waiting) addReading(columns, item.datastream as number, time, value); // only those with one wait
  const outcome = await intake.submit(columns, { principal, door: 'http', lateLimitMs });
  for (const [at, { item }] of waiting.entries()) item.outcome = outcomeName(outcome[at] as number);
}

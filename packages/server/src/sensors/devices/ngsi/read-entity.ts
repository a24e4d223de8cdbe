import { findProperty } from '@wijkritme/contract';
import { recordOf } from '../json.ts';
import type { ModelAttribute, SmartModel } from './models.ts';
import { isPersonal } from './personal-attribute.ts';
import { type AttributeRefusal, readAttribute, readTime } from './read-attribute.ts';
import { toUnit } from './unit-codes.ts';

/** What became of one attribute of one entity. */
export type AttributeVerdict = { readonly attribute: string } & (
  | { readonly kind: 'reading'; readonly channel: string; readonly value: number; readonly time?: number }
  /** The entity itself says that there is no value. */
  | { readonly kind: 'gap' }
  /** Not measured by this model: nothing of it is kept. */
  | { readonly kind: 'left' }
  | { readonly kind: 'refused'; readonly reason: AttributeRefusal }
);

type Entity = Readonly<Record<string, unknown>>;

const NULL = 'urn:ngsi-ld:null';
/** More than any entity has; what comes behind is not looked at. */
const MAX_ATTRIBUTES = 200;
const own: ReadonlySet<string> = new Set(['id', 'type', '@context', '@id', '@type', 'scope']);

/** The entities in a notification [ETSI GS CIM 009 V1.6.1, 5.3.1], in a list, or alone; undefined where there are none. */
export function entitiesIn(body: unknown): readonly Entity[] | undefined {
  const record = recordOf(body);
  const list = Array.isArray(body) ? body : record && Array.isArray(record.data) ? record.data : [body];
  const entities = list.map(recordOf);
  const isAll = entities.every(
    (entity): entity is Entity => typeof entity?.type === 'string' && entity.type !== 'Notification',
  );
  return isAll && entities.length > 0 ? entities : undefined;
}

/** Short, also where the whole address of the type is written. @example shortName('https://smartdatamodels.org/X/NoiseLevelObserved') */
export const shortName = (name: string): string =>
  name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('#'), name.lastIndexOf(':')) + 1);

/** Every attribute once, in the order of the entity. */
export function readEntity(entity: Entity, model: SmartModel): AttributeVerdict[] {
  const time = timeOf(entity, model);
  return Object.entries(entity)
    .filter(([name]) => !own.has(name))
    .slice(0, MAX_ATTRIBUTES)
    .map(([name, attribute]) => {
      if (isPersonal(name, attribute)) return { attribute: name, kind: 'refused', reason: 'person' };
      const wanted = model.attributes.find(({ id }) => id === shortName(name));
      return wanted
        ? { attribute: name, ...judge(attribute, wanted, { entity, time }) }
        : { attribute: name, kind: 'left' };
    });
}

type Judged =
  | { readonly kind: 'reading'; readonly channel: string; readonly value: number; readonly time?: number }
  | { readonly kind: 'gap' }
  | { readonly kind: 'refused'; readonly reason: AttributeRefusal };

function judge(attribute: unknown, wanted: ModelAttribute, of: { entity: Entity; time: number | undefined }): Judged {
  const said = readAttribute(attribute);
  if (!said.ok) return { kind: 'refused', reason: said.reason };
  if (said.value === null || said.value === NULL) return { kind: 'gap' };
  const time = said.observedAt === undefined ? of.time : readTime(said.observedAt);
  if (time !== undefined && Number.isNaN(time)) return { kind: 'refused', reason: 'time' };
  const value = numberFor(said.value, said.unitCode, wanted, of.entity);
  if (typeof value !== 'number') return value;
  const property = findProperty(wanted.property);
  if (!property || value < property.min || value > property.max) return { kind: 'refused', reason: 'out-of-range' };
  return { kind: 'reading', channel: wanted.id, value, ...(time !== undefined && { time }) };
}

function numberFor(
  value: unknown,
  unitCode: string | undefined,
  wanted: ModelAttribute,
  entity: Entity,
): number | Judged {
  if (wanted.words) {
    const found = typeof value === 'string' && Object.hasOwn(wanted.words, value) ? wanted.words[value] : undefined;
    return found ?? { kind: 'gap' };
  }
  // A text with digits is no number: in these models numbers are numbers.
  if (typeof value !== 'number' || !Number.isFinite(value)) return { kind: 'refused', reason: 'not-a-number' };
  if (wanted.of) return shareOf(value, wanted.of, entity);
  const symbol = findProperty(wanted.property)?.unit.symbol ?? '';
  if (unitCode === undefined) return wanted.isFraction ? Number((value * 100).toFixed(6)) : value;
  return toUnit(value, unitCode, symbol) ?? { kind: 'refused', reason: 'unit' };
}

/** Percent of the total; without a total nobody knows. */
function shareOf(value: number, { total, counts }: NonNullable<ModelAttribute['of']>, entity: Entity): number | Judged {
  const said = readAttribute(entity[total]);
  const all = said.ok ? said.value : undefined;
  if (typeof all !== 'number' || !(all > 0)) return { kind: 'gap' };
  const share = Number(((value / all) * 100).toFixed(6));
  return counts === 'free' ? 100 - share : share;
}

/** NaN where a time is given that is none; undefined where none is given. */
function timeOf(entity: Entity, { times }: SmartModel): number | undefined {
  for (const name of times) {
    if (entity[name] === undefined) continue;
    const said = readAttribute(entity[name]);
    return said.ok ? readTime(said.value) : Number.NaN;
  }
  return undefined;
}

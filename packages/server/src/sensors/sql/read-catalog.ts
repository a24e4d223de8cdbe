import {
  DAY,
  findProperty,
  type Passport,
  type RegisteredProperty,
  SECOND,
  type SeriesKind,
} from '@wijkritme/contract';
import type { CountRule } from '@wijkritme/engine';
import { type Kysely, sql } from 'kysely';
import type { CatalogEntry } from '../datastream-catalog.ts';
import { natureOf } from '../kind-of-series.ts';
import { type TakenStep, toLife } from '../lifecycle/life.ts';
import type { SensorsTables } from '../tables.ts';

export type SensorsDb = Kysely<SensorsTables>;

/** Where a thing is in the tree of places, and which civil time holds there. */
export type ZoneOf = (placeId: number | null) => { timeZone: string; country: string };

interface Row {
  id: number;
  name: string;
  thing_id: number;
  thing_name: string;
  place_id: number | null;
  simulated: boolean;
  definition: string;
  property_name: string;
  unit: { symbol: string | null };
  properties: { min?: unknown; max?: unknown; timeZone?: unknown; country?: unknown; channel?: unknown };
  feature_of_interest_id: number | null;
  passport: Passport | null;
  version: number | null;
  withdrawn: boolean | null;
  withdrawn_at: Date | null;
  steps: TakenStep[] | null;
}

/** Entries of all datastreams, or of those named. */
export async function selectCatalog(db: SensorsDb, zoneOf: ZoneOf, ids?: readonly number[]): Promise<CatalogEntry[]> {
  const only = ids ? sql`where d.id = any(${[...ids]}::int4[])` : sql``;
  const { rows } = await sql<Row>`
    select d.id, d.name, d.thing_id, t.name as thing_name, t.place_id, t.simulated, o.definition, o.name as property_name,
           d.unit, d.properties, d.feature_of_interest_id, p.passport, p.version, p.withdrawn_at is not null as withdrawn, p.withdrawn_at, l.steps
    from datastream d
    join thing t on t.id = d.thing_id
    join observed_property o on o.id = d.observed_property_id
    left join lateral (
      select passport, version, withdrawn_at from passport where datastream_id = d.id order by version desc limit 1
    ) p on true
    left join lateral (
      select json_agg(json_build_object('from', s.from_stage, 'to', s.to_stage, 'at', extract(epoch from s.at)::float8 * 1000,
        'until', extract(epoch from s.until)::float8 * 1000, 'reference', s.reference_id) order by s.id) as steps
      from lifecycle_step s where s.datastream_id = d.id
    ) l on true
    ${only}
    order by d.id`.execute(db);
  return rows.map((row) => toCatalogEntry(row, zoneOf));
}

function toCatalogEntry(row: Row, zoneOf: ZoneOf): CatalogEntry {
  const property = findProperty(row.definition);
  const place = zoneOf(row.place_id);
  const passport = row.passport;
  const symbol = row.unit.symbol ?? '';
  const nature = natureOf(property, symbol);
  return {
    id: row.id,
    name: row.name,
    thingId: row.thing_id,
    thingName: row.thing_name,
    placeId: row.place_id,
    simulated: row.simulated,
    property: property?.id ?? row.property_name,
    propertyName: property?.name ?? { nl: row.property_name, en: row.property_name },
    kind: nature.kind,
    kindReason: nature.kindReason,
    unit: passport?.unit ?? symbol,
    min: numberOr(row.properties.min, nature.min),
    max: numberOr(row.properties.max, nature.max),
    restsAtMin: nature.restsAtMin === true,
    intervalMs: (passport?.intervalSeconds ?? 300) * SECOND,
    timeZone: typeof row.properties.timeZone === 'string' ? row.properties.timeZone : place.timeZone,
    country: typeof row.properties.country === 'string' ? row.properties.country : place.country,
    featureOfInterestId: row.feature_of_interest_id,
    passport,
    passportVersion: row.version ?? 0,
    ...rulesOf(passport, property),
    outward: outwardRuleOf(passport, nature.kind),
    sum: null,
    validFrom: passport ? Date.parse(passport.validFrom) : Number.POSITIVE_INFINITY,
    validUntil: passport ? Date.parse(passport.validUntil) : Number.NEGATIVE_INFINITY,
    withdrawn: row.withdrawn ?? false,
    withdrawnAt: row.withdrawn_at?.getTime() ?? Number.NaN,
    retentionMs: (passport?.retentionDays ?? 0) * DAY,
    channel: typeof row.properties.channel === 'string' ? row.properties.channel : null,
    ...toLife((row.steps ?? []).map(inWholeMs)),
  };
}

/** Half of the expected interval may be lost to a clock that shakes or is set. */
const TOLERANCE = 0.5;

/** What the gate compares each reading with, worked out once. */
function rulesOf(
  passport: Passport | null,
  property: RegisteredProperty | undefined,
): Pick<CatalogEntry, 'isUnitRight' | 'finestMs' | 'withheldBelow'> {
  if (!passport) return { isUnitRight: false, finestMs: 0, withheldBelow: 0 };
  const finestSeconds = passport.finestSeconds ?? passport.intervalSeconds * TOLERANCE;
  const isWithheld = passport.smallGroups === 'withheld' && property?.kind === 'count';
  return {
    isUnitRight: property === undefined || property.unit.symbol === passport.unit,
    finestMs: finestSeconds * SECOND,
    withheldBelow: isWithheld ? passport.minimumGroup : 0,
  };
}

/** Where personal data lead to the count and the passport names no group, this one: fewer than five lead to persons. */
const PERSONAL_MINIMUM = 5;

/** Judged by the newest passport, also when it has expired: readings of then are still there. */
function outwardRuleOf(passport: Passport | null, kind: SeriesKind): CountRule | null {
  if (!passport || kind !== 'count') return null;
  const { minimumGroup, personalData, roundTo = 1 } = passport;
  const minimum = minimumGroup > 1 || !personalData ? minimumGroup : PERSONAL_MINIMUM;
  return minimum > 1 || roundTo > 1 ? { minimum, base: roundTo } : null;
}

function inWholeMs(step: TakenStep): TakenStep {
  return { ...step, at: Math.round(step.at), until: step.until === null ? null : Math.round(step.until) };
}

function numberOr(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
}

import {
  findLegalBasis,
  type Geometry,
  type Passport,
  registeredProperties,
  registeredUnits,
  type Words,
} from '@wijkritme/contract';
import type { WrongField } from '../foundation/refuse-fields.ts';
import { personalText } from './entities/personal-data-check.ts';
import { passportWords as words } from './passport-words.ts';

interface Fault {
  readonly field: keyof Passport;
  readonly words: Words;
}

const units = new Set([
  ...registeredProperties.map((property) => property.unit.symbol),
  ...registeredUnits.map(({ code }) => code),
]);
const rules: readonly ((passport: Passport) => Fault[])[] = [
  unitFaults,
  periodFaults,
  orderFaults,
  declaredTermFaults,
  legalTermFaults,
  personFaults,
  shapeFaults,
];

/** Everything that contradicts itself or the law in a passport that fits its schema. */
export function passportFaults(passport: Passport): WrongField[] {
  const faults = rules.flatMap((rule) => rule(passport));
  return faults.map((fault) => ({ pointer: `/${fault.field}`, message: fault.words }));
}

function unitFaults({ unit }: Passport): Fault[] {
  return units.has(unit) ? [] : [{ field: 'unit', words: words.unit([...units].join(', ')) }];
}

function periodFaults({ validFrom, validUntil, reviewDate }: Passport): Fault[] {
  const [from, until] = [Date.parse(validFrom), Date.parse(validUntil)];
  const faults: Fault[] = [];
  if (Number.isNaN(from)) faults.push({ field: 'validFrom', words: words.noTime });
  if (Number.isNaN(until)) faults.push({ field: 'validUntil', words: words.noTime });
  if (until <= from) faults.push({ field: 'validUntil', words: words.endBeforeBegin });
  if (reviewDate !== undefined && Date.parse(reviewDate) > until)
    faults.push({ field: 'reviewDate', words: words.reviewTooLate });
  return faults;
}

/** A coarser level is made from the finer one, so it cannot be kept shorter. */
function orderFaults({ retentionDays, hourRetentionDays, dayRetentionDays }: Passport): Fault[] {
  const faults: Fault[] = [];
  if (hourRetentionDays !== undefined && hourRetentionDays < retentionDays)
    faults.push({ field: 'hourRetentionDays', words: words.shorterThan('retentionDays') });
  const before = hourRetentionDays === undefined ? 'retentionDays' : 'hourRetentionDays';
  if (dayRetentionDays !== undefined && dayRetentionDays < (hourRetentionDays ?? retentionDays))
    faults.push({ field: 'dayRetentionDays', words: words.shorterThan(before) });
  return faults;
}

function declaredTermFaults(passport: Passport): Fault[] {
  const most = passport.maximumRetentionDays;
  if (most === undefined) return [];
  return (['retentionDays', 'hourRetentionDays', 'dayRetentionDays'] as const)
    .filter((field) => (passport[field] ?? 0) > most)
    .map((field) => ({ field, words: words.longerThanDeclared(most) }));
}

/** What the law limits are single readings; hours and days of a group are no longer what it speaks of. */
function legalTermFaults({ legalBasisId, retentionDays }: Passport): Fault[] {
  const basis = findLegalBasis(legalBasisId);
  if (basis?.maximumDays === undefined || retentionDays <= basis.maximumDays) return [];
  return [{ field: 'retentionDays', words: words.longerThanLaw(basis.article, basis.maximumDays) }];
}

/** A contact may be a general e-mail address; no other text has a reason to hold one. */
const freeTexts = [
  'policyQuestion',
  'processing',
  'personalDataReason',
  'recipients',
  'observedArea',
  'signText',
] as const satisfies readonly (keyof Passport)[];

function personFaults(passport: Passport): Fault[] {
  return freeTexts.flatMap((field) => {
    const found = [passport[field] ?? []].flat().map(personalText).find(Boolean);
    return found ? [{ field, words: words.person(found) }] : [];
  });
}

const MOST_POSITIONS = 1_000;
const depths: Readonly<Record<string, number>> = { Point: 0, LineString: 1, Polygon: 2, MultiPolygon: 3 };

function shapeFaults({ observedAreaShape: shape }: Passport): Fault[] {
  if (shape === undefined || isShape(shape)) return [];
  return [{ field: 'observedAreaShape', words: words.shape }];
}

function isShape({ type, coordinates }: Geometry): boolean {
  const depth = depths[type];
  if (depth === undefined) return false;
  let positions: unknown[] = [coordinates];
  for (let level = 0; level < depth; level += 1) {
    if (!positions.every(Array.isArray)) return false;
    positions = positions.flat();
    if (positions.length > MOST_POSITIONS) return false;
  }
  return positions.length > 0 && positions.every(isPosition);
}

/** Longitude and latitude in WGS84 [RFC 7946, 3.1.1]. */
function isPosition(value: unknown): boolean {
  if (!Array.isArray(value) || value.length < 2 || value.length > 3) return false;
  const [lon, lat] = value;
  return [lon, lat].every(Number.isFinite) && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

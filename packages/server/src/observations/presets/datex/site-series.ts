import type { RegisteredProperty } from '@wijkritme/contract';
import { toSlug } from '../csv/series-book.ts';
import type { DatastreamTemplate, Reason } from '../preset.ts';
import { countedAs, type Quantity } from './quantities.ts';
import type { Characteristics, Site } from './read-site.ts';
import * as reasons from './reasons.ts';

/** One series of a site, told apart by what it measures. */
export interface SiteSeries {
  /** Within its site; a poller finds the datastream by it. @example 'vehicles-lane1-5.6m-12.2m' */
  readonly channel: string;
  readonly name: string;
  readonly property: RegisteredProperty;
  readonly periodSeconds: number | null;
}

export type FoundSeries =
  | { readonly ok: true; readonly series: SiteSeries }
  | { readonly ok: false; readonly reason: Reason };

/** The version and the kind have to agree: an index alone says nothing, it means something else in the next table. */
export function seriesOf(site: Site | undefined, version: string, index: string, quantity: Quantity): FoundSeries {
  if (!site) return { ok: true, series: withoutTable(version, index, quantity) };
  if (site.version !== version) return { ok: false, reason: reasons.otherVersion };
  const found = site.byIndex.get(index);
  if (!found) return { ok: false, reason: reasons.noIndex };
  if (!quantity.valueTypes.includes(found.valueType)) return { ok: false, reason: reasons.otherThanTable };
  return { ok: true, series: described(found, quantity) };
}

function described(found: Characteristics, quantity: Quantity): SiteSeries {
  const property = (quantity.isRate ? countedAs(found.vehicleType) : undefined) ?? quantity.property;
  const lengths = found.lengths.map(({ sign, metres }) => `${sign} ${String(metres).replace('.', ',')} m`).join(' en ');
  const lane = found.lane?.replace(/^lane(\d+)$/, 'rijstrook $1') ?? '';
  const parts = [found.vehicleType ?? '', lane, lengths].filter((part) => part !== '');
  const lengthSlug = found.lengths.map(({ sign, metres }) => `${signWords[sign]}${metres}m`);
  return {
    channel: [property.id, found.vehicleType ?? '', found.lane ?? '', ...lengthSlug]
      .filter((part) => part !== '')
      .join('-'),
    name: [quantity.name, ...parts].join(', '),
    property,
    periodSeconds: found.periodSeconds,
  };
}

const signWords = { '<': 'below', '≤': 'upto', '=': 'is', '≥': 'from', '>': 'above' } as const;

/** Lane and class are not known: it is said, and it never becomes the series of another version. */
function withoutTable(version: string, index: string, { name, property }: Quantity): SiteSeries {
  const suffix = version === '' ? index : `${index}, versie ${version}`;
  return { channel: `index-${index}-v${version}`, name: `${name}, index ${suffix}`, property, periodSeconds: null };
}

export interface SiteOrigin {
  /** For example `NLNDW`, as the publication names who made it. */
  readonly supplier: string;
  readonly timeZone: string;
  readonly country: string;
  readonly owner: string;
  readonly source: string;
}

export function toTemplate(
  site: Pick<Site, 'id' | 'name' | 'position'>,
  { channel, name, property, periodSeconds }: SiteSeries,
  origin: SiteOrigin,
): DatastreamTemplate {
  const externalId = `datex:${toSlug(origin.supplier)}:${toSlug(site.id)}`;
  return {
    key: `${externalId}/${channel}`,
    thing: { name: site.name, description: `Meetpunt ${site.id} (${origin.owner})`, externalId },
    position: site.position,
    property: property.id,
    name,
    channel,
    intervalSeconds: Math.max(1, Math.round(periodSeconds ?? 60)),
    timeZone: origin.timeZone,
    country: origin.country,
    owner: origin.owner,
    source: origin.source,
  };
}

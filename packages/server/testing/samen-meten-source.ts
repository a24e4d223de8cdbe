/** What it says of one datastream: hours of the day 20-11-2026 and their values. */
export interface SourceDatastream {
  readonly property: string;
  readonly rows: readonly (readonly [hour: number, result: number | null])[];
}

export interface SourceHabits {
  /** Times in a filter stand in quotes, else 400. */
  readonly quotes?: boolean;
  /** 500 at any $expand. */
  readonly expandFails?: boolean;
  /** Rows of a page at most. */
  readonly mostRows?: number;
  /** Of these properties observations get this status; 0: no answer at all. */
  readonly fails?: Readonly<Record<string, number>>;
}

export interface SourceAnswer {
  /** 0: it says nothing, ever. */
  readonly status: number;
  readonly body: unknown;
}

const THING = 8_413;
const timeOf = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour)).toISOString();
const notFound: SourceAnswer = { status: 404, body: { error: 'Not found' } };

/**
 * Answers as the SensorThings server of Samen Meten does (GOST): no filter inside an $expand, and 200 rows a page at most.
 * @param name of the one thing that it knows
 */
export function answerAsSamenMeten(
  url: URL,
  name: string,
  datastreams: readonly SourceDatastream[],
  habits: SourceHabits = {},
): SourceAnswer {
  const expand = url.searchParams.get('$expand') ?? '';
  if (habits.expandFails && expand) return { status: 500, body: { error: 'Internal error' } };
  if (/\$(filter|orderby|top)/.test(expand)) return { status: 400, body: { error: 'Bad request' } };
  const ids = datastreams.map((one, at) => ({ ...one, id: 100 + at }));
  const path = url.pathname.replace('/v1.0', '');
  if (path === '/Things') {
    const isAsked = url.searchParams.get('$filter') === `name eq '${name}'`;
    return { status: 200, body: { value: isAsked ? [{ '@iot.id': THING, name }] : [] } };
  }
  if (path === `/Things(${THING})/Datastreams`) {
    const value = ids.map(({ id, property }) => ({
      ...{ '@iot.id': id, name: `${name}-1-${property}` },
      ...(expand === 'ObservedProperty' && { ObservedProperty: { '@iot.id': id, name: property } }),
    }));
    return { status: 200, body: { value } };
  }
  const [, id, set] = /^\/Datastreams\((\d+)\)\/(ObservedProperty|Observations)$/.exec(path) ?? [];
  const found = ids.find((one) => String(one.id) === id);
  if (!found) return notFound;
  if (set === 'ObservedProperty') return { status: 200, body: { '@iot.id': found.id, name: found.property } };
  const status = habits.fails?.[found.property];
  return status === undefined ? observations(url, found, habits) : { status, body: { error: 'Gateway' } };
}

function observations(url: URL, { rows }: SourceDatastream, { quotes, mostRows = 200 }: SourceHabits): SourceAnswer {
  const quote = quotes ? "'" : '';
  const time = `${quote}(\\d{4}-[\\dT:.-]+Z)${quote}`;
  const [, from, to] =
    new RegExp(`^phenomenonTime ge ${time} and phenomenonTime lt ${time}$`).exec(
      url.searchParams.get('$filter') ?? '',
    ) ?? [];
  if (!from || !to) return { status: 400, body: { error: 'Bad request' } };
  const [top, skip] = ['$top', '$skip'].map((name) => Number(url.searchParams.get(name) ?? 0));
  const most = Math.min(top || mostRows, mostRows);
  const all = rows.map(([hour, result]) => ({ phenomenonTime: timeOf(hour), result, resultTime: null }));
  const within = all.filter(({ phenomenonTime: at }) => at >= from && at < to);
  const value = within.slice(skip, (skip ?? 0) + most);
  const next = new URL(url);
  next.searchParams.set('$skip', String((skip ?? 0) + most));
  const more = within.length > (skip ?? 0) + most;
  return { status: 200, body: { ...(more && { '@iot.nextLink': next.href }), value } };
}

import { type RawBuilder, sql } from 'kysely';

export type Sql = RawBuilder<unknown>;

const sign = (text: string) => (a: Sql, b: Sql) => sql`(${a} ${sql.raw(text)} ${b})`;
/** PostgreSQL has a remainder for numeric only; by zero there is no value. */
const remainder = (a: Sql, b: Sql) => sql`mod((${a})::numeric, nullif(${b}, 0)::numeric)::float8`;
const part = (name: string) => (a: Sql) => sql`extract(${sql.raw(name)} from ${utc(a)})::float8`;
const utc = (a: Sql) => sql`((${a}) at time zone 'UTC')`;

/** Operators and functions on plain values. Texts are ours; values come in as parameters. */
const plain: Readonly<Record<string, (...args: [Sql, Sql, Sql]) => Sql>> = {
  and: sign('and'),
  or: sign('or'),
  not: (a) => sql`(not ${a})`,
  eq: sign('='),
  ne: sign('<>'),
  lt: sign('<'),
  le: sign('<='),
  gt: sign('>'),
  ge: sign('>='),
  'is null': (a) => sql`(${a} is null)`,
  'is not null': (a) => sql`(${a} is not null)`,
  add: sign('+'),
  sub: sign('-'),
  mul: sign('*'),
  div: (a, b) => sql`(${a} / nullif(${b}, 0))`,
  mod: remainder,
  negative: (a) => sql`(- ${a})`,
  'time add': sign('+'),
  'time sub': sign('-'),
  substringof: (a, b) => sql`(strpos(${b}, ${a}) > 0)`,
  contains: (a, b) => sql`(strpos(${a}, ${b}) > 0)`,
  startswith: (a, b) => sql`starts_with(${a}, ${b})`,
  endswith: (a, b) => sql`(right(${a}, length(${b})) = ${b})`,
  length: (a) => sql`length(${a})::float8`,
  indexof: (a, b) => sql`(strpos(${a}, ${b}) - 1)::float8`,
  substring: (a, from, count) =>
    count ? sql`substr(${a}, ${whole(from)} + 1, ${whole(count)})` : sql`substr(${a}, ${whole(from)} + 1)`,
  tolower: (a) => sql`lower(${a})`,
  toupper: (a) => sql`upper(${a})`,
  trim: (a) => sql`trim(${a})`,
  concat: (a, b) => sql`(${a} || ${b})`,
  year: part('year'),
  month: part('month'),
  day: part('day'),
  hour: part('hour'),
  minute: part('minute'),
  second: (a) => sql`floor(extract(second from ${a}))::float8`,
  fractionalseconds: (a) => sql`(extract(second from ${a}) - floor(extract(second from ${a})))::float8`,
  date: (a) => sql`to_char(${utc(a)}, 'YYYY-MM-DD')`,
  time: (a) => sql`to_char(${utc(a)}, 'HH24:MI:SS')`,
  // Everything is kept in UTC.
  totaloffsetminutes: (a) => sql`(case when ${a} is not null then 0.0::float8 end)`,
  now: () => sql`now()`,
  mindatetime: () => sql`'-infinity'::timestamptz`,
  maxdatetime: () => sql`'infinity'::timestamptz`,
  // Half away from zero, as OData asks; of a double PostgreSQL rounds half to even.
  round: (a) => sql`round((${a})::numeric)::float8`,
  floor: (a) => sql`floor(${a})`,
  ceiling: (a) => sql`ceiling(${a})`,
  // Below a MultiDatastream, which is `p` there.
  'place of datastream': (a) => placeOf(sql`md.id = ${a}`),
  'place of property': (a) => placeOf(sql`md.observed_property_id = ${a}`),
};

function placeOf(condition: Sql): Sql {
  return sql`(select mc.place::float8 from multi_datastream_component mc join datastream md on md.id = mc.datastream_id
    where mc.multi_datastream_id = p.id and ${condition})`;
}

/** Not below zero and not beyond what a text can have. */
function whole(count: Sql): Sql {
  return sql`greatest(0, least(1000000, ${count}))::int4`;
}

/** A stretch of time: begin and end, the same for an instant. */
export interface Span {
  readonly from: Sql;
  readonly to: Sql;
}

/** Comparisons of stretches of time (OGC 18-088, table 24; ISO 19108 relations, an instant being a stretch without length). */
const spans: Readonly<Record<string, (a: Span, b: Span) => Sql>> = {
  before: (a, b) => sql`(${a.to} < ${b.from})`,
  after: (a, b) => sql`(${a.from} > ${b.to})`,
  meets: (a, b) => sql`(${a.to} = ${b.from} or ${a.from} = ${b.to})`,
  during: (a, b) => sql`(${a.from} >= ${b.from} and ${a.to} <= ${b.to})`,
  overlaps: (a, b) => sql`(${a.from} <= ${b.to} and ${a.to} >= ${b.from})`,
  starts: (a, b) => sql`(${a.from} = ${b.from} and ${a.to} <= ${b.to})`,
  finishes: (a, b) => sql`(${a.to} = ${b.to} and ${a.from} >= ${b.from})`,
  'span eq': (a, b) => sql`(${a.from} = ${b.from} and ${a.to} = ${b.to})`,
  'span ne': (a, b) => sql`(${a.from} <> ${b.from} or ${a.to} <> ${b.to})`,
  'span lt': (a, b) => sql`(${a.to} < ${b.from})`,
  'span le': (a, b) => sql`(${a.to} <= ${b.from})`,
  'span gt': (a, b) => sql`(${a.from} > ${b.to})`,
  'span ge': (a, b) => sql`(${a.from} >= ${b.to})`,
};

export function isOfSpans(name: string): boolean {
  return Object.hasOwn(spans, name);
}

/** @throws RangeError for a name that the parser should not have let through */
export function spanSql(name: string, a: Span, b: Span): Sql {
  const write = spans[name];
  if (!write) throw new RangeError(`no function of time ${name}`);
  return write(a, b);
}

/** @throws RangeError for a name that the parser should not have let through */
export function functionSql(name: string, args: readonly Sql[]): Sql {
  const write = plain[name];
  if (!write) throw new RangeError(`no function ${name}`);
  return write(...(args as [Sql, Sql, Sql]));
}

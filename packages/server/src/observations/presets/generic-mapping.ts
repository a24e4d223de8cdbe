import { findProperty, registeredProperties } from '@wijkritme/contract';
import { zoneRules } from '@wijkritme/engine';
import Type, { type Static } from 'typebox';
import { PositionsSchema } from './csv/csv-preset.ts';
import { DateFormat } from './csv/date-format.ts';
import { invalidMapping, parseMapping } from './parse-mapping.ts';

const Column = Type.String({ minLength: 1, maxLength: 200 });
const Text = Type.String({ minLength: 1, maxLength: 500 });
const strict = { additionalProperties: false };
const WrittenTime = Type.Object(
  {
    column: Column,
    format: Type.String({ minLength: 1, maxLength: 100, description: '"iso", or as yyyy-MM-dd HH:mm' }),
  },
  strict,
);

/** What somebody writes down about a CSV file of their own. Documented in README.md. */
export const GenericMapping = Type.Object(
  {
    delimiter: Type.Union([Type.Literal(','), Type.Literal(';'), Type.Literal('\t'), Type.Literal('|')]),
    decimal: Type.Union([Type.Literal('.'), Type.Literal(',')]),
    time: Type.Object(
      {
        column: Type.Optional(Column),
        format: Type.Optional(WrittenTime.properties.format),
        /** Instead of `column`: parts that add up; of each part the first column that is not empty. */
        parts: Type.Optional(Type.Array(Type.Array(WrittenTime, { minItems: 1 }), { minItems: 1, maxItems: 3 })),
        zone: Type.Optional(Text),
        offset: Type.Optional(Type.String({ pattern: '^[+-](0\\d|1[0-4]):[0-5]\\d$' })),
        repeatedHour: Type.Optional(
          Type.Union([
            Type.Literal('by-order'),
            Type.Literal('earlier'),
            Type.Literal('later'),
            Type.Literal('refuse'),
          ]),
        ),
      },
      strict,
    ),
    key: Type.Optional(Type.Array(Column, { maxItems: 5 })),
    thing: Type.Optional(Type.Object({ name: Text, description: Type.Optional(Text), externalId: Text }, strict)),
    values: Type.Array(Type.Object({ column: Column, property: Text, name: Text }, strict), {
      minItems: 1,
      maxItems: 100,
    }),
    missing: Type.Optional(Type.Array(Type.String({ maxLength: 50 }), { maxItems: 20 })),
    gaps: Type.Optional(
      Type.Array(Type.Object({ column: Column, equals: Type.Union([Type.String(), Type.Number()]) }, strict), {
        maxItems: 10,
      }),
    ),
    intervalSeconds: Type.Integer({ minimum: 1, maximum: 7 * 86_400 }),
    timeZone: Type.Optional(Text),
    country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
    owner: Text,
    source: Type.Optional(Text),
    positions: Type.Optional(PositionsSchema),
  },
  strict,
);
export type GenericMapping = Static<typeof GenericMapping>;

interface Problem {
  readonly pointer: string;
  readonly message: string;
}

/** @throws WijkritmeError `invalid_input` with a pointer to each field that is wrong */
export function parseGenericMapping(mapping: unknown): GenericMapping {
  const parsed = parseMapping(GenericMapping, mapping);
  const problems = [...timeProblems(parsed), ...valueProblems(parsed)];
  if (problems.length > 0) throw invalidMapping(problems);
  return parsed;
}

function* timeProblems({ time, timeZone, delimiter, decimal }: GenericMapping): Generator<Problem> {
  const isSimple = time.column !== undefined && time.format !== undefined;
  if (isSimple === (time.parts !== undefined)) {
    yield { pointer: '/time', message: 'give either column and format, or parts' };
  }
  if ((time.zone === undefined) === (time.offset === undefined)) {
    yield {
      pointer: '/time',
      message: 'give either zone (the clock on the wall) or offset (a clock that never changes)',
    };
  }
  if (time.zone === undefined && timeZone === undefined) {
    yield { pointer: '/timeZone', message: 'is needed where time has an offset: it tells when it is night there' };
  }
  for (const [pointer, zone] of [
    ['/time/zone', time.zone],
    ['/timeZone', timeZone],
  ] as const) {
    if (zone !== undefined && !isZone(zone)) yield { pointer, message: `unknown time zone: ${zone}` };
  }
  if (delimiter === ',' && decimal === ',') yield { pointer: '/decimal', message: 'cannot be the delimiter too' };
  const formats = [time.format, ...(time.parts ?? []).flat().map((part) => part.format)];
  for (const format of formats) if (format !== undefined && format !== 'iso') new DateFormat(format);
}

function* valueProblems({ values, key }: GenericMapping): Generator<Problem> {
  for (const [index, { property, name, column }] of values.entries()) {
    if (!findProperty(property)) {
      const known = registeredProperties.map((p) => p.id).join(', ');
      yield { pointer: `/values/${index}/property`, message: `unknown property: ${property}. Known: ${known}` };
    }
    if (values.findIndex((other) => other.name === name) < index) {
      yield { pointer: `/values/${index}/name`, message: `"${name}" is used twice` };
    }
    if (key?.includes(column)) yield { pointer: `/values/${index}/column`, message: `"${column}" is a key column` };
  }
}

function isZone(name: string): boolean {
  try {
    zoneRules(name);
    return true;
  } catch {
    return false; // Intl knows no such zone
  }
}

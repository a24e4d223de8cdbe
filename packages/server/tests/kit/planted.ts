import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

/**
 * What every planted piece holds somewhere: a text that has none of these holds nothing that was planted. None is shorter than four
 * bytes: three turn up by chance among the hashes in the files of a store.
 */
export const marks = [
  'Zqxo', // free text, e-mail addresses
  '4AAQSkZJRgZq', // the head of a picture in base64
  'UklGRmZq', // the head of a sound in base64
  'DE:AD:5E',
  'DE-AD-5E',
  'ZQ-7', // number plates
  'Quizzelaar', // names of people
  '52.0937216', // coordinates
  '31699887', // telephone numbers
  '1985-03-1', // dates of birth
] as const;

const hex = fc.stringMatching(/^[0-9A-F]{2}$/);
const base64 = fc.stringMatching(/^[A-Za-z0-9+/]{8,80}$/);
const digits = fc.stringMatching(/^[0-9]{3}$/);

/** What shows by its form what it is: it is kept nowhere, not even where a device tells its own name. */
export const plantedForm = fc.oneof(
  fc.stringMatching(/^[a-z]{1,8}$/).map((name) => `${name}Zqxo@example.org`),
  base64.map((more) => `/9j/4AAQSkZJRgZq${more}`),
  base64.map((more) => `data:image/jpeg;base64,/9j/4AAQSkZJRgZq${more}`),
  base64.map((more) => `UklGRmZq${more}`),
  fc.tuple(hex, hex, hex).map((rest) => ['DE:AD:5E', ...rest].join(':')),
  fc.tuple(hex, hex, hex).map((rest) => ['DE-AD-5E', ...rest].join('-')),
  digits.map((number) => `ZQ-7${number.slice(1)}-X`),
  digits.map((number) => `52.0937216${number},5.1180${number}`),
  digits.map((number) => `+31699887${number}`),
  fc.integer({ min: 0, max: 9 }).map((day) => `1985-03-1${day}`),
);

const text = fc.oneof(
  { arbitrary: plantedForm, weight: 9 },
  { arbitrary: fc.stringMatching(/^[a-z ]{0,30}$/).map((more) => `Zqxo${more}`), weight: 1 },
  { arbitrary: fc.constantFrom('Jan', 'Fatima', 'Wei').map((name) => `${name} Quizzelaar`), weight: 1 },
);

/** Numbers that say who or where; alone as a result in range nobody can tell them from a measurement. */
const numeric = fc.oneof(
  digits.map((number) => [5.118, Number(`52.0937216${number}`)]),
  digits.map((number) => ({ lat: Number(`52.0937216${number}`), lon: 5.118 })),
  digits.map((number) => Number(`31699887${number}`)),
);

/** Text, numbers of people and places, and objects and lists that hold them at any depth. */
export const planted: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, text, numeric, tie('nested')),
  nested: fc.oneof(
    fc.tuple(tie('value')).map(([inner]) => [inner]),
    fc.tuple(fc.constantFrom('note', 'picture', 'person', 'a'), tie('value')).map(([key, inner]) => ({ [key]: inner })),
    fc.tuple(text, tie('value')).map(([key, inner]) => ({ [key]: inner })),
  ),
})).value;

export const plantedText = text;

/** Bodies as somebody might send them as one reading, each with something planted. JSON, whole or broken. */
export function plantedBody(stream: number, phenomenonTime: string): fc.Arbitrary<string> {
  const reading = { phenomenonTime, result: 5 };
  const whole = fc.oneof(
    planted,
    planted.map((result) => ({ ...reading, result })),
    planted.map((note) => ({ ...reading, note })),
    planted.map((parameters) => ({ ...reading, parameters: { parameters } })),
    text.map((key) => ({ ...reading, [key]: 1 })),
    text.map((time) => ({ ...reading, phenomenonTime: time })),
    text.map((time) => ({ ...reading, phenomenonTime: `${phenomenonTime}/${time}` })),
    fc.constant({ ...reading, phenomenonTime: '1985-03-12T10:00:00Z' }),
    text.map((time) => ({ ...reading, resultTime: time })),
    planted.map((name) => ({ ...reading, Datastream: { '@iot.id': stream, name } })),
    text.map((id) => ({ ...reading, Datastream: { '@iot.id': id } })),
    planted.map((feature) => ({ ...reading, FeatureOfInterest: { feature } })),
  );
  const json = whole.map((body) => JSON.stringify(body));
  return fc.oneof(
    { arbitrary: json, weight: 9 },
    { arbitrary: json.map((body) => `{"result": 5, "x": ${body}`), weight: 1 },
    { arbitrary: text.map((raw) => `{"__proto__": {"note": "${raw}"}, "result": 5}`), weight: 1 },
    { arbitrary: text, weight: 1 },
  );
}

/** The marks that a text or a file holds. */
export function marksIn(content: string | Buffer): string[] {
  return marks.filter((mark) => content.includes(mark));
}

/** Every file below a folder that holds something planted, with what. Files that vanish meanwhile hold nothing. */
export function filesHolding(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      return marksIn(contentOf(path)).map((mark) => `${path}: ${mark}`);
    });
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw cause;
  }
}

import { readFileSync } from 'node:fs';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const moment = { type: 'string', format: 'date-time' };
const text = { type: 'string' };
const link = { type: 'string', format: 'uri' };
const identifier = {
  anyOf: [{ type: 'string', minLength: 1, maxLength: 256, pattern: '^[\\w.{}$+*\\[\\]`|~^@!,:\\\\-]+$' }, link],
};
const texts = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, text]));
/** Coordinates so many lists deep; a place has two numbers at least. @see RFC 7946, 3.1 */
const nested = (depth: number): object =>
  depth === 0 ? { type: 'array', minItems: 2, items: { type: 'number' } } : { type: 'array', items: nested(depth - 1) };
const geometry = (type: string, depth: number) => ({
  type: 'object',
  required: ['type', 'coordinates'],
  properties: { type: { const: type }, coordinates: nested(depth) },
});

/**
 * What the schemas of the smart data models lean on, in our words: which definitions there are, and what each asks of an entity, is that
 * of github.com/smart-data-models/data-models (common-schema.json).
 */
const common = {
  $id: 'https://smart-data-models.github.io/data-models/common-schema.json',
  definitions: {
    EntityIdentifierType: identifier,
    'GSMA-Commons': {
      type: 'object',
      properties: {
        id: identifier,
        ...{ dateCreated: moment, dateModified: moment },
        ...texts('source', 'name', 'alternateName', 'description', 'dataProvider'),
        owner: { type: 'array', items: identifier },
        seeAlso: { oneOf: [{ type: 'array', minItems: 1, items: link }, link] },
      },
    },
    'Location-Commons': {
      type: 'object',
      properties: {
        location: {
          oneOf: [
            geometry('Point', 0),
            geometry('LineString', 1),
            geometry('Polygon', 2),
            geometry('MultiPoint', 1),
            geometry('MultiLineString', 2),
            geometry('MultiPolygon', 3),
          ],
        },
        address: {
          type: 'object',
          properties: texts('streetAddress', 'addressLocality', 'addressRegion', 'addressCountry', 'postalCode'),
        },
        ...texts('areaServed'),
      },
    },
  },
};

/** The published schema of one model, with what it leans on. @throws Error when it leans on what is not known here */
export function schemaOf(samples: URL, type: string): ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(common);
  return ajv.compile(JSON.parse(readFileSync(new URL(`${type}/schema.json`, samples), 'utf8')) as object);
}

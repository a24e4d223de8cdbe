import { findProperty } from '@wijkritme/contract';
import Type from 'typebox';
import { invalidMapping, parseMapping } from './parse-mapping.ts';
import type { Preset } from './preset.ts';
import { SensorThingsReader } from './sensorthings/sensorthings-reader.ts';

const Mapping = Type.Object(
  {
    owner: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })),
    source: Type.Optional(Type.String({ maxLength: 500 })),
    timeZone: Type.Optional(Type.String()),
    country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
    intervalSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 7 * 86_400 })),
    properties: Type.Optional(Type.Record(Type.String(), Type.String())),
  },
  { additionalProperties: false },
);

/** A saved answer of a SensorThings server. */
export const sensorThings: Preset = {
  id: 'sensorthings',
  name: { nl: 'SensorThings-antwoord', en: 'SensorThings answer' },
  description: {
    nl: 'Een bewaard antwoord (JSON) van een SensorThings-server, het beste met $expand=Observations,Thing,ObservedProperty. Geeft de server meer pagina’s, bewaar ze dan alle en lees ze na elkaar in.',
    en: 'A saved answer (JSON) of a SensorThings server, best with $expand=Observations,Thing,ObservedProperty. Where the server gives several pages, save them all and import them one after another.',
  },
  handles: [
    {
      nl: 'Ook dataArray en een tijd die van–tot is geschreven (dan telt het begin).',
      en: 'Data arrays too, and times written as from–to (then the start counts).',
    },
    {
      nl: 'Een grootheid of eenheid die hier niet bekend is, wordt geweigerd en niet geraden.',
      en: 'An observed property or unit that is not known here is refused, not guessed.',
    },
  ],
  accepts: '.json,.json.gz,.gz',
  open(sink, { fileName, mapping }) {
    const parsed = parseMapping(Mapping, mapping ?? {});
    for (const [word, id] of Object.entries(parsed.properties ?? {})) {
      if (findProperty(id)) continue;
      throw invalidMapping([{ pointer: `/properties/${word}`, message: `unknown property: ${id}` }]);
    }
    return new SensorThingsReader(sink, { fileName, mapping: parsed });
  },
};

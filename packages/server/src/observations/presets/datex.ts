import Type from 'typebox';
import { DatexReader } from './datex/datex-reader.ts';
import { parseMapping } from './parse-mapping.ts';
import type { Preset } from './preset.ts';

const Mapping = Type.Object(
  {
    sites: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { minItems: 1, maxItems: 2_000 })),
    periodSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 86_400 })),
    timeZone: Type.Optional(Type.String()),
    country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
    owner: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })),
    source: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
);

/** Measured data of road traffic, as NDW and other national access points publish them. */
export const datex: Preset = {
  id: 'datex-ii',
  name: { nl: 'Verkeersgegevens (DATEX II)', en: 'Traffic data (DATEX II)' },
  description: {
    nl: 'Gemeten verkeersgegevens (XML) van NDW of een andere bron: aantallen, snelheden en reistijden. Zet de tabel met meetpunten ervoor in hetzelfde bestand, dan zijn ook rijstroken en lengteklassen bekend.',
    en: 'Measured traffic data (XML) of NDW or another source: counts, speeds and travel times. Put the measurement site table in front of it in the same file, and lanes and length classes are known too.',
  },
  handles: [
    {
      nl: 'Een waarde met een fout, zonder waarnemingen of onder nul is een gat, nooit een nul.',
      en: 'A value with an error, without observations or below zero is a gap, never a zero.',
    },
    {
      nl: 'Voertuigen per uur worden het aantal in de meetperiode.',
      en: 'Vehicles per hour become the number in the measuring period.',
    },
    {
      nl: 'Een landelijk bestand heeft te veel meetpunten: noem de punten die u wilt.',
      en: 'A national file has too many sites: name the ones that you want.',
    },
  ],
  accepts: '.xml,.xml.gz,.gz',
  open(sink, { fileName, mapping }) {
    return new DatexReader(sink, { fileName, mapping: parseMapping(Mapping, mapping ?? {}) });
  },
};

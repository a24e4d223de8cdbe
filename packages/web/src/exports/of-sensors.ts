import type { Thing } from '@wijkritme/contract';
import { defaultZone } from '../i18n/format.ts';
import { texts } from '../i18n/language.ts';
import { api } from '../workbench/api.ts';
import { queries, type ThingChoice } from '../workbench/queries.ts';
import type { Cell, Figure } from './figure.ts';
import { factsOf, fileName, type Surroundings } from './surroundings.ts';
import { everyRow } from './too-many-rows.ts';

/** Every sensor with these filters and how it is doing; as shapes: where each stands. */
export async function figureOfSensors(choice: ThingChoice, about: Surroundings): Promise<Figure> {
  const { text, language, queryClient } = about;
  const { sensors: words, status, passportStatus } = texts[language];
  const { columns } = text;
  const [things, states, places] = await Promise.all([
    everyRow((page) => api.listThings({ ...choice, ...page, limit: 100 })),
    queryClient.fetchQuery(queries.datastreams()),
    queryClient.fetchQuery(queries.places()),
  ]);
  const stateOf = new Map(states.items.map((state) => [state.id, state]));
  const placeOf = new Map(places.items.map((place) => [place.id, place]));
  const rowsOf = (thing: Thing): Cell[][] =>
    thing.datastreams.map((series) => {
      const state = stateOf.get(series.id);
      const place = placeOf.get(thing.placeId ?? -1);
      const zone = place?.timeZone ?? defaultZone;
      return [
        thing.name,
        series.name,
        place?.name ?? words.noPlace,
        status[state?.status ?? 'no-data'],
        state?.latest ? { at: Date.parse(state.latest.time), zone } : words.never,
        passportStatus[series.passportStatus],
        state?.counts.stored ?? null,
        state?.counts.refused ?? null,
        thing.position?.[0] ?? null,
        thing.position?.[1] ?? null,
      ];
    });
  const named = ['sensor', 'series', 'place', 'state', 'last', 'passport', 'stored', 'refused'] as const;
  return {
    file: fileName(words.title),
    title: words.title,
    sentence: words.intro,
    facts: factsOf(about, {
      definition: text.definitions.sensors,
      simulated: things.some(({ simulated }) => simulated),
    }),
    table: {
      caption: words.caption,
      columns: [
        ...named.map((id) => ({ name: columns[id] })),
        ...(['longitude', 'latitude'] as const).map((id) => ({ name: columns[id], isDetail: true as const })),
      ],
      rows: things.flatMap(rowsOf),
    },
    shapes: { type: 'FeatureCollection', features: things.flatMap(pointOf) },
  };
}

function pointOf({ id, name, position, datastreams }: Thing) {
  if (!position) return [];
  const properties = { name, series: datastreams.map((series) => series.name).join(', ') };
  return [{ type: 'Feature' as const, id, geometry: { type: 'Point', coordinates: [...position] }, properties }];
}

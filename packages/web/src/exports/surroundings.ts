import type { QueryClient } from '@tanstack/react-query';
import type { Language } from '../i18n/language.ts';
import { queries } from '../workbench/queries.ts';
import type { FigureFacts } from './figure.ts';
import { exportTexts } from './texts.ts';
import type { ExportText } from './texts-nl.ts';

/** What every figure needs to know of the page it stands on. */
export interface Surroundings {
  readonly language: Language;
  readonly text: ExportText;
  /** What the page fetched already is taken from here; nothing else may be asked for than what the page may ask for. */
  readonly queryClient: QueryClient;
  /** Of this installation: “wijkritme.voorbeeld.nl” */
  readonly host: string;
  /** Of exactly this view. */
  readonly address: string;
  readonly licence: string | undefined;
  /** The installation holds sample data; for figures that do not say it of themselves. */
  readonly simulated: boolean;
}

export async function surroundingsOf(queryClient: QueryClient, language: Language): Promise<Surroundings> {
  const { simulated, licence } = await queryClient.fetchQuery(queries.health());
  return {
    language,
    text: exportTexts[language],
    queryClient,
    host: location.host,
    address: location.href,
    licence,
    simulated,
  };
}

type Told = Pick<FigureFacts, 'definition'> & Partial<Omit<FigureFacts, 'address' | 'licence'>>;

/** The facts of a figure, with what holds for all figures of this page. */
export function factsOf({ text, host, address, licence, simulated }: Surroundings, told: Told): FigureFacts {
  return {
    source: text.host(host),
    simulated,
    ...told,
    address,
    ...(licence === undefined ? {} : { licence }),
  };
}

/** Who measures a series, with where it was read; and its name with its place. */
export async function seriesFacts({ queryClient, text, host }: Surroundings, datastreamId: number) {
  const series = await queryClient.fetchQuery(queries.datastream(datastreamId));
  const [thing, places] = await Promise.all([
    queryClient.fetchQuery(queries.thing(series.thingId)),
    queryClient.fetchQuery(queries.places()),
  ]);
  const passport = thing.datastreams.find(({ id }) => id === datastreamId)?.passport;
  const place = places.items.find(({ id }) => id === series.placeId);
  return {
    series,
    name: place ? `${series.name}, ${place.name}` : series.name,
    source: text.sensor(thing.name, passport?.owner, host),
    simulated: series.simulated,
  };
}

/** @example fileName('Geluid, Markt 3', '2026-11-22') // 'geluid-markt-3-2026-11-22' */
export function fileName(...parts: readonly string[]): string {
  const name = parts
    .join('-')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name.slice(0, 80) || 'wijkritme';
}

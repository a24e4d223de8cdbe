import { findProperty, type PassportStatus } from '@wijkritme/contract';
import { type Html, html } from '../../../foundation/http/html.ts';
import type { PageAnswer, PageCall } from '../../../foundation/http/pages.ts';
import { inLanguage } from '../../../foundation/http/public-layout.ts';
import { countThings, selectThings, type ThingRow } from '../../sql/read-things.ts';
import { type RegisterChoice, type RegisterEntry, type RegisterSources, toEntries, toThingChoice } from '../entries.ts';
import { registerExports } from '../exports/index.ts';
import { icon, iconOf } from './icons.ts';
import { layout, wordsOf } from './layout.ts';
import { drawMap } from './map.ts';
import type { Words } from './words-nl.ts';

const PAGE_SIZE = 50;
/** More points than this make a stain, not a map. */
const MAP_POINTS = 2_000;
const statuses = [
  'valid',
  'not_yet_valid',
  'expired',
  'withdrawn',
  'missing',
] as const satisfies readonly PassportStatus[];

/** The public register: a choice, a map and a list that say the same. */
export async function listPage(sources: RegisterSources, { query, language }: PageCall): Promise<PageAnswer> {
  const words = wordsOf(language);
  const choice = toChoice(query);
  const chosen = toThingChoice(sources, choice);
  const afterId = Number(query.after ?? 0);
  const [rows, total, all] = await Promise.all([
    selectThings(sources.room.db, {
      ...chosen,
      afterId: Number.isSafeInteger(afterId) ? Math.max(0, afterId) : 0,
      limit: PAGE_SIZE + 1,
    }),
    countThings(sources.room.db, chosen),
    selectThings(sources.room.db, { ...chosen, limit: MAP_POINTS }),
  ]);
  const entries = toEntries(sources, rows.slice(0, PAGE_SIZE));
  const last = rows.length > PAGE_SIZE ? entries.at(-1)?.id : undefined;
  const body = html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
${entries.some(({ simulated }) => simulated) ? html`<p class="note">${words.simulated}</p>` : ''}
${filters(sources, choice, words)}
<p role="status">${total === 0 ? words.none : words.count(entries.length, total)}</p>
${mapOf(sources, all, { words, total })}
${entries.length > 0 ? listOf(entries, words) : ''}
<p class="pages">${query.after ? html`<a href="${addressOf(choice, words)}">${words.previous}</a> ` : ''}${last ? html`<a href="${addressOf(choice, words, last)}">${words.next}</a>` : ''}</p>
${exportsOf(words)}`;
  return { html: layout({ words, title: words.title, address: pathOf(choice), body, section: 'register' }) };
}

/** What does not make sense chooses nothing: people share and mend addresses. */
function toChoice(query: Readonly<Record<string, string>>): RegisterChoice {
  const place = Number(query.place);
  return {
    place: Number.isSafeInteger(place) && place > 0 ? place : undefined,
    property: findProperty(query.property ?? '')?.id,
    status: statuses.find((status) => status === query.status),
    search: query.search?.trim().slice(0, 100) || undefined,
  };
}

function pathOf(choice: RegisterChoice, after?: number): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...choice, after })) if (value) query.set(name, String(value));
  return query.size > 0 ? `/register?${query}` : '/register';
}

function addressOf(choice: RegisterChoice, words: Words, after?: number): string {
  return inLanguage(pathOf(choice, after), words.language);
}

function filters({ room, places }: RegisterSources, choice: RegisterChoice, words: Words): Html {
  const used = new Set([...room.catalog.all()].map(({ placeId }) => placeId));
  const around = new Set([...used].flatMap((id) => places.withParents(id ?? -1)));
  const properties = new Map([...room.catalog.all()].map(({ property, propertyName }) => [property, propertyName]));
  const lang = words.language === 'nl' ? 'nl' : 'en';
  const named = [...around].map(({ id, name }) => [String(id), name] as const).sort((a, b) => a[1].localeCompare(b[1]));
  return html`<form class="filters" action="/register" method="get">
<h2 class="hidden">${words.filter}</h2>
<input type="hidden" name="language" value="${words.language}">
<p><label for="search">${words.search}</label><input id="search" name="search" type="search" maxlength="100" value="${choice.search}"></p>
${select('place', words.place, named, choice.place, words)}
${select(
  'property',
  words.property,
  [...properties].map(([id, name]) => [id, name[lang]] as const),
  choice.property,
  words,
)}
${select(
  'status',
  words.status,
  statuses.map((status) => [status, words.statuses[status]] as const),
  choice.status,
  words,
)}
<p class="commands"><button type="submit">${words.apply}</button> <a href="${inLanguage('/register', words.language)}">${words.clear}</a></p>
</form>`;
}

function select(
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
  ...[chosen, words]: readonly [string | number | undefined, Words]
): Html {
  const option = ([id, text]: readonly [string, string]) =>
    id === String(chosen)
      ? html`<option value="${id}" selected>${text}</option>`
      : html`<option value="${id}">${text}</option>`;
  return html`<p><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">${words.all}</option>${options.map(option)}</select></p>`;
}

function mapOf(
  sources: RegisterSources,
  rows: readonly ThingRow[],
  { words, total }: { words: Words; total: number },
): Html {
  const points = toEntries(sources, rows).flatMap(({ position, series }) =>
    position ? [{ position, active: series.some(({ status }) => status === 'valid') }] : [],
  );
  const on = points.filter(({ active }) => active).length;
  const map = drawMap({ places: sources.places, points, label: words.mapLabel(on, points.length - on) });
  if (!map) return html``;
  return html`<section aria-labelledby="map"><h2 id="map">${words.map}</h2>${map}
<p class="legend"><span>${dot('map-on')} ${words.mapOn}</span> <span>${dot('map-off')} ${words.mapOff}</span>${total > MAP_POINTS ? html` <span>${words.mapCut(MAP_POINTS)}</span>` : ''}</p></section>`;
}

const dot = (kind: 'map-on' | 'map-off') =>
  html`<svg class="dot" viewBox="0 0 16 16" aria-hidden="true"><circle class="${kind}" cx="8" cy="8" r="6"/></svg>`;

function listOf(entries: readonly RegisterEntry[], words: Words): Html {
  const lang = words.language === 'nl' ? 'nl' : 'en';
  const item = ({ id, name, places, series }: RegisterEntry) => html`<li>
<h3><a href="${inLanguage(`/register/${id}`, words.language)}">${name}</a></h3>
<p>${places.length > 0 ? places.join(', ') : words.noPlace}</p>
<ul class="series">${series.map(
    ({ property, propertyName, status }) =>
      html`<li>${iconOf(property)} <span>${propertyName[lang]}</span> <span class="state" data-state="${status}">${icon(status === 'valid' ? 'valid' : 'stopped')} ${words.statuses[status]}</span></li>`,
  )}</ul></li>`;
  return html`<section aria-labelledby="list"><h2 id="list">${words.list}</h2><ul class="entries">${entries.map(item)}</ul></section>`;
}

function exportsOf(words: Words): Html {
  const link = ({ id, title }: (typeof registerExports)[number]) =>
    html`<li><a href="/v1/register/exports/${id}">${title}</a></li>`;
  return html`<section aria-labelledby="exports"><h2 id="exports">${words.exports}</h2><p>${words.exportsLead}</p><ul>${registerExports.map(link)}</ul></section>`;
}

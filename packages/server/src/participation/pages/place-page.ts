import { type Html, html } from '../../foundation/http/html.ts';
import type { Language } from '../../foundation/http/language.ts';
import type { PageAnswer, PageCall } from '../../foundation/http/pages.ts';
import { inLanguage } from '../../foundation/http/public-layout.ts';
import type { PlaceDirectory, StoredPlace } from '../../places/index.ts';
import type { ParticipationRoom } from '../room.ts';
import { reportPage, wordsOf } from './frame.ts';

/** Where somebody says of which place the report is. A choice leads to the form; an address may name a place as well. */
export function placePage(
  { places }: ParticipationRoom,
  { query, language }: PageCall,
): PageAnswer | { place: number } {
  const asked = Number(query.plek);
  if (places.directory.find(asked)) return { place: asked };
  const words = wordsOf(language);
  const body = html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
<p class="note">${words.urgent}</p>
${placeChoice(places.directory, language)}
<p><a href="${inLanguage('/melden/volgen', language)}">${words.follow}</a></p>`;
  return reportPage({ language, title: words.title, address: '/melden', body });
}

/** A form that asks for a place. */
export function placeChoice(directory: PlaceDirectory, language: Language): Html {
  const words = wordsOf(language);
  const all = inTree(directory);
  if (all.length === 0) return html`<p>${words.noPlaces}</p>`;
  return html`<form class="filters" action="/melden" method="get">
<input type="hidden" name="language" value="${language}">
<p><label for="plek">${words.choosePlace}</label><select id="plek" name="plek" required>${all.map(
    ({ place, depth }) => html`<option value="${place.id}">${'– '.repeat(depth)}${place.name}</option>`,
  )}</select></p>
<p class="commands"><button type="submit">${words.choose}</button></p>
</form>`;
}

interface InTree {
  readonly place: StoredPlace;
  readonly depth: number;
}

/** Each place after the one that it lies in; by name. */
function inTree(directory: PlaceDirectory): InTree[] {
  const of = new Map<number | null, StoredPlace[]>();
  for (const place of directory.all()) {
    const parent = directory.find(place.parentId ?? -1) ? place.parentId : null;
    of.set(parent, [...(of.get(parent) ?? []), place]);
  }
  const below = (parent: number | null, depth: number): InTree[] =>
    (of.get(parent) ?? [])
      .sort((a, b) => a.name.localeCompare(b.name))
      .flatMap((place) => [{ place, depth }, ...below(place.id, depth + 1)]);
  return below(null, 0);
}

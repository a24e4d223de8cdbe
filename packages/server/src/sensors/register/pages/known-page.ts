import type { KnownSensor } from '@wijkritme/contract';
import { type Html, html } from '../../../foundation/http/html.ts';
import type { PageAnswer, PageCall } from '../../../foundation/http/pages.ts';
import { inLanguage } from '../../../foundation/http/public-layout.ts';
import { countKnown, selectKnown } from '../../sql/known-sensors.ts';
import type { RegisterSources } from '../entries.ts';
import { facts, formatDay, layout, wordsOf } from './layout.ts';
import { drawMap } from './map.ts';
import { notFoundPage } from './not-found-page.ts';
import type { Words } from './words-nl.ts';

const PAGE_SIZE = 50;
const MAP_POINTS = 2_000;

/** Sensors of others, apart from our own: with the source and its date, and never as if we had checked them. */
export async function knownPage({ room, places }: RegisterSources, { query, language }: PageCall): Promise<PageAnswer> {
  const words = wordsOf(language);
  const afterId = Number(query.after ?? 0);
  const [rows, total, all] = await Promise.all([
    selectKnown(room.db, { afterId: Number.isSafeInteger(afterId) ? Math.max(0, afterId) : 0, limit: PAGE_SIZE + 1 }),
    countKnown(room.db, {}),
    selectKnown(room.db, { limit: MAP_POINTS }),
  ]);
  const shown = rows.slice(0, PAGE_SIZE);
  const points = all.map(({ position }) => ({ position, active: false }));
  const map = drawMap({ places, points, label: words.knownPages.mapLabel(points.length) });
  const last = rows.length > PAGE_SIZE ? shown.at(-1)?.id : undefined;
  const body = html`<h1>${words.knownPages.title}</h1>
<p class="lead">${words.knownPages.lead}</p><p>${words.knownPages.never}</p>
<p role="status">${total === 0 ? words.knownPages.none : words.knownPages.count(total)}</p>
${map && html`<section aria-labelledby="map"><h2 id="map">${words.map}</h2>${map}${total > MAP_POINTS && html`<p>${words.mapCut(MAP_POINTS)}</p>`}</section>`}
${shown.length > 0 && html`<section aria-labelledby="list"><h2 id="list">${words.list}</h2><ul class="entries">${shown.map((one) => item(one, words))}</ul></section>`}
<p class="pages">${query.after && html`<a href="${inLanguage('/register/known', words.language)}">${words.previous}</a> `}${last && html`<a href="${inLanguage(`/register/known?after=${last}`, words.language)}">${words.next}</a>`}</p>`;
  return { html: layout({ words, title: words.knownPages.title, address: '/register/known', body, section: 'known' }) };
}

function item({ id, name, kind, sourceId, organisation, source, sourceDate }: KnownSensor, words: Words): Html {
  return html`<li><h3><a href="${inLanguage(`/register/known/${id}`, words.language)}">${titleOf({ name, kind, sourceId }, words)}</a></h3>
<p>${organisation ?? kindOf(kind, words)}</p>
<p>${words.knownPages.source}: ${source}, ${formatDay(sourceDate, words.language)}</p></li>`;
}

/** Where a source gives no names, the end of the identifier tells one camera from the next. */
function titleOf({ name, kind, sourceId }: Pick<KnownSensor, 'name' | 'kind' | 'sourceId'>, words: Words): string {
  return name === kind ? `${kindOf(kind, words)} ${sourceId.slice(-6)}` : name;
}

/** The words of the source; those of the base register are codes, and have words of ours. */
function kindOf(kind: string, words: Words): string {
  const known: Readonly<Record<string, string>> = words.knownPages.kinds;
  return Object.hasOwn(known, kind) ? (known[kind] ?? kind) : kind;
}

export async function knownEntryPage({ room, places }: RegisterSources, call: PageCall): Promise<PageAnswer> {
  const words = wordsOf(call.language);
  const id = /^[1-9]\d{0,8}$/.test(call.params.id ?? '') ? Number(call.params.id) : 0;
  const [sensor] = await selectKnown(room.db, { id, limit: 1 });
  if (!sensor) return notFoundPage(words, 'known');
  const said = words.knownPages;
  const around = places.at(sensor.position).map(({ name }) => name);
  const title = titleOf(sensor, words);
  const body = html`<p><a href="${inLanguage('/register/known', words.language)}">${said.title}</a></p>
<h1>${title}</h1>
<p class="note">${said.lead} ${said.never}</p>
<section class="card" aria-label="${title}">${facts([
    [said.source, sensor.source],
    [said.date, formatDay(sensor.sourceDate, words.language)],
    [words.owns, sensor.sourceId],
    [said.organisation, sensor.organisation ?? said.unknown],
    [said.kind, kindOf(sensor.kind, words)],
    [said.purpose, sensor.purpose ?? said.unknown],
    [said.ground, sensor.legalBasis ?? said.unknown],
    [said.personal, sensor.personalData === null ? said.unknown : sensor.personalData ? said.yes : said.no],
    [said.until, sensor.validUntil ? formatDay(sensor.validUntil, words.language) : said.unknown],
    [words.where, around.join(', ')],
  ])}<p>${said.wrong}</p></section>
${drawMap({ places, points: [{ position: sensor.position, active: false }], label: said.mapLabel(1) })}`;
  return { html: layout({ words, title, address: `/register/known/${id}`, body, section: 'known' }) };
}

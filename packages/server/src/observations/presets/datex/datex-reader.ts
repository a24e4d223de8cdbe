import { HOUR, SECOND } from '@wijkritme/contract';
import { DateFormat, ISO } from '../csv/date-format.ts';
import * as shared from '../csv/reasons.ts';
import { fileProblem } from '../file-problem.ts';
import type { Reason, RowReader, RowSink } from '../preset.ts';
import { readSite, type Site } from './read-site.ts';
import { readValue, timeTextOf } from './read-value.ts';
import * as reasons from './reasons.ts';
import { type SiteSeries, seriesOf, toTemplate } from './site-series.ts';
import { childOf, textOf, XmlError, type XmlNode, XmlPieces } from './xml-pieces.ts';

/** What a person may say about a DATEX II file. */
export interface DatexMapping {
  /** Ids of the sites that are wanted; left out: all of the file. */
  readonly sites?: readonly string[];
  /** Over how many seconds is counted, where neither the table nor the value says so. */
  readonly periodSeconds?: number;
  readonly timeZone?: string;
  readonly country?: string;
  readonly owner?: string;
  readonly source?: string;
}

/** Which value of which site. */
interface Indexed {
  readonly id: string;
  readonly version: string;
  readonly index: string;
}

type Verdict =
  | { readonly kind: 'reading'; readonly series: SiteSeries; readonly time: number; readonly value: number }
  | { readonly kind: 'gap' | 'refused'; readonly reason: Reason };

/** Sites of one file. A national table has more: choose sites. */
const MAX_SITES = 2_000;
/** Of the Dutch national database it is documented that numbers are made every minute. */
const periodBySupplier: Readonly<Record<string, number>> = { NLNDW: 60 };
const wanted: ReadonlySet<string> = new Set([
  'supplierIdentification',
  'publicationCreator',
  'measurementSiteRecord',
  'measurementSite',
  'siteMeasurements',
]);
const DECLARATION = '<?xml';

/**
 * Reads measured data of DATEX II, and the table that says what was measured. Both may stand in one file, the table first: the
 * documents are then written one behind the other. A "line" is here the running number of `siteMeasurements` in the file.
 */
export class DatexReader implements RowReader {
  line = 0;
  readonly #sink: RowSink;
  readonly #options: { readonly fileName: string; readonly mapping: DatexMapping };
  readonly #chosen: ReadonlySet<string> | undefined;
  readonly #sites = new Map<string, Site>();
  readonly #handles = new Map<string, number>();
  readonly #seen = new Set<string>();
  readonly #time = new DateFormat(ISO);
  #document: XmlPieces | undefined;
  #carry = '';
  #supplier = '';
  #country = '';
  #found = 0;
  #startLine = 0;

  /** @param sites of a table that was read before */
  constructor(sink: RowSink, options: { fileName: string; mapping: DatexMapping; sites?: ReadonlyMap<string, Site> }) {
    this.#sink = sink;
    this.#options = options;
    if (options.mapping.sites) this.#chosen = new Set(options.mapping.sites);
    for (const [id, site] of options.sites ?? []) this.#sites.set(id, site);
  }

  /** The sites of the table, those that are wanted alone. */
  get sites(): ReadonlyMap<string, Site> {
    return this.#sites;
  }

  startAt(line: number): void {
    this.#startLine = line;
  }

  push(text: string): void {
    let rest = this.#carry + text;
    // A declaration begins the next document, unless none is open.
    const next = () => rest.indexOf(DECLARATION, this.#document ? 0 : 1);
    for (let at = next(); at >= 0; at = next()) {
      this.#write(rest.slice(0, at));
      this.#close();
      rest = rest.slice(at);
    }
    // The last characters may be the beginning of a declaration.
    const keep = rest.length - (DECLARATION.length - 1);
    this.#write(rest.slice(0, Math.max(0, keep)));
    this.#carry = rest.slice(Math.max(0, keep));
  }

  end(): void {
    this.#write(this.#carry);
    this.#carry = '';
    this.#close();
    if (this.#found > 0) return;
    const what = `${this.#options.fileName} holds neither measured data nor a measurement site table of DATEX II.`;
    throw fileProblem({ what, remedy: 'Choose the file of the publication itself.' });
  }

  #write(text: string): void {
    if (text === '') return;
    // What stands between two documents.
    if (!this.#document && text.trim() === '') return;
    this.#document ??= new XmlPieces({ wanted, onPiece: (piece) => this.#take(piece) });
    this.#inDocument((document) => document.push(text));
  }

  #close(): void {
    if (this.#document) this.#inDocument((document) => document.end());
    this.#document = undefined;
  }

  #inDocument(act: (document: XmlPieces) => void): void {
    try {
      if (this.#document) act(this.#document);
    } catch (cause) {
      if (!(cause instanceof XmlError)) throw cause;
      const what = `${this.#options.fileName} is not XML that can be read: ${cause.message}`;
      throw fileProblem({ line: cause.line, what, remedy: 'Download the publication again, unchanged.' });
    }
  }

  #take(piece: XmlNode): void {
    switch (piece.name) {
      case 'siteMeasurements':
        this.#found += 1;
        this.line += 1;
        this.#takeMeasurements(piece);
        return;
      case 'measurementSiteRecord':
      case 'measurementSite':
        this.#found += 1;
        this.#takeSite(readSite(piece));
        return;
      default:
        this.#supplier = textOf(childOf(piece, 'nationalIdentifier')) || this.#supplier;
        this.#country = textOf(childOf(piece, 'country')) || this.#country;
    }
  }

  #takeSite(site: Site | undefined): void {
    if (!site || this.#chosen?.has(site.id) === false) return;
    this.#sites.set(site.id, site);
    this.#limit(this.#sites.size);
  }

  #takeMeasurements(piece: XmlNode): void {
    const { id = '', version = '' } = childOf(piece, 'measurementSiteReference')?.attributes ?? {};
    if (this.line < this.#startLine || this.#chosen?.has(id) === false) return;
    if (id !== '') this.#limit(this.#seen.add(id).size);
    for (const child of piece.children) {
      const { index } = child.attributes;
      const isValue = child.name === 'measuredValue' || child.name === 'physicalQuantity';
      if (isValue && index !== undefined) this.#hand(child, piece, { id, version, index: index.slice(0, 40) });
    }
  }

  #hand(node: XmlNode, around: XmlNode, of: Indexed): void {
    const column = `${of.id.slice(0, 100)} ${of.index}`.trim();
    const verdict = this.#judge(node, around, of);
    if (verdict.kind === 'reading')
      this.#sink.reading(this.#declare(of.id, verdict.series), verdict.time, verdict.value, this.line, column);
    else if (verdict.kind === 'gap') this.#sink.gap(this.line, column, verdict.reason);
    else this.#sink.refused(this.line, column, verdict.reason);
  }

  #judge(node: XmlNode, around: XmlNode, { id, version, index }: Indexed): Verdict {
    if (id === '') return refused(reasons.noSite);
    const said = readValue(node);
    if (said.kind !== 'value') return said;
    const found = seriesOf(this.#sites.get(id), version, index, said.quantity);
    if (!found.ok) return refused(found.reason);
    const time = this.#timeOf(timeTextOf(node, around));
    if (Number.isNaN(time)) return refused(shared.timeUnreadable);
    const period = said.periodSeconds ?? found.series.periodSeconds ?? this.#usualPeriod();
    if (said.quantity.isRate && period === undefined) return refused(reasons.noPeriod);
    const value = said.quantity.isRate ? perPeriod(said.value, period as number) : said.value; // refused above without
    const { min, max } = found.series.property;
    if (value < min || value > max) return refused(shared.outsideRange(found.series.property));
    return { kind: 'reading', series: { ...found.series, periodSeconds: period ?? null }, time, value };
  }

  #declare(id: string, series: SiteSeries): number {
    const key = `${id}\n${series.channel}`;
    const known = this.#handles.get(key);
    if (known !== undefined) return known;
    const { mapping, fileName } = this.#options;
    const supplier = this.#supplier || 'DATEX II';
    const site = this.#sites.get(id) ?? { id, name: id, position: null };
    const handle = this.#sink.datastream(
      toTemplate(site, series, {
        supplier,
        timeZone: mapping.timeZone ?? (this.#country === 'be' ? 'Europe/Brussels' : 'Europe/Amsterdam'),
        country: mapping.country ?? (/^[a-z]{2}$/.test(this.#country) ? this.#country.toUpperCase() : 'NL'),
        owner: mapping.owner ?? supplier,
        source: mapping.source ?? `DATEX II, ${supplier} (${fileName})`,
      }),
    );
    this.#handles.set(key, handle);
    return handle;
  }

  #usualPeriod(): number | undefined {
    const { periodSeconds } = this.#options.mapping;
    const usual = Object.hasOwn(periodBySupplier, this.#supplier) ? periodBySupplier[this.#supplier] : undefined;
    return periodSeconds ?? usual;
  }

  /** UTC ms; NaN without an offset. */
  #timeOf(written: string): number {
    return this.#time.read(written, 0, written.length) ? this.#time.localMs - this.#time.offsetMs : Number.NaN;
  }

  #limit(sites: number): void {
    if (sites <= MAX_SITES) return;
    const what = `The file has more than ${MAX_SITES} measurement sites.`;
    throw fileProblem({ what, remedy: 'Name the sites that you want in the field for sites.' });
  }
}

const refused = (reason: Reason): Verdict => ({ kind: 'refused', reason });

/** Vehicles in the period; a rate is made from whole vehicles, so the noise of the division goes. */
const perPeriod = (rate: number, seconds: number): number => Number(((rate * seconds * SECOND) / HOUR).toFixed(6));

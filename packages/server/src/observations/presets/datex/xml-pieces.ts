import sax from 'sax';

/** An element of interest with what is inside it. Names are without their prefix. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
}

/** What a document may hold; real publications stay far below each. */
const MAX_DEPTH = 60;
const MAX_NODES = 50_000;
const MAX_ATTRIBUTES = 50;
const MAX_TEXT = 10_000;

export interface PieceRules {
  /** Elements that are handed on whole, by name. What is outside of them is not kept. */
  readonly wanted: ReadonlySet<string>;
  readonly onPiece: (piece: XmlNode) => void;
}

/**
 * Reads XML as it comes and hands on the wanted elements one by one, so that a file of any size takes little memory. A document
 * type is refused, so nothing can be declared that unfolds or that points elsewhere.
 */
export class XmlPieces {
  readonly #parser = sax.parser(true, { position: true });
  readonly #rules: PieceRules;
  readonly #open: XmlNode[] = [];
  #depth = 0;
  #nodes = 0;
  #attributes = 0;

  constructor(rules: PieceRules) {
    this.#rules = rules;
    const parser = this.#parser;
    parser.ondoctype = () => this.#fail('A document type (DTD) is not accepted.');
    parser.onerror = (cause) => {
      throw new XmlError(firstLineOf(cause.message), parser.line + 1);
    };
    parser.onopentagstart = () => {
      this.#attributes = 0;
    };
    parser.onattribute = () => {
      if (++this.#attributes > MAX_ATTRIBUTES) this.#fail(`An element has more than ${MAX_ATTRIBUTES} attributes.`);
    };
    parser.onopentag = ({ name, attributes }) => this.#begin(name, attributes as Record<string, string>);
    parser.onclosetag = () => this.#end();
    parser.ontext = (text) => this.#text(text);
    parser.oncdata = (text) => this.#text(text);
  }

  /** @throws XmlError where this is no XML, or more of it than is taken */
  push(text: string): void {
    this.#parser.write(text);
  }

  /** @throws XmlError where the document is broken off */
  end(): void {
    this.#parser.close();
  }

  #begin(fullName: string, attributes: Record<string, string>): void {
    if (++this.#depth > MAX_DEPTH) this.#fail(`Elements are nested more than ${MAX_DEPTH} deep.`);
    const name = localName(fullName);
    if (this.#open.length === 0 && !this.#rules.wanted.has(name)) return;
    if (++this.#nodes > MAX_NODES) this.#fail(`One element holds more than ${MAX_NODES} others.`);
    const node: XmlNode = { name, attributes: withLocalNames(attributes), children: [], text: '' };
    this.#open.at(-1)?.children.push(node);
    this.#open.push(node);
  }

  #end(): void {
    this.#depth -= 1;
    const node = this.#open.pop();
    if (!node || this.#open.length > 0) return;
    this.#nodes = 0;
    this.#rules.onPiece(node);
  }

  #text(text: string): void {
    const node = this.#open.at(-1);
    if (!node) return;
    node.text += text;
    if (node.text.length > MAX_TEXT) this.#fail(`A text is longer than ${MAX_TEXT} characters.`);
  }

  #fail(what: string): never {
    throw new XmlError(what, this.#parser.line + 1);
  }
}

export class XmlError extends Error {
  readonly line: number;

  constructor(what: string, line: number) {
    super(what);
    this.line = line;
  }
}

/** @example localName('roa:vehicleFlow') // 'vehicleFlow' */
export const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1);

/** The first child of this name. */
export const childOf = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node?.children.find((child) => child.name === name);

/** The child at the end of a path. @example pathOf(basicData, 'vehicleFlow', 'vehicleFlowRate') */
export const pathOf = (node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined =>
  path.reduce(childOf, node);

export const textOf = (node: XmlNode | undefined): string => node?.text.trim() ?? '';

/** The first element of this name at any depth. */
export function within(node: XmlNode, name: string): XmlNode | undefined {
  for (const child of node.children) {
    const found = child.name === name ? child : within(child, name);
    if (found) return found;
  }
  return undefined;
}

/** Without a prototype: a name in a file is data. */
function withLocalNames(attributes: Record<string, string>): Readonly<Record<string, string>> {
  const named = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(attributes)) named[localName(name)] = value;
  return named;
}

/** The parser says on further lines where it is and what it saw; the file's own text is not repeated. */
const firstLineOf = (message: string): string => `${message.split('\n', 1)[0]?.replace(/\.$/, '')}.`;

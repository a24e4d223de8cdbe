/** What a cell is read by; an element of the page is one. */
export interface CellNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<CellNode>;
  readonly checked?: boolean;
  readonly type?: string;
  getAttribute?(name: string): string | null;
}

export interface CellWords {
  readonly words: string;
  /** Something in it can be worked with. */
  readonly hasControl: boolean;
}

const TEXT = 3;
const ELEMENT = 1;
const controls = new Set(['BUTTON', 'SELECT', 'TEXTAREA', 'INPUT', 'FORM', 'DIALOG', 'DETAILS']);
const blocks = new Set(['P', 'DIV', 'UL', 'OL', 'BR', 'DT', 'DD']);

/**
 * The words of a cell as they go into a file: without its controls and without what is there for the eye alone. What one folds out is
 * left out whether it is open or not, so that a file does not depend on what somebody happened to open. A mark that is set says so.
 */
export function wordsOf(cell: CellNode | null | undefined, { chosen }: { readonly chosen: string }): CellWords {
  let hasControl = false;
  const read = (node: CellNode): string => {
    if (node.nodeType === TEXT) return node.textContent ?? '';
    if (node.nodeType !== ELEMENT || node.getAttribute?.('aria-hidden') === 'true') return '';
    const name = node.nodeName.toUpperCase();
    if (name === 'INPUT' && (node.type === 'checkbox' || node.type === 'radio')) {
      hasControl = true;
      return node.checked ? ` ${chosen}: ` : '';
    }
    if (controls.has(name)) {
      hasControl = true;
      return ' ';
    }
    const inner = Array.from(node.childNodes, read).join('');
    if (name === 'LI') return `${inner.trim()}; `;
    return blocks.has(name) ? ` ${inner} ` : inner;
  };
  const words = cell ? Array.from(cell.childNodes, read).join('') : '';
  return { words: tidy(words), hasControl };
}

const tidy = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .replace(/ ([;,.])/g, '$1')
    .replace(/;(?=;)/g, '')
    .trim()
    .replace(/[;:]$/, '');

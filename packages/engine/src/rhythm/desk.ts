import {
  isArray,
  listArrays,
  listFields,
  listNumbers,
  placeArrays,
  shapeNumber,
  type Table,
  type Tree,
  tableOn,
  wholeNumbers,
} from './block-tree.ts';

/**
 * Ten thousands of states are kept in memory and worked on by turns. As a tree of objects a state takes more than twice its
 * numbers, strewn over the heap. So a state at rest is one block of bytes; to be read or changed it is laid on a desk: a tree
 * of windows, shared by all states, whose fields are places in one array. Windows look like the plain objects they are made
 * from, and code that works on parts does not know the difference. What it saves is told in
 * docs/decisions/0024-keep-a-state-as-one-block.md.
 */
export interface Block {
  readonly bytes: ArrayBuffer;
  /** What is copied to the desk: number fields and short arrays. */
  readonly hot: Float64Array;
  /** Arrays that stay where they are: those whose length differs from one spec to the next. */
  readonly tables: readonly Table[];
}

/** A field of a window that shows a table of whichever block is on the desk. */
interface Seat {
  readonly window: Record<string, Table>;
  readonly field: string;
}

export class Desk<Parts extends object> {
  /** The block that was laid down last, as it looks now. */
  readonly parts: Parts;
  holder: Block | undefined;
  /** A number that changes with every field that is added, left out, renamed or moved. */
  readonly shape: number;
  readonly #hot: Float64Array;
  readonly #seats: Seat[] = [];
  readonly #numbers: number;
  readonly #arrays: readonly Table[];
  readonly #isTable: readonly boolean[];
  readonly #windowClasses = new Map<string, WindowClass>();
  /** The number fields of each node. */
  readonly #fieldLists: readonly string[];

  /**
   * @param template any tree of the shape that all blocks have
   * @param other another; arrays that are as long in both are taken to be so in all
   */
  constructor(template: Parts, other: Parts) {
    const others = listArrays(other as Tree);
    this.#arrays = listArrays(template as Tree);
    this.#isTable = this.#arrays.map((array, i) => array.length !== others[i]?.length);
    this.#numbers = listNumbers(template as Tree).length;
    this.#fieldLists = listFields(template as Tree);
    this.shape = shapeNumber(template as Tree);
    this.#hot = new Float64Array(this.#emptyBlock(this.#arrays).hot.length);
    const numbers = this.#hot.subarray(0, this.#numbers);
    const short = this.#placeShort(this.#hot.buffer as ArrayBuffer);
    this.parts = this.#openWindow(template as Tree, numbers, short, { number: 0, array: 0 }) as Parts;
  }

  /** Makes `parts` show `block`. What lay there is put away first. */
  lay(block: Block): void {
    this.putAway();
    this.holder = block;
    this.#hot.set(block.hot);
    for (let i = 0; i < this.#seats.length; i++) {
      const { window, field } = this.#seats[i] as Seat;
      window[field] = block.tables[i] as Table;
    }
  }

  /** Writes what was changed back into its block. */
  putAway(): void {
    this.holder?.hot.set(this.#hot);
    this.holder = undefined;
  }

  /** The bytes of a block at rest. There are many bit patterns for "not a number"; equal blocks shall not differ in them. */
  toBytes(block: Block): Uint8Array {
    const bytes = block.bytes.slice(0);
    const numbers = new Float64Array(bytes, 0, this.#numbers);
    for (const values of [numbers, ...this.#placeShort(bytes)]) {
      if (values === undefined || values instanceof Uint8Array) continue;
      for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) values[i] = Number.NaN;
    }
    return new Uint8Array(bytes);
  }

  /** A block with the values of a plain tree. */
  toBlock(tree: Parts): Block {
    const arrays = listArrays(tree as Tree);
    const block = this.#emptyBlock(arrays);
    block.hot.set(listNumbers(tree as Tree));
    const short = this.#placeShort(block.bytes);
    const tables = block.tables.values();
    arrays.forEach((array, i) => {
      (short[i] ?? (tables.next().value as Table)).set(array);
    });
    return block;
  }

  /** Another block with the same values. */
  copyOf(block: Block): Block {
    const bytes = block.bytes.slice(0);
    const tables = block.tables.map((table) => tableOn(bytes, table));
    return { bytes, hot: new Float64Array(bytes, 0, block.hot.length), tables };
  }

  /** Numbers, short arrays, tables. */
  #emptyBlock(arrays: readonly Table[]): Block {
    const isTable = (i: number) => this.#isTable[i] === true;
    const hotSize = 8 * this.#numbers + wholeNumbers(arrays.filter((_, i) => !isTable(i)));
    const bytes = new ArrayBuffer(hotSize + wholeNumbers(arrays.filter((_, i) => isTable(i))));
    const tables = placeArrays(bytes, hotSize, arrays, isTable).filter((table) => table !== undefined);
    return { bytes, hot: new Float64Array(bytes, 0, hotSize / 8), tables };
  }

  /** The short arrays in a block, `undefined` for the tables. */
  #placeShort(bytes: ArrayBuffer): (Table | undefined)[] {
    return placeArrays(bytes, 8 * this.#numbers, this.#arrays, (i) => !this.#isTable[i]);
  }

  #openWindow(
    tree: Tree,
    numbers: Float64Array,
    short: readonly (Table | undefined)[],
    next: { number: number; array: number },
  ): object {
    const from = next.number;
    const entries = Object.entries(tree);
    const fields = entries.filter(([, value]) => typeof value === 'number').map(([field]) => field);
    next.number += fields.length;
    const WindowOf = this.#windowClass(fields, numbers, from);
    const window = new WindowOf(from) as Record<string, Table | object>;
    for (const [field, value] of entries) {
      if (typeof value === 'number') continue;
      if (!isArray(value)) {
        window[field] = this.#openWindow(value, numbers, short, next);
        continue;
      }
      const array = short[next.array++];
      window[field] = array ?? value;
      if (array === undefined) this.#seats.push({ window: window as Record<string, Table>, field });
    }
    return window;
  }

  /** One class per shape, so that code that works on a part always meets the same class. */
  #windowClass(fields: readonly string[], numbers: Float64Array, from: number): WindowClass {
    const key = fields.join();
    const known = this.#windowClasses.get(key);
    if (known) return known;
    const isOnlyOne = this.#fieldLists.filter((other) => other === key).length === 1;
    const made = isOnlyOne ? classOfOne(fields, numbers, from) : classOfMany(fields, numbers);
    this.#windowClasses.set(key, made);
    return made;
  }
}

type WindowClass = new (at: number) => object;

/** Windows of one shape at several places. */
function classOfMany(fields: readonly string[], numbers: Float64Array): WindowClass {
  class Window {
    readonly at: number;
    constructor(at: number) {
      this.at = at;
    }
  }
  fields.forEach((field, place) => {
    Object.defineProperty(Window.prototype, field, {
      get(this: Window) {
        return numbers[this.at + place];
      },
      set(this: Window, value: number) {
        numbers[this.at + place] = value;
      },
    });
  });
  return Window;
}

/** The only window of its shape: its places are constants, and reading one costs no more than a field of a plain object. */
function classOfOne(fields: readonly string[], numbers: Float64Array, from: number): WindowClass {
  class Window {}
  fields.forEach((field, i) => {
    const place = from + i;
    Object.defineProperty(Window.prototype, field, {
      get() {
        return numbers[place];
      },
      set(value: number) {
        numbers[place] = value;
      },
    });
  });
  return Window;
}

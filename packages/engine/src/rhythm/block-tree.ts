/** The arrays of a tree; `desk.ts` says which of them stay in their block. */
export type Table = Float64Array | Float32Array | Uint8Array;
type TableClass = Float64ArrayConstructor | Float32ArrayConstructor | Uint8ArrayConstructor;

/** What a block is made from: numbers, arrays, and objects of these. */
export interface Tree {
  [field: string]: number | Table | Tree;
}

/** Widest first, so that each array starts where its width divides its place. */
const CLASSES: readonly TableClass[] = [Float64Array, Float32Array, Uint8Array];

/** A table of the kind, place and length of another, in other bytes. */
export function tableOn(bytes: ArrayBuffer, like: Table): Table {
  // The class of a table is one of `CLASSES`, which its type does not tell.
  return new (like.constructor as TableClass)(bytes, like.byteOffset, like.length);
}

export const isArray = (value: Table | Tree): value is Table => ArrayBuffer.isView(value);

/** In the order of the tree. */
export function listArrays(tree: Tree): Table[] {
  return Object.values(tree).flatMap((value) => {
    if (typeof value === 'number') return [];
    return isArray(value) ? [value] : listArrays(value);
  });
}

/** The numbers of a node stand together, before those of its branches. */
export function listNumbers(tree: Tree): number[] {
  const values = Object.values(tree);
  const own = values.filter((value) => typeof value === 'number');
  const below = values.flatMap((value) => (typeof value === 'number' || isArray(value) ? [] : listNumbers(value)));
  return [...own, ...below];
}

/** For each node the names of its number fields. */
export function listFields(tree: Tree): string[] {
  const own = Object.keys(tree).filter((field) => typeof tree[field] === 'number');
  const below = Object.values(tree).filter((value) => typeof value !== 'number' && !isArray(value));
  return [own.join(), ...below.flatMap((value) => listFields(value as Tree))];
}

/** Bytes of arrays, rounded up to whole numbers of double precision. */
export const wholeNumbers = (arrays: readonly Table[]): number =>
  8 * Math.ceil(arrays.reduce((sum, array) => sum + array.byteLength, 0) / 8);

/** Arrays on `buffer` from `from` on, as long as those of `like` that are wanted; `undefined` for the others. */
export function placeArrays(
  buffer: ArrayBuffer,
  from: number,
  like: readonly Table[],
  isWanted: (i: number) => boolean,
): (Table | undefined)[] {
  const placed: (Table | undefined)[] = like.map(() => undefined);
  let at = from;
  for (const kind of CLASSES) {
    like.forEach((array, i) => {
      if (!(array instanceof kind) || !isWanted(i)) return;
      placed[i] = new kind(buffer, at, array.length);
      at += array.byteLength;
    });
  }
  return placed;
}

/** Names and kinds in order, without the values. */
function shapeOf(tree: Tree): string {
  const fields = Object.entries(tree).map(([field, value]) => {
    if (typeof value === 'number') return field;
    return isArray(value) ? `${field} ${value.constructor.name} ${value.length}` : `${field} (${shapeOf(value)})`;
  });
  return fields.join();
}

/** FNV-1a, 32 bits (Fowler, Noll & Vo). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** A number that changes with every field that is added, left out, renamed or moved. */
export const shapeNumber = (tree: Tree): number => hashOf(shapeOf(tree));

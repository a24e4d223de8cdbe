/** Numbers out of bytes. The caller has checked that they are there. */
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** @example unsigned16([0x01, 0x02] as bytes, 0) // 258 */
export const unsigned16 = (bytes: Uint8Array, at: number): number => view(bytes).getUint16(at);
export const signed16 = (bytes: Uint8Array, at: number): number => view(bytes).getInt16(at);
export const unsigned16Little = (bytes: Uint8Array, at: number): number => view(bytes).getUint16(at, true);
export const signed16Little = (bytes: Uint8Array, at: number): number => view(bytes).getInt16(at, true);

/** Whole steps of a tenth, a hundredth and so on, without the noise of division. @example scaled(281, 10) // 28.1 */
export const scaled = (steps: number, perUnit: number): number => Number((steps / perUnit).toFixed(6));

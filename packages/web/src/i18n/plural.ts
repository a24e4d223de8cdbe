/** @example one(2, 'plek', 'plekken') // '2 plekken' */
export const one = (n: number, single: string, many: string): string => `${n} ${n === 1 ? single : many}`;

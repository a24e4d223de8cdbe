import type { Line } from './geometry.ts';

export type StreetClass = 'main' | 'street' | 'lane' | 'path';
export interface Street {
  readonly name?: string;
  readonly class: StreetClass;
  readonly width: number;
  readonly line: Line;
  /** Houses stand along it. */
  readonly built: boolean;
  /** Metres between trees along it; none where absent. */
  readonly trees?: number;
}

const WIDTH: Record<StreetClass, number> = { main: 13, street: 8, lane: 6, path: 3 };
type More = Partial<Pick<Street, 'built' | 'trees'>>;
export const street = (name: string, kind: StreetClass, line: Line, more: More = {}): Street => ({
  name,
  class: kind,
  width: WIDTH[kind],
  line,
  built: kind !== 'path',
  ...more,
});
export const path = (line: Line): Street => ({ class: 'path', width: WIDTH.path, line, built: false });

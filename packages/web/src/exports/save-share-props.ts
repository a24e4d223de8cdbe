import type { Figure } from './figure.ts';
import type { Surroundings } from './surroundings.ts';

export interface SaveShareProps {
  /** Of the figure; the button is called after it. */
  readonly title: string;
  /** It can be saved as shapes on a map. */
  readonly hasShapes?: boolean;
  /** The figure as it is shown now. Called when somebody saves it. */
  readonly make: (about: Surroundings) => Figure | Promise<Figure>;
}

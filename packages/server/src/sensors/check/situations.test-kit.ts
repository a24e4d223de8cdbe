import { kept } from './situations/care.test-kit.ts';
import { bodies, images, persons, phones, sounds } from './situations/devices.test-kit.ts';
import type { Situation } from './situations/in-order.test-kit.ts';
import { lawful } from './situations/lawful.test-kit.ts';
import { harmless, needed } from './situations/needed.test-kit.ts';

export { inOrder } from './situations/in-order.test-kit.ts';

/** Described situations: what must follow, by which rule and law. */
export const situations: readonly Situation[] = [
  ...harmless,
  ...needed,
  ...lawful,
  ...images,
  ...phones,
  ...sounds,
  ...bodies,
  ...persons,
  ...kept,
];

import Type from 'typebox';
import { limits } from './limits.ts';

/** Number of a place, a thing, a datastream and the like, as the store gives them out. */
export const oneId = Type.Integer({ minimum: 1, maximum: limits.id });

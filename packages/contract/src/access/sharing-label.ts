import { oneOf } from '../one-of.ts';
import { type SharingLabelName, sharingLabels } from './sharing-labels.ts';

export const SharingLabel = oneOf(sharingLabels);
export type SharingLabel = SharingLabelName;

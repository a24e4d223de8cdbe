import { deliveryOperations } from './deliveries.ts';
import { noticeOperations } from './notices.ts';

/** What people and programs are told; of the notices room. */
export const toldOperations = { ...noticeOperations, ...deliveryOperations } as const;

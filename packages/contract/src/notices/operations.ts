import { deliveryOperations } from './deliveries.ts';
import { noticeOperations } from './notices.ts';
import { pushOperations } from './push.ts';

/** What people and programs are told; of the notices room. */
export const toldOperations = { ...noticeOperations, ...deliveryOperations, ...pushOperations } as const;

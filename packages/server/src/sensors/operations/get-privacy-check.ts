import type { Context } from '../../foundation/context.ts';
import { privacyCheck } from '../check/privacy-check.ts';

export function getPrivacyCheck({ http }: Context): void {
  http.operation('getPrivacyCheck', () => privacyCheck);
}

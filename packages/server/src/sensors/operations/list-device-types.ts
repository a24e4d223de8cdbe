import type { Context } from '../../foundation/context.ts';
import { deviceCatalogue, toDeviceType } from '../devices/catalogue.ts';

export function listDeviceTypes({ http }: Context): void {
  const items = deviceCatalogue.map(toDeviceType);
  http.operation('listDeviceTypes', () => ({ items }));
}

import { selectDeviceType } from '../sql/lifecycle.ts';
import type { SensorsDb } from '../sql/read-catalog.ts';

const REMEMBERED = 10_000;

/** Which device type a thing is of. It never changes once it is there, so it is read from the store once. */
export class DeviceTypeBook {
  readonly #db: SensorsDb;
  readonly #known = new Map<number, string>();

  constructor(db: SensorsDb) {
    this.#db = db;
  }

  async of(thingId: number): Promise<string | null> {
    const known = this.#known.get(thingId);
    if (known !== undefined) return known;
    const found = await selectDeviceType(this.#db, thingId);
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    if (found !== null) this.#known.set(thingId, found);
    return found;
  }
}

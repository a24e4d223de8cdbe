import type { AddressInfo } from 'node:net';
import type { Context } from '../../../foundation/context.ts';
import type { Principal } from '../../../foundation/principals.ts';
import type { ObservationsRoom } from '../../room.ts';
import type { Door } from '../../sensorthings/door.ts';

/** The door of SensorThings as one listener sees it: the same rights and the same hidden counts as over HTTP. */
export type DoorOf = (principal: Principal, version: string) => Door;

export function createDoorOf(context: Context, room: ObservationsRoom): DoorOf {
  return (principal, version) => ({ context, room, principal, base: `${rootOf(context)}/${version}` });
}

/** Links of a message have no request to take the host from. */
function rootOf({ config, http }: Context): string {
  if (config.publicUrl) return config.publicUrl;
  const address = http.app.server.address() as AddressInfo | null;
  return `http://localhost:${address?.port ?? config.port}`;
}

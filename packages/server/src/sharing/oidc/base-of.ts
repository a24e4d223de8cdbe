import type { Config } from '../../foundation/config.ts';

/** Our own address as the provider knows it. Without PUBLIC_URL, on one machine: as the browser asked. */
export function baseOf({ publicUrl }: Config, { host }: { readonly host: string }): string {
  return publicUrl ?? `http://${host}`;
}

/** Who is asking. Rooms that issue keys add a source; the first that knows the key decides. */
export type Principal =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'administrator' }
  | { readonly kind: 'device'; readonly keyId: number; readonly thingId: number };

export const visitor: Principal = { kind: 'visitor' };

/** Key → principal, or undefined when this source does not know the key. Must not wait: it runs for every reading. */
export type PrincipalSource = (key: string) => Principal | undefined;

export class Principals {
  readonly #sources: PrincipalSource[] = [];

  add(source: PrincipalSource): void {
    this.#sources.push(source);
  }

  /** undefined: a key was given that nobody knows. */
  find(key: string): Principal | undefined {
    for (const source of this.#sources) {
      const found = source(key);
      if (found) return found;
    }
    return undefined;
  }
}

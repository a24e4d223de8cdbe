/** As a browser goes from page to page: keeps cookies per host and follows redirects, one at a time. */
export class Browser {
  readonly #jars = new Map<string, Map<string, string>>();
  /** Addresses that were visited, in order. */
  readonly visited: string[] = [];

  async get(address: string): Promise<{ url: string; status: number; text: string }> {
    return this.#go(address, { method: 'GET' });
  }

  async submit(
    address: string,
    fields: Record<string, string>,
  ): Promise<{ url: string; status: number; text: string }> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.#go(address, { method: 'POST', body: new URLSearchParams(fields).toString(), headers });
  }

  cookiesOf(address: string): string {
    return [...(this.#jars.get(new URL(address).host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Sets aside what this browser keeps of a host. */
  forget(address: string): void {
    this.#jars.delete(new URL(address).host);
  }

  async #go(address: string, init: RequestInit, hops = 0): Promise<{ url: string; status: number; text: string }> {
    if (hops > 15) throw new Error(`too many redirects: ${address}`);
    this.visited.push(address);
    const headers = { ...(init.headers as Record<string, string>), cookie: this.cookiesOf(address) };
    const answer = await fetch(address, { ...init, headers, redirect: 'manual' });
    this.#keep(address, answer.headers.getSetCookie());
    const next = answer.headers.get('location');
    if (next === null) return { url: address, status: answer.status, text: await answer.text() };
    await answer.arrayBuffer();
    return this.#go(new URL(next, address).href, { method: 'GET' }, hops + 1);
  }

  #keep(address: string, cookies: readonly string[]): void {
    const { host } = new URL(address);
    const jar = this.#jars.get(host) ?? new Map<string, string>();
    this.#jars.set(host, jar);
    for (const cookie of cookies) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}

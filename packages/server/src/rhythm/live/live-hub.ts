import type { ServerResponse } from 'node:http';
import { type LiveEventName, type LiveEvents, limits } from '@wijkritme/contract';
import type { Principal } from '../../foundation/principals.ts';
import type { Reader } from '../../foundation/reader.ts';

/** Who listens. */
export interface Listener {
  readonly reader: Reader;
  /** Of a page that has signed in; its rights can change while it listens. */
  readonly token: string | undefined;
}

interface Page {
  readonly response: ServerResponse;
  readonly token: string | undefined;
  reader: Reader;
  /** Messages were left out: the page was too slow, or its rights are being looked at again. */
  behind: 'slow' | 'rights' | undefined;
  /** How many looks at its rights are under way; it is told nothing before they are done. */
  checking: number;
}

/** Open pages that listen. A slow page loses messages, is told so, and fetches anew; it never holds up another. */
export class LiveHub {
  readonly #pages = new Set<Page>();

  get size(): number {
    return this.#pages.size;
  }

  /** @returns false when there are too many already */
  add(response: ServerResponse, { reader, token }: Listener, onClose: () => void): boolean {
    if (this.#pages.size >= limits.liveConnections) return false;
    const page: Page = { response, reader, token, behind: undefined, checking: 0 };
    this.#pages.add(page);
    response.on('close', () => {
      this.#pages.delete(page);
      onClose();
    });
    return true;
  }

  /**
   * Looks again what those who have signed in may see: whose rights turn out other than they were fetches anew, and whose
   * session has ended listens as a visitor.
   *
   * @param hold from this call on they are told nothing until it is known
   * @param find who stands behind these tokens now
   * @param toReader what the page then is told by
   */
  async lookAgain(
    hold: boolean,
    find: (tokens: readonly string[]) => Promise<ReadonlyMap<string, Principal>>,
    toReader: (principal: Principal | undefined, before: Reader) => Reader,
  ): Promise<void> {
    const pages = [...this.#pages].filter(({ token }) => token !== undefined);
    if (pages.length === 0) return;
    for (const page of pages) page.checking += hold ? 1 : 0;
    try {
      const now = await find([...new Set(pages.flatMap(({ token }) => token ?? []))]);
      for (const page of pages) takeOver(page, toReader(now.get(page.token ?? ''), page.reader));
    } catch (cause) {
      // What cannot be looked at is closed; the page connects again once the store answers.
      for (const { response } of pages) response.end();
      throw cause;
    } finally {
      for (const page of pages) page.checking -= hold ? 1 : 0;
      for (const page of pages) if (page.behind === 'rights') write(page, '');
    }
  }

  /** Made once per language and kind of reader, sent to all pages of those. */
  send<N extends LiveEventName>(name: N, make: (reader: Reader) => LiveEvents[N]): void {
    const texts = new Map<string, string>();
    for (const page of this.#pages) {
      const audience = audienceOf(page.reader);
      let text = texts.get(audience);
      if (text === undefined) {
        text = `event: ${name}\ndata: ${JSON.stringify(make(page.reader))}\n\n`;
        texts.set(audience, text);
      }
      write(page, text);
    }
  }

  /** To the pages of these persons alone. */
  sendTo<N extends LiveEventName>(personIds: ReadonlySet<number>, name: N, message: LiveEvents[N]): void {
    for (const page of this.#pages) {
      const { principal } = page.reader;
      if (principal.kind === 'person' && personIds.has(principal.personId))
        write(page, `event: ${name}\ndata: ${JSON.stringify(message)}\n\n`);
    }
  }

  /** To the pages of everybody who has signed in: what they may see of it is asked when they fetch. */
  sendToSignedIn<N extends LiveEventName>(name: N, message: LiveEvents[N]): void {
    for (const page of this.#pages)
      if (page.reader.principal.kind !== 'visitor') write(page, `event: ${name}\ndata: ${JSON.stringify(message)}\n\n`);
  }

  /** Keeps connections open through proxies, and tells pages that caught up to fetch anew. */
  heartbeat(): void {
    for (const page of this.#pages) write(page, ': still here\n\n');
  }

  close(): void {
    for (const page of this.#pages) page.response.end();
  }
}

/** Readers of one audience see the same; what a person may see hangs on roles. */
function audienceOf({ language, principal }: Reader): string {
  const session = 'sessionId' in principal ? ` session ${principal.sessionId}` : '';
  return `${language} ${principal.kind}${session}`;
}

function takeOver(page: Page, reader: Reader): void {
  if (JSON.stringify(reader.principal) !== JSON.stringify(page.reader.principal)) page.behind = 'rights';
  page.reader = reader;
}

function write(page: Page, text: string): void {
  // Told to go, and still there until its last bytes are read: a write would be an error of the whole process.
  if (page.response.writableEnded) return;
  if (page.checking > 0) {
    page.behind ??= 'slow';
    return;
  }
  if (page.response.writableLength > limits.liveBacklogBytes) {
    page.behind ??= 'slow';
    return;
  }
  if (page.behind) {
    page.response.write(`event: resync\ndata: {"reason":"${page.behind}"}\n\n`);
    page.behind = undefined;
  }
  if (text !== '') page.response.write(text);
}

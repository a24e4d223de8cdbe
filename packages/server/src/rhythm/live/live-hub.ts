import type { ServerResponse } from 'node:http';
import { type LiveEventName, type LiveEvents, limits } from '@wijkritme/contract';
import type { Reader } from '../../foundation/reader.ts';

interface Page {
  readonly response: ServerResponse;
  readonly reader: Reader;
  /** Messages were left out because the page was too slow. */
  behind: boolean;
}

/** Open pages that listen. A slow page loses messages, is told so, and fetches anew; it never holds up another. */
export class LiveHub {
  readonly #pages = new Set<Page>();

  get size(): number {
    return this.#pages.size;
  }

  /** @returns false when there are too many already */
  add(response: ServerResponse, reader: Reader, onClose: () => void): boolean {
    if (this.#pages.size >= limits.liveConnections) return false;
    const page: Page = { response, reader, behind: false };
    this.#pages.add(page);
    response.on('close', () => {
      this.#pages.delete(page);
      onClose();
    });
    return true;
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
  return `${language} ${principal.kind === 'person' ? `person ${principal.sessionId}` : principal.kind}`;
}

function write(page: Page, text: string): void {
  const waiting = page.response.writableLength;
  if (waiting > limits.liveBacklogBytes) {
    page.behind = true;
    return;
  }
  if (page.behind) {
    page.behind = false;
    page.response.write('event: resync\ndata: {"reason":"slow"}\n\n');
  }
  page.response.write(text);
}

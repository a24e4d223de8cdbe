import type { ServerResponse } from 'node:http';
import { type LiveEventName, type LiveEvents, limits } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';

interface Page {
  readonly response: ServerResponse;
  readonly language: Language;
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
  add(response: ServerResponse, language: Language, onClose: () => void): boolean {
    if (this.#pages.size >= limits.liveConnections) return false;
    const page: Page = { response, language, behind: false };
    this.#pages.add(page);
    response.on('close', () => {
      this.#pages.delete(page);
      onClose();
    });
    return true;
  }

  /** Made once per language, sent to all pages of that language. */
  send<N extends LiveEventName>(name: N, make: (language: Language) => LiveEvents[N]): void {
    const texts = new Map<Language, string>();
    for (const page of this.#pages) {
      let text = texts.get(page.language);
      if (text === undefined) {
        text = `event: ${name}\ndata: ${JSON.stringify(make(page.language))}\n\n`;
        texts.set(page.language, text);
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

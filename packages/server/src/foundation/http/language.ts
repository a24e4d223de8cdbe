import type { FastifyRequest } from 'fastify';

export type Language = 'nl' | 'en';

/**
 * Language of sentences in answers: `?language=` (an EventSource cannot set headers), else the first of nl and en that
 * the request names; Dutch when it names neither.
 */
export function languageOf(request: FastifyRequest): Language {
  const asked = (request.query as { language?: unknown } | undefined)?.language;
  if (asked === 'nl' || asked === 'en') return asked;
  const header = request.headers['accept-language'] ?? '';
  const found = header.toLowerCase().match(/\b(nl|en)\b/);
  return found?.[1] === 'en' ? 'en' : 'nl';
}

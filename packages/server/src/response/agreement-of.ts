import type { Agreement, Interpretation } from '@wijkritme/contract';

/**
 * What the interpretations that one may see come to; declined ones say nothing. Lasting disagreement is an answer.
 *
 * @example agreementOf([]) // 'too-few'
 */
export function agreementOf(items: readonly Pick<Interpretation, 'blind' | 'later'>[]): Agreement {
  const said = items.flatMap(({ blind, later }) => (blind ? [{ blind, later: later ?? blind }] : []));
  if (said.length < 2) return 'too-few';
  const isSame = (of: 'blind' | 'later') => new Set(said.map((one) => one[of].explanation.id)).size === 1;
  if (!isSame('later')) return 'differ';
  return isSame('blind') ? 'agreed-blind' : 'agreed-later';
}

import { WijkritmeError } from '@wijkritme/contract';

/** Somebody would change what they may not read yet: blind first (decision 169). */
export function answerFirst(id: number, signals: readonly number[]) {
  const [numbers, isOne] = [signals.join(', '), signals.length === 1];
  return new WijkritmeError('forbidden', {
    nl: `Zeg eerst wat u van signaal ${numbers} denkt, of dat u niet duidt. Dan leest u dossier ${id} en kunt u dit veranderen.`,
    en: `First say what you think of signal${isOne ? '' : 's'} ${numbers}, or decline. Then you read case ${id} and can change this.`,
  });
}

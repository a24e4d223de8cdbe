import { useText } from '../../i18n/language.ts';
import { useLive, useSeenDeviations } from '../../live/hooks.ts';
import { Button } from '../../ui/index.ts';

/** A list never grows under the reader's eyes: what began since waits behind this button. */
export function NewFindings({ onShow }: { onShow: () => void }) {
  const { live } = useText();
  const { newDeviations } = useLive();
  const seen = useSeenDeviations();
  if (newDeviations === 0) return null;
  return (
    <Button
      onClick={() => {
        seen();
        onShow();
      }}
    >
      {live.newDeviations(newDeviations)}
    </Button>
  );
}

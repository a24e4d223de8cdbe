import type { CaseRemoval } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { paths } from '../workbench/paths.ts';
import { removalText } from './removal-text.ts';
import { useKeepingText } from './texts.ts';

/** When a closed case goes with all that is in it, and how long such cases are kept. */
export function CaseRemovalNote({ removal, placeId }: { removal: CaseRemoval; placeId: number | null }) {
  const { removal: text } = useKeepingText();
  const { longDate } = useFormat();
  return (
    <>
      {removalText(removal, text, { now: Date.now(), day: longDate })}{' '}
      <a href={paths.keeping(placeId === null ? {} : { plek: placeId })}>{text.why}</a>
    </>
  );
}

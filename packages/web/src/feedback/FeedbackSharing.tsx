import { lazy, Suspense, useState } from 'react';
import type { SharingFieldsProps } from '../interpret/SharingFields.tsx';
import { Details } from '../ui/index.ts';
import { useFeedbackText } from './texts.ts';

// Few change it, and the queue has a form in every row.
const SharingFields = lazy(async () => ({
  default: (await import('../interpret/SharingFields.tsx')).SharingFields,
}));

/** Who may read one's verdict: told in a word, and changed by who opens it. */
export function FeedbackSharing(props: SharingFieldsProps) {
  const text = useFeedbackText();
  const [opened, setOpened] = useState(false);
  return (
    <Details summary={text.readers(props.value.label)} onToggle={(open) => open && setOpened(true)}>
      {opened ? (
        <Suspense fallback={<p>{text.loading}</p>}>
          <SharingFields {...props} />
        </Suspense>
      ) : null}
    </Details>
  );
}

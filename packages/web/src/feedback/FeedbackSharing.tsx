import type { OrganisationName } from '@wijkritme/contract';
import { lazy, Suspense, useState } from 'react';
import type { SharingForm } from '../interpret/sharing-form.ts';
import { Details } from '../ui/index.ts';
import { useFeedbackText } from './texts.ts';

// Few change it, and the queue has a form in every row.
const SharingFields = lazy(async () => ({
  default: (await import('../interpret/SharingFields.tsx')).SharingFields,
}));

interface FeedbackSharingProps {
  readonly name: string;
  readonly value: SharingForm;
  readonly organisations: readonly OrganisationName[];
  readonly placeId: number | null;
  readonly onChange: (change: Partial<SharingForm>) => void;
}

/** Who may read one's verdict: told in a word, and changed by who opens it. */
export function FeedbackSharing(props: FeedbackSharingProps) {
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

import type { OrganisationName, SharingChange } from '@wijkritme/contract';
import { Details } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import type { OwnFormProps } from './LaterForm.tsx';
import { SharingChangeForm } from './SharingChangeForm.tsx';
import { useInterpretText } from './texts.ts';
import { useAnswering } from './use-answering.ts';

interface LabelFormProps extends OwnFormProps {
  readonly organisations: readonly OrganisationName[];
  readonly placeId: number | null;
}

/** Share one's own answer with more or fewer; nobody else can. */
export function LabelForm({ own, signalId, personId, organisations, placeId }: LabelFormProps) {
  const text = useInterpretText();
  const save = useAnswering({ signalId, personId }, (body: SharingChange) =>
    api.changeOwnLabel({ id: signalId, body }),
  );
  return (
    <Details summary={text.changeLabel}>
      <SharingChangeForm
        name={`label-${signalId}`}
        of={own}
        organisations={organisations}
        placeId={placeId}
        save={save}
      />
    </Details>
  );
}

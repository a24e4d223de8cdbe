import type { OrganisationName, QuestionnaireRound, SharingChange } from '@wijkritme/contract';
import { SeenBy } from '../interpret/SeenBy.tsx';
import { SharingChangeForm } from '../interpret/SharingChangeForm.tsx';
import { useInterpretText } from '../interpret/texts.ts';
import { Details, VisuallyHidden } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { useFeelingText } from './texts.ts';
import { useFeelingChange } from './use-feeling-change.ts';

interface RoundSharingProps {
  readonly round: QuestionnaireRound;
  /** The round in words, for who cannot see the row. */
  readonly name: string;
  readonly organisations: readonly OrganisationName[];
  readonly onSaid: (said: string) => void;
}

/** Who read a round, for its organisation; and a change of who may, by who wrote it down. */
export function RoundSharing({ round, name, organisations, onSaid }: RoundSharingProps) {
  const text = useFeelingText();
  const { changeLabel } = useInterpretText();
  const save = useFeelingChange((body: SharingChange) => api.changeQuestionnaireRoundLabel({ id: round.id, body }));
  const send = (body: SharingChange, { onSuccess }: { onSuccess: () => void }) => {
    const said = () => {
      onSuccess();
      onSaid(text.shared);
    };
    save.mutate(body, { onSuccess: said });
  };
  return (
    <>
      <SeenBy receipts={round.seenBy} />
      {round.isOwn ? (
        <Details
          summary={
            <>
              {changeLabel}
              <VisuallyHidden>: {name}</VisuallyHidden>
            </>
          }
        >
          <SharingChangeForm
            name={`round-${round.id}`}
            of={round}
            organisations={organisations}
            placeId={round.placeId}
            save={{ error: save.error, isPending: save.isPending, look: save.look, mutate: send }}
          />
        </Details>
      ) : null}
    </>
  );
}

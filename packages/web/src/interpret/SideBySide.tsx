import type { Interpretation, Opinion, SignalInterpretations } from '@wijkritme/contract';
import { lazy, Suspense } from 'react';
import { useFormat } from '../i18n/language.ts';
import { Card, DescriptionList, StatusMessage } from '../ui/index.ts';
import { LabelForm } from './LabelForm.tsx';
import { LaterForm } from './LaterForm.tsx';
import { SeenBy } from './SeenBy.tsx';
import { SharedWith } from './SharedWith.tsx';
import { useInterpretText } from './texts.ts';

/** Who has not answered yet has no use for the cases, and does not wait for them. */
const CasesOfSignal = lazy(async () => ({ default: (await import('../cases/CasesOfSignal.tsx')).CasesOfSignal }));

interface SideBySideProps {
  readonly all: SignalInterpretations;
  readonly personId: number;
  readonly placeId: number | null;
}

/** Everybody's answer that one may see, one's own first; lasting disagreement is shown, not solved. */
export function SideBySide({ all, personId, placeId }: SideBySideProps) {
  const text = useInterpretText();
  const own = all.items.find(({ isOwn }) => isOwn);
  const forms = own?.blind ? { own, signalId: all.signalId, personId } : undefined;
  return (
    <>
      <StatusMessage>
        <strong>{text.agreements[all.agreement]}</strong>
      </StatusMessage>
      <p>{text.onlyYours}</p>
      <ul className="interpretations">
        {all.items.map((item, index) => (
          // Answers have no number of their own, and their order does not change.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index}>
            <Answer item={item} />
          </li>
        ))}
      </ul>
      {forms ? (
        <>
          <LaterForm {...forms} />
          <LabelForm {...forms} organisations={all.organisations} placeId={placeId} />
        </>
      ) : null}
      <Suspense fallback={null}>
        <CasesOfSignal signalId={all.signalId} organisations={all.organisations} placeId={placeId} />
      </Suspense>
    </>
  );
}

function Answer({ item }: { item: Interpretation }) {
  const text = useInterpretText();
  const { isOwn, role, organisation, blind, later, alsoKnown, seenBy } = item;
  const by = text.by(text.roles[role], organisation.name);
  return (
    <Card title={isOwn ? text.own : by} headingLevel={3}>
      {isOwn ? <p>{by}</p> : null}
      {blind ? (
        <DescriptionList
          items={[
            { term: text.blindly, description: <OpinionView opinion={blind} /> },
            ...(later ? [{ term: text.now, description: <OpinionView opinion={later} /> }] : []),
            ...(alsoKnown
              ? [{ term: text.saidKnown, description: <span className="interpretations__words">{alsoKnown}</span> }]
              : []),
            { term: text.sharedWith, description: <SharedWith mark={item} /> },
          ]}
        />
      ) : (
        <p>{text.declined}</p>
      )}
      <SeenBy receipts={seenBy} />
    </Card>
  );
}

function OpinionView({ opinion: { explanation, sure, words } }: { opinion: Opinion }) {
  const text = useInterpretText();
  const { percent } = useFormat();
  return (
    <>
      <strong>{explanation.name}</strong>, {text.sureOf(percent(sure / 100))}
      {words ? <span className="interpretations__words">{`\n${words}`}</span> : null}
    </>
  );
}

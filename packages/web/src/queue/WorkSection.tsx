import { useQuery } from '@tanstack/react-query';
import type { Signal, SignalWorkChange } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { Details, Heading } from '../ui/index.ts';
import { statusOf } from '../workbench/api.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { useZone } from '../workbench/parts/use-places.ts';
import { useMay } from '../workbench/parts/use-session.ts';
import { queries } from '../workbench/queries.ts';
import { AssignForm } from './AssignForm.tsx';
import { assigneeName } from './assignee-name.ts';
import { DaysLeft } from './DaysLeft.tsx';
import { workQuery } from './queries.ts';
import { useQueueText } from './texts.ts';

/** On the page of a signal: who has it, until when an answer is asked, and who had it before. */
export function WorkSection({ signal }: { signal: Signal }) {
  const { data: session } = useQuery(queries.session());
  const mayWork = useMay('signals.work');
  if (!mayWork || !session?.person) return null;
  return <Work signal={signal} personId={session.person.id} />;
}

function Work({ signal, personId }: { signal: Signal; personId: number }) {
  const text = useQueueText();
  const query = useQuery(workQuery(signal.id, personId));
  // At a place where one does not work there is nothing to show.
  if (statusOf(query.error) === 403) return null;
  return (
    <section>
      <Heading level={2}>{text.who}</Heading>
      <QueryView query={query} height={120}>
        {({ work, changes }) => (
          <>
            <p className="toolbar toolbar--middle">
              <strong>{text.summary(assigneeName(work.assignee, text))}</strong> <DaysLeft work={work} />
            </p>
            <AssignForm work={work} placeId={signal.placeId} personId={personId} />
            <History changes={changes} placeId={signal.placeId} />
          </>
        )}
      </QueryView>
    </section>
  );
}

function History({ changes, placeId }: { changes: readonly SignalWorkChange[]; placeId: number | null }) {
  const text = useQueueText();
  const format = useFormat(useZone(placeId));
  const sentenceOf = ({ by, to, at }: SignalWorkChange) => {
    const [who, when] = [assigneeName(by, text), format.moment(at)];
    if (to === null) return text.left(who, when);
    return to.personId === by.personId ? text.took(who, when) : text.gave(who, assigneeName(to, text), when);
  };
  if (changes.length === 0) return <p>{text.never}</p>;
  return (
    <Details summary={text.historyTitle}>
      <ol>
        {changes.map((change) => (
          <li key={change.version}>{capital(sentenceOf(change))}</li>
        ))}
      </ol>
    </Details>
  );
}

const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

import { ConflictError } from '../workbench/parts/ConflictError.tsx';
import './queue.css';
import { useQuery } from '@tanstack/react-query';
import type { SignalWork } from '@wijkritme/contract';
import { useState } from 'react';
import { coworkersQuery } from '../interpret/queries.ts';
import { Button, FormField, Select, StatusMessage } from '../ui/index.ts';
import { assigneeName } from './assignee-name.ts';
import { useQueueText } from './texts.ts';
import { useAssigning } from './use-assigning.ts';

interface AssignFormProps {
  readonly work: SignalWork;
  readonly placeId: number | null;
  readonly personId: number;
}

/** Take a signal, give it to a colleague, or let it go. */
export function AssignForm({ work, placeId, personId }: AssignFormProps) {
  const text = useQueueText();
  const assigning = useAssigning(work, personId);
  const { assignee } = work;
  const saved = assigning.isSuccess ? text.saved(assigneeName(assigning.data.work.assignee, text)) : null;
  return (
    <>
      {assigning.error ? <ConflictError text={text} error={assigning.error} onLook={assigning.look} /> : null}
      <div className="toolbar">
        {assignee?.isMe ? null : (
          <Button variant="primary" onClick={() => assigning.mutate(personId)}>
            {text.take}
          </Button>
        )}
        {assignee ? <Button onClick={() => assigning.mutate(null)}>{text.leave}</Button> : null}
      </div>
      <GiveToColleague
        placeId={placeId}
        without={[personId, assignee?.personId ?? 0]}
        onGive={(to) => assigning.mutate(to)}
      />
      <StatusMessage>{saved}</StatusMessage>
    </>
  );
}

interface GiveProps {
  readonly placeId: number | null;
  readonly without: readonly number[];
  readonly onGive: (personId: number) => void;
}

function GiveToColleague({ placeId, without, onGive }: GiveProps) {
  const text = useQueueText();
  const { data } = useQuery(coworkersQuery(placeId));
  const [chosen, setChosen] = useState('');
  const [missing, setMissing] = useState(false);
  if (!data) return null;
  const others = data.items.filter(({ id }) => !without.includes(id));
  if (others.length === 0) return <p className="items__note">{text.alone}</p>;
  const options = others.map(({ id, name, organisation }) => ({
    id: String(id),
    label: text.person(name, organisation.name),
  }));
  const give = () => {
    const isChosen = options.some(({ id }) => id === chosen);
    setMissing(!isChosen);
    if (isChosen) onGive(Number(chosen));
  };
  return (
    <div className="toolbar queue-row">
      <FormField label={text.giveTo} hint={text.giveHint} error={missing ? text.chooseFirst : undefined}>
        {(ids) => (
          <Select {...ids} value={chosen} options={[{ id: '', label: text.choose }, ...options]} onChange={setChosen} />
        )}
      </FormField>
      <Button onClick={give}>{text.give}</Button>
    </div>
  );
}

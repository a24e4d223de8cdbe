import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Person } from '@wijkritme/contract';
import { useState } from 'react';
import { keys } from '../live/keys.ts';
import { Button, Heading } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { useGo } from '../workbench/navigation.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { paths } from '../workbench/paths.ts';
import { InvitationLink } from './InvitationLink.tsx';
import { usePeopleText } from './texts.ts';

/** What cannot be undone by changing a field: a new link, and removal in two steps. */
export function PersonActions({ person }: { person: Person }) {
  const { people: text } = usePeopleText();
  const reset = useMutation({ mutationFn: () => api.resetPerson({ id: person.id }) });
  return (
    <>
      {person.email ? (
        <section>
          <Heading level={2}>{text.link}</Heading>
          <p>{text.newLinkHint}</p>
          {reset.error ? <ErrorAlert error={reset.error} /> : null}
          {reset.data ? <InvitationLink invitation={reset.data} /> : null}
          <Button onClick={() => reset.mutate()}>{text.newLink}</Button>
        </section>
      ) : null}
      <RemovePerson person={person} />
    </>
  );
}

function RemovePerson({ person }: { person: Person }) {
  const { people: text } = usePeopleText();
  const [asked, setAsked] = useState(false);
  const queryClient = useQueryClient();
  const go = useGo();
  const remove = useMutation({
    mutationFn: () => api.deletePerson({ id: person.id }),
    onSuccess: () => {
      go(paths.people());
      void queryClient.invalidateQueries({ queryKey: keys.people });
    },
  });
  return (
    <section>
      <Heading level={2}>{text.remove}</Heading>
      {remove.error ? <ErrorAlert error={remove.error} /> : null}
      {asked ? (
        <div className="confirm">
          <p>
            <strong>{text.removeSure}</strong>
          </p>
          <Button onClick={() => remove.mutate()}>{text.removeYes}</Button>
          <Button variant="subtle" onClick={() => setAsked(false)}>
            {text.removeNo}
          </Button>
        </div>
      ) : (
        <Button variant="subtle" onClick={() => setAsked(true)}>
          {text.remove}
        </Button>
      )}
    </section>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { keys } from '../../live/keys.ts';
import { Button } from '../../ui/index.ts';
import { api } from '../api.ts';
import { ErrorAlert } from './QueryView.tsx';

/** Two steps, because no reading is accepted from then on. */
export function WithdrawPassport({ thingId, datastreamId }: { thingId: number; datastreamId: number }) {
  const { passport: text } = useText();
  const [asked, setAsked] = useState(false);
  const queryClient = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => api.withdrawPassport({ id: datastreamId }),
    onSuccess: (thing) => {
      queryClient.setQueryData(keys.thing(thingId), thing);
      void queryClient.invalidateQueries({ queryKey: keys.things });
      void queryClient.invalidateQueries({ queryKey: keys.lifecycle(thingId) });
    },
  });
  if (withdraw.error) return <ErrorAlert error={withdraw.error} onRetry={() => withdraw.reset()} />;
  if (!asked)
    return (
      <Button variant="subtle" onClick={() => setAsked(true)}>
        {text.withdraw}
      </Button>
    );
  return (
    <div className="confirm">
      <p>
        <strong>{text.sure}</strong> {text.withdrawHint}
      </p>
      <Button onClick={() => withdraw.mutate()}>{text.sureYes}</Button>
      <Button variant="subtle" onClick={() => setAsked(false)}>
        {text.sureNo}
      </Button>
    </div>
  );
}

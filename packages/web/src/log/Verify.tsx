import { useMutation } from '@tanstack/react-query';
import { useFormat } from '../i18n/language.ts';
import { Alert, Button } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { useLogText } from './texts.ts';

/** Walks along the whole log. Checkpoints that were kept elsewhere are compared by the command line. */
export function Verify() {
  const text = useLogText();
  const { whole } = useFormat();
  const verify = useMutation({ mutationFn: () => api.verifyLog({ body: {} }) });
  const found = verify.data;
  return (
    <>
      <p>
        <Button disabled={verify.isPending} onClick={() => verify.mutate()}>
          {verify.isPending ? text.verifying : text.verify}
        </Button>
      </p>
      <div role="status">
        {found?.ok ? <p>{text.whole(whole(found.entries))}</p> : null}
        {found && !found.ok ? <Alert tone="error" title={text.broken(whole(found.fault?.position ?? 0))} /> : null}
      </div>
      {verify.error ? <ErrorAlert error={verify.error} /> : null}
    </>
  );
}

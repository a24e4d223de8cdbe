import type { UseMutationResult } from '@tanstack/react-query';
import { Button } from '../../ui/index.ts';
import { ErrorAlert } from './QueryView.tsx';

interface SaveFileProps {
  readonly save: UseMutationResult<void, Error, void>;
  readonly text: { readonly download: string; readonly downloading: string; readonly downloadHint: string };
}

/** A button that saves a file, with what stands in it, and what to do when it fails. */
export function SaveFile({ save, text }: SaveFileProps) {
  return (
    <section className="download">
      <Button disabled={save.isPending} onClick={() => save.mutate()}>
        {save.isPending ? text.downloading : text.download}
      </Button>
      <p className="note">{text.downloadHint}</p>
      {save.error ? <ErrorAlert error={save.error} onRetry={() => save.mutate()} /> : null}
    </section>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Import } from '@wijkritme/contract';
import { useFormat, useText } from '../../i18n/language.ts';
import { keys } from '../../live/keys.ts';
import { Button, Heading, ProgressBar } from '../../ui/index.ts';
import { api } from '../api.ts';
import { isBusy } from '../queries.ts';
import { ErrorAlert } from './QueryView.tsx';
import { useNow } from './use-now.ts';

type Stage = 'done' | 'now' | 'next' | 'stopped';

/** Named stages, a bar that tells how far, the time that is left, and a way to stop (pattern 20). */
export function ImportProgress({ item }: { item: Import }) {
  const { imports: text } = useText();
  const format = useFormat();
  const share = item.bytesTotal > 0 ? item.bytesDone / item.bytesTotal : 0;
  const left = useRemaining(item, share);
  const act = useAct(item.id);
  const busy = isBusy(item);
  const stages: [string, Stage][] = [
    [text.stageUpload, item.status === 'uploading' ? 'now' : 'done'],
    [text.stageRead, readingStage(item)],
    [text.stageDone, item.status === 'done' ? 'done' : 'next'],
  ];
  return (
    <section>
      <Heading level={2}>{text.stages}</Heading>
      <ol className="stages">
        {stages.map(([name, stage]) => (
          <li key={name} className="stages__item" data-stage={stage}>
            {name} <span className="note">({text.stageStates[stage]})</span>
          </li>
        ))}
      </ol>
      <ProgressBar
        label={text.progress}
        value={item.bytesDone}
        max={Math.max(1, item.bytesTotal)}
        text={text.percent(format.percent(share), format.whole(item.rows))}
      />
      {busy ? (
        <p>
          {left ? `${left} ` : ''}
          {text.background}
        </p>
      ) : null}
      {act.error ? <ErrorAlert error={act.error} /> : null}
      {busy ? (
        <div className="toolbar">
          <Button onClick={() => act.mutate('cancel')}>{text.cancel}</Button>
          <p className="note">{text.cancelKeeps}</p>
        </div>
      ) : null}
      {item.status === 'failed' || item.status === 'cancelled' ? (
        <div className="toolbar">
          <Button onClick={() => act.mutate('resume')}>{text.resume}</Button>
        </div>
      ) : null}
    </section>
  );
}

function readingStage({ status }: Import): Stage {
  if (status === 'done') return 'done';
  if (status === 'failed' || status === 'cancelled') return 'stopped';
  return status === 'running' ? 'now' : 'next';
}

/** From the speed so far; nothing is promised before there is something to measure. */
function useRemaining(item: Import, share: number): string | undefined {
  const { imports: text } = useText();
  const now = useNow(1_000);
  if (item.status !== 'running' || share < 0.02) return undefined;
  const seconds = ((now - Date.parse(item.createdAt)) / 1_000) * (1 / share - 1);
  return text.remaining(seconds < 90 ? text.seconds(Math.ceil(seconds)) : text.minutes(Math.ceil(seconds / 60)));
}

function useAct(id: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (act: 'cancel' | 'resume') => (act === 'cancel' ? api.cancelImport({ id }) : api.resumeImport({ id })),
    onSuccess: (item) => {
      queryClient.setQueryData(keys.import(id), item);
      void queryClient.invalidateQueries({ queryKey: keys.imports });
    },
  });
}

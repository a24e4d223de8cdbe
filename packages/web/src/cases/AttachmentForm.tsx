import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type AttachmentLabel, type CaseFile, limits } from '@wijkritme/contract';
import { type FormEvent, useRef, useState } from 'react';
import { useFormat } from '../i18n/language.ts';
import { keys } from '../live/keys.ts';
import { Button, FileInput, FormField, ProgressBar, Select, StatusMessage } from '../ui/index.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { attachmentEndings, attachmentLabels, faultOf, sendAttachment } from './send-attachment.ts';
import { useCasesText } from './texts.ts';

/** A file into a case: chosen, sent with progress, and one can stop it. */
export function AttachmentForm({ file: { id } }: { file: CaseFile }) {
  const text = useCasesText();
  const format = useFormat();
  const [file, setFile] = useState<File>();
  const [label, setLabel] = useState<AttachmentLabel>('TLP:GREEN');
  const [checked, setChecked] = useState(false);
  const sending = useSending(id);
  const fault = file ? faultOf(file) : 'none';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (file && fault === undefined && !sending.isPending) sending.start(file, label);
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {sending.error ? <ErrorAlert error={sending.error} /> : null}
      <StatusMessage>
        {sending.told === 'sent' ? text.fileSent : sending.told === 'stopped' ? text.fileStopped : null}
      </StatusMessage>
      <FormField
        label={text.file}
        hint={text.fileHint(attachmentEndings.join(', '), format.bytes(limits.attachmentBytes))}
        error={checked && fault ? text.fileFaults[fault] : undefined}
      >
        {(ids) => (
          <FileInput
            {...ids}
            key={sending.sent}
            words={text.fileWords}
            accept={attachmentEndings.map((ending) => `.${ending}`).join(',')}
            onChange={([chosen]) => setFile(chosen)}
          />
        )}
      </FormField>
      <FormField label={text.label}>
        {(ids) => (
          <Select
            {...ids}
            options={attachmentLabels.map((one) => ({ id: one, label: text.fileLabels[one] }))}
            value={label}
            onChange={(chosen) => setLabel(attachmentLabels.find((one) => one === chosen) ?? label)}
          />
        )}
      </FormField>
      {sending.isPending ? (
        <>
          <ProgressBar
            label={text.fileSending}
            value={sending.bytes}
            max={Math.max(1, file?.size ?? 0)}
            text={text.fileProgress(format.bytes(sending.bytes), format.bytes(file?.size ?? 0))}
          />
          <Button onClick={sending.stop}>{text.fileStop}</Button>
        </>
      ) : (
        <Button type="submit" variant="primary">
          {text.fileSend}
        </Button>
      )}
    </form>
  );
}

function useSending(caseId: number) {
  const queryClient = useQueryClient();
  const stopper = useRef<AbortController>(undefined);
  const [bytes, setBytes] = useState(0);
  const [sent, setSent] = useState(0);
  const [told, setTold] = useState<'sent' | 'stopped'>();
  const mutation = useMutation({
    mutationFn: ({ file, label }: { file: File; label: AttachmentLabel }) => {
      const controller = new AbortController();
      stopper.current = controller;
      return sendAttachment(caseId, { file, label, signal: controller.signal }, setBytes);
    },
    onSuccess: () => {
      setTold('sent');
      setSent((count) => count + 1);
      return queryClient.invalidateQueries({ queryKey: keys.case(caseId) });
    },
  });
  const isStopped = mutation.error instanceof DOMException;
  return {
    bytes,
    sent,
    isPending: mutation.isPending,
    error: isStopped ? null : mutation.error,
    told: isStopped ? ('stopped' as const) : mutation.isSuccess ? told : undefined,
    start: (file: File, label: AttachmentLabel) => {
      setBytes(0);
      mutation.mutate({ file, label });
    },
    stop: () => stopper.current?.abort(),
  };
}

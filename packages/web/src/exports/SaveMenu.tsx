import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { saveFile } from '../check/save-file.ts';
import { useLanguage } from '../i18n/language.ts';
import { FormField, StatusMessage, TextInput } from '../ui/index.ts';
import './exports.css';
import type { SaveShareProps } from './save-share-props.ts';
import { surroundingsOf } from './surroundings.ts';
import { useExportText } from './texts.ts';
import type { ExportForm } from './texts-nl.ts';
import { TooManyRows } from './too-many-rows.ts';

const forms: readonly ExportForm[] = ['excel', 'iso', 'geojson', 'png', 'svg', 'pdf'];

/** A button that opens what one can do with a figure; Escape closes it, and the focus goes back to the button. */
export function SaveMenu({ title, hasShapes = false, make }: SaveShareProps) {
  const text = useExportText();
  const [isOpen, setOpen] = useState(false);
  const [address, setAddress] = useState<string>();
  const button = useRef<HTMLButtonElement>(null);
  const listId = useId();
  const { language } = useLanguage();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: async (form: ExportForm) => {
      const [about, { toFile }] = await Promise.all([surroundingsOf(queryClient, language), import('./to-file.ts')]);
      const file = await toFile(await make(about), form, language);
      saveFile(file.name, file.content);
      return text.saved(file.name);
    },
  });
  const share = useMutation({
    mutationFn: async () => {
      setAddress(undefined);
      try {
        await navigator.clipboard.writeText(location.href);
        return text.copied;
      } catch {
        // Only pages over https may write to the clipboard, and a person may have said no.
        setAddress(location.href);
        return text.notCopied;
      }
    },
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    setOpen(false);
    button.current?.focus();
  };
  const act = (run: () => void) => {
    save.reset();
    share.reset();
    run();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape reaches it from the buttons in it
    <div className="save-share" onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className="nl-button nl-button--subtle"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-label={text.of(title)}
        onClick={() => setOpen(!isOpen)}
      >
        {text.open}
      </button>
      <ul id={listId} className="save-share__list" hidden={!isOpen}>
        <li>
          <button type="button" className="save-share__choice" onClick={() => act(() => share.mutate())}>
            {text.link}
          </button>
        </li>
        {forms
          .filter((form) => form !== 'geojson' || hasShapes)
          .map((form) => (
            <li key={form}>
              <button
                type="button"
                className="save-share__choice"
                aria-disabled={save.isPending || undefined}
                onClick={() => (save.isPending ? undefined : act(() => save.mutate(form)))}
              >
                {text.forms[form]}
              </button>
            </li>
          ))}
      </ul>
      <StatusMessage>
        {save.isPending ? text.busy : (save.data ?? share.data)}
        {save.error ? (save.error instanceof TooManyRows ? text.tooMany(String(save.error.most)) : text.failed) : null}
      </StatusMessage>
      {address === undefined ? null : (
        <FormField label={text.address}>
          {(ids) => <TextInput {...ids} value={address} onChange={() => {}} />}
        </FormField>
      )}
    </div>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Preset } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { useFormat, useText } from '../../i18n/language.ts';
import { keys } from '../../live/keys.ts';
import { Button, FileInput, FormField, ProgressBar, RadioGroup, TextArea } from '../../ui/index.ts';
import { useGo } from '../navigation.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { ErrorAlert, QueryView } from './QueryView.tsx';
import { type Upload, uploadFile } from './upload.ts';

const route = getRouteApi('/importeren');
/** Mappings that work, to change into one's own; the README of the presets names every field. */
const mappingExamples: Readonly<Record<string, string>> = {
  'generic-csv': `{
  "delimiter": ";",
  "decimal": ",",
  "time": { "column": "tijdstip", "format": "dd-MM-yyyy HH:mm", "zone": "Europe/Amsterdam" },
  "thing": { "name": "Teller Kade", "externalId": "teller-kade" },
  "values": [{ "column": "aantal", "property": "pedestrians", "name": "Voetgangers" }],
  "intervalSeconds": 3600,
  "owner": "Gemeente Demodam"
}`,
  parquet: `{
  "time": { "column": "tijdstip", "format": "iso", "zone": "Europe/Amsterdam" },
  "key": ["meetpunt"],
  "values": [{ "column": "aantal", "property": "pedestrians", "name": "Voetgangers" }],
  "intervalSeconds": 3600,
  "owner": "Gemeente Demodam"
}`,
  'datex-ii': `{}`,
};

/** What kind of file, which file, and off it goes; the import then has its own page and address. */
export function ImportForm() {
  const presets = useQuery(queries.presets());
  return (
    <QueryView query={presets} height={320}>
      {({ items }) => <ImportFields presets={items} />}
    </QueryView>
  );
}

function ImportFields({ presets }: { presets: readonly Preset[] }) {
  const { imports: text } = useText();
  const go = useGo();
  const { vorm } = route.useSearch();
  const preset = presets.find(({ id }) => id === vorm);
  const [file, setFile] = useState<File>();
  const [mappings, setMappings] = useState(mappingExamples);
  const mapping = preset && mappings[preset.id];
  const [mappingError, setMappingError] = useState<string>();
  const upload = useUpload();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!preset || !file) return;
    const wrong = mapping !== undefined && !isJson(mapping);
    setMappingError(wrong ? text.mappingInvalid : undefined);
    if (!wrong) upload.start({ preset: preset.id, file, mapping });
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {upload.error ? <ErrorAlert error={upload.error} /> : null}
      <RadioGroup
        legend={text.preset}
        name="preset"
        options={presets.map(({ id, name, description, handles }) => ({
          id,
          label: name,
          description: <PresetDescription description={description} handles={id === preset?.id ? handles : []} />,
        }))}
        value={preset?.id ?? null}
        onChange={(id) => go(paths.imports({ vorm: id }), { stay: true })}
      />
      <FormField label={text.file} hint={text.fileHint((preset?.accepts ?? '').split(',').join(', '))}>
        {(ids) => (
          <FileInput
            {...ids}
            words={text.fileWords}
            accept={preset?.accepts}
            onChange={([chosen]) => setFile(chosen)}
          />
        )}
      </FormField>
      {preset && mapping !== undefined ? (
        <FormField
          label={preset.id === 'datex-ii' ? text.datexMapping : text.mapping}
          hint={preset.id === 'datex-ii' ? text.datexMappingHint : text.mappingHint}
          error={mappingError}
        >
          {(ids) => (
            <TextArea
              {...ids}
              rows={Math.min(10, Math.max(3, mapping.split('\n').length))}
              spellCheck={false}
              value={mapping}
              onChange={(value) => setMappings({ ...mappings, [preset.id]: value })}
            />
          )}
        </FormField>
      ) : null}
      {upload.sending ? (
        <UploadProgress done={upload.bytes} total={file?.size ?? 0} />
      ) : (
        <Button type="submit" variant="primary" disabled={!preset || !file} reason={text.chooseFirst}>
          {text.start}
        </Button>
      )}
    </form>
  );
}

/** What a kind of file brings along; the fine print only where it was chosen. */
function PresetDescription({ description, handles }: { description: string; handles: readonly string[] }) {
  const { imports: text } = useText();
  return (
    <>
      <p>{description}</p>
      {handles.length > 0 ? (
        <div className="note">
          <p>{text.handles}:</p>
          <ul>
            {handles.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

function UploadProgress({ done, total }: { done: number; total: number }) {
  const { imports: text } = useText();
  const format = useFormat();
  return (
    <ProgressBar
      label={text.uploading}
      value={done}
      max={Math.max(1, total)}
      text={text.uploaded(format.bytes(done), format.bytes(total))}
    />
  );
}

function useUpload() {
  const go = useGo();
  const queryClient = useQueryClient();
  const [bytes, setBytes] = useState(0);
  const mutation = useMutation({
    mutationFn: (upload: Upload) => uploadFile(upload, setBytes),
    onSuccess: (item) => {
      queryClient.setQueryData(keys.import(item.id), item);
      void queryClient.invalidateQueries({ queryKey: keys.imports });
      go(paths.import(item.id));
    },
  });
  const start = (upload: Upload) => {
    setBytes(0);
    mutation.mutate(upload);
  };
  return { start, bytes, sending: mutation.isPending, error: mutation.error };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DeviceType, type FoundDevice, type Place, registeredProperties } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../i18n/language.ts';
import { keys } from '../live/keys.ts';
import { Alert, Button, FormField, Select, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { useGo } from '../workbench/navigation.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { paths } from '../workbench/paths.ts';
import { type AddForm, checkAddForm, ONLY, streamsOf, toAddForm, toAddition } from './add-form.ts';
import { useLifecycleText } from './texts.ts';

interface AddDeviceFormProps {
  readonly device: FoundDevice;
  readonly places: readonly Place[];
  readonly types: readonly DeviceType[];
}

/** What is it, and where does it hang? It begins with what the device itself told. */
export function AddDeviceForm({ device, places, types }: AddDeviceFormProps) {
  const text = useLifecycleText();
  const go = useGo();
  const queryClient = useQueryClient();
  const [form, setForm] = useState(() => toAddForm(device));
  const [problems, setProblems] = useState<ReturnType<typeof checkAddForm>>([]);
  const set = (change: Partial<AddForm>) => setForm({ ...form, ...change });
  const add = useMutation({
    mutationFn: () => api.addFoundDevice({ id: device.id, body: toAddition(form) }),
    onSuccess: (thing) => {
      queryClient.setQueryData(keys.thing(thing.id), thing);
      for (const queryKey of [keys.things, ['found-devices'], ['datastreams']])
        void queryClient.invalidateQueries({ queryKey });
      go(paths.sensor(thing.id));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = checkAddForm(form);
    setProblems(found);
    if (found.length === 0 && !add.isPending) add.mutate();
  };
  return (
    <>
      <p className="lead">{text.addIntro}</p>
      <form className="form" onSubmit={submit} noValidate>
        {add.error ? <ErrorAlert error={add.error} /> : null}
        <FormField
          label={text.name}
          hint={text.nameHint}
          error={problems.includes('name') ? text.nameNeeded : undefined}
        >
          {(ids) => <TextInput {...ids} name="name" value={form.name} onChange={(name) => set({ name })} />}
        </FormField>
        <PlaceField places={places} value={form.placeId} onChange={(placeId) => set({ placeId })} />
        <ModelField types={types} value={form.deviceType} onChange={(deviceType) => set({ deviceType })} />
        {form.deviceType === '' ? <PropertyFields device={device} form={form} onChange={set} /> : null}
        {problems.includes('properties') ? <Alert tone="error" title={text.propertyNeeded} /> : null}
        <Button type="submit" variant="primary">
          {add.isPending ? text.busy : text.addButton}
        </Button>
      </form>
    </>
  );
}

interface FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function PlaceField({ places, value, onChange }: FieldProps & Pick<AddDeviceFormProps, 'places'>) {
  const text = useLifecycleText();
  const options = places.map(({ id, name }) => ({ id: String(id), label: name }));
  return (
    <FormField label={text.place}>
      {(ids) => (
        <Select {...ids} options={[{ id: '', label: text.noPlace }, ...options]} value={value} onChange={onChange} />
      )}
    </FormField>
  );
}

function ModelField({ types, value, onChange }: FieldProps & Pick<AddDeviceFormProps, 'types'>) {
  const text = useLifecycleText();
  const { language } = useLanguage();
  const chosen = types.find(({ id }) => id === value);
  const options = types.map(({ id, manufacturer, model, kind }) => ({
    id,
    label: `${manufacturer} ${model} (${kind[language]})`,
  }));
  return (
    <>
      <FormField label={text.model}>
        {(ids) => (
          <Select
            {...ids}
            options={[...options, { id: '', label: text.otherModel }]}
            value={value}
            onChange={onChange}
          />
        )}
      </FormField>
      {chosen ? (
        <Alert tone="info" title={text.privacy}>
          <p>{chosen.privacy[language]}</p>
        </Alert>
      ) : null}
    </>
  );
}

interface PropertyFieldsProps {
  readonly device: FoundDevice;
  readonly form: AddForm;
  readonly onChange: (change: Partial<AddForm>) => void;
}

function PropertyFields({ device, form, onChange }: PropertyFieldsProps) {
  const text = useLifecycleText();
  const { language } = useLanguage();
  const options = [
    { id: '', label: text.notMeasured },
    ...registeredProperties.map(({ id, name }) => ({ id, label: name[language] })),
  ];
  return streamsOf(device).map(({ name }) => (
    <FormField key={name} label={name === ONLY ? text.oneStream : text.property(name)}>
      {(ids) => (
        <Select
          {...ids}
          options={options}
          value={form.properties[name] ?? ''}
          onChange={(property) => onChange({ properties: { ...form.properties, [name]: property } })}
        />
      )}
    </FormField>
  ));
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FoundDevice, registeredProperties } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { useLanguage, useText } from '../i18n/language.ts';
import { keys } from '../live/keys.ts';
import { Alert, Breadcrumb, Button, FormField, Heading, LinkButton, Select, TextInput } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { useGo } from '../workbench/navigation.ts';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { ErrorAlert, QueryView } from '../workbench/parts/QueryView.tsx';
import { SignInForm } from '../workbench/parts/SignInForm.tsx';
import { useMay } from '../workbench/parts/use-session.ts';
import { paths } from '../workbench/paths.ts';
import { queries } from '../workbench/queries.ts';
import { type AddForm, checkAddForm, ONLY, streamsOf, toAddForm, toAddition } from './add-form.ts';
import { lifecycleQueries } from './queries.ts';
import { useLifecycleText } from './texts.ts';

const route = getRouteApi('/sensoren/nieuw/$id');

/** A found device becomes a thing: what is it, and where does it hang? */
export function AddDevicePage() {
  const text = useLifecycleText();
  const { shell, sensors } = useText();
  const manages = useMay('sensors.manage');
  return (
    <>
      <PageTitle topic={text.addHeading} section={sensors.title} />
      <Breadcrumb
        label={shell.breadcrumb}
        items={[{ label: sensors.title, href: paths.sensors() }, { label: text.addHeading }]}
      />
      {manages ? (
        <WaitingDevice />
      ) : (
        <>
          <Heading level={1}>{text.addHeading}</Heading>
          {manages === false ? (
            <>
              <p className="lead">{text.needSignIn}</p>
              <SignInForm />
            </>
          ) : null}
        </>
      )}
    </>
  );
}

function WaitingDevice() {
  const text = useLifecycleText();
  const { sensors } = useText();
  const id = Number(route.useParams().id);
  const query = useQuery(lifecycleQueries.found('new'));
  const device = query.data?.items.find((one) => one.id === id);
  const name = device && (device.name ?? device.identity ?? text.nameless);
  return (
    <>
      <Heading level={1}>{name === undefined ? text.addHeading : text.addTitle(name)}</Heading>
      <QueryView query={query} height={400}>
        {() =>
          device ? (
            <AddDevice key={device.id} device={device} />
          ) : (
            <>
              <Alert tone="info" title={text.gone} />
              <LinkButton href={paths.sensors()}>{sensors.title}</LinkButton>
            </>
          )
        }
      </QueryView>
    </>
  );
}

function AddDevice({ device }: { device: FoundDevice }) {
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
    if (found.length === 0) add.mutate();
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
        <PlaceField value={form.placeId} onChange={(placeId) => set({ placeId })} />
        <ModelField value={form.deviceType} onChange={(deviceType) => set({ deviceType })} />
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

function PlaceField({ value, onChange }: FieldProps) {
  const text = useLifecycleText();
  const { data } = useQuery(queries.places());
  const options = (data?.items ?? []).map(({ id, name }) => ({ id: String(id), label: name }));
  return (
    <FormField label={text.place}>
      {(ids) => (
        <Select {...ids} options={[{ id: '', label: text.noPlace }, ...options]} value={value} onChange={onChange} />
      )}
    </FormField>
  );
}

function ModelField({ value, onChange }: FieldProps) {
  const text = useLifecycleText();
  const { language } = useLanguage();
  const { data } = useQuery(lifecycleQueries.deviceTypes());
  const types = data?.items ?? [];
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

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type PushDevices as Devices, MOST_PUSH_DEVICES, type PushDevice } from '@wijkritme/contract';
import { type FormEvent, useState } from 'react';
import { useFormat } from '../i18n/language.ts';
import { keys } from '../live/keys.ts';
import { Alert, Button, FormField, Heading, StatusMessage, TextInput, VisuallyHidden } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert, QueryView } from '../workbench/parts/QueryView.tsx';
import { deviceName, obstacleOf, ownFingerprint, subscribe, unsubscribe } from './push-browser.ts';
import { pushQuery } from './queries.ts';
import { useNoticesText } from './texts.ts';

/** Devices that are sent messages: this one too, or not any more. */
export function PushDevices({ personId }: { personId: number }) {
  const text = useNoticesText();
  const query = useQuery(pushQuery(personId));
  return (
    <section>
      <Heading level={2}>{text.push}</Heading>
      <QueryView query={query} height={120}>
        {(devices) => (devices.possible ? <Possible devices={devices} /> : <p>{text.pushImpossible}</p>)}
      </QueryView>
    </section>
  );
}

function Possible({ devices: { items, publicKey } }: { devices: Devices }) {
  const text = useNoticesText();
  const [said, setSaid] = useState('');
  const own = useQuery({
    queryKey: [...keys.pushDevices, 'own'],
    queryFn: async () => (await ownFingerprint()) ?? null,
  });
  const obstacle = obstacleOf();
  const isOwn = ({ fingerprint }: PushDevice) => fingerprint === own.data;
  return (
    <>
      <p>{text.pushIntro}</p>
      <p className="note">{text.pushMinimal}</p>
      <StatusMessage>{said}</StatusMessage>
      {items.length === 0 ? <p>{text.noDevices}</p> : null}
      <ul className="notice-devices">
        {items.map((device) => (
          <DeviceItem key={device.id} device={device} isOwn={isOwn(device)} onSaid={setSaid} />
        ))}
      </ul>
      {obstacle ? (
        <p>{text.obstacles[obstacle]}</p>
      ) : items.length >= MOST_PUSH_DEVICES ? (
        <p>{text.mostDevices(MOST_PUSH_DEVICES)}</p>
      ) : own.isSuccess && publicKey !== null && !items.some(isOwn) ? (
        <AddThis publicKey={publicKey} onSaid={setSaid} />
      ) : null}
    </>
  );
}

type Said = { readonly onSaid: (said: string) => void };

function useDeviceChange<T>(send: () => Promise<T>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.pushDevices }),
  });
}

function AddThis({ publicKey, onSaid }: Said & { publicKey: string }) {
  const text = useNoticesText();
  const [name, setName] = useState(() => deviceName(navigator.userAgent));
  const [why, setWhy] = useState<string>();
  const add = useDeviceChange(async () => {
    setWhy(undefined);
    const made = await subscribe(publicKey, name.trim()).catch(() => undefined);
    // The words of a browser are not for its readers; what stands in the way is.
    if (!made) return setWhy(obstacleOf() === 'denied' ? text.obstacles.denied : text.noService);
    // What the server does not take would stay behind in the browser.
    await api.createPushDevice({ body: made }).catch(async (cause: unknown) => {
      await unsubscribe();
      throw cause;
    });
    onSaid(text.deviceAdded);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && !add.isPending) add.mutate();
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {add.error ? <ErrorAlert error={add.error} /> : null}
      {why ? (
        <Alert tone="error" title={text.notAdded}>
          <p>{why}</p>
        </Alert>
      ) : null}
      <FormField
        label={text.deviceName}
        hint={text.deviceHint}
        error={name.trim() === '' ? text.deviceNameError : undefined}
      >
        {(ids) => <TextInput {...ids} maxLength={60} value={name} onChange={setName} />}
      </FormField>
      <Button type="submit">{add.isPending ? text.busy : text.addDevice}</Button>
    </form>
  );
}

function DeviceItem({ device, isOwn, onSaid }: Said & { device: PushDevice; isOwn: boolean }) {
  const text = useNoticesText();
  const { moment, shortDate } = useFormat();
  const { id, name, service, createdAt, lastSentAt } = device;
  const test = useDeviceChange(async () => {
    await api.testPushDevice({ id });
    onSaid(text.deviceTested);
  });
  const remove = useDeviceChange(async () => {
    await api.deletePushDevice({ id });
    if (isOwn) await unsubscribe();
    onSaid(text.deviceRemoved);
  });
  const error = test.error ?? remove.error;
  return (
    <li>
      <p>
        <strong>{name}</strong>
        {isOwn ? ` (${text.thisDevice})` : null}
        <br />
        {text.deviceFacts(shortDate(createdAt), service)}{' '}
        {lastSentAt === null ? text.neverSent : text.lastSent(moment(lastSentAt))}
      </p>
      {error ? <ErrorAlert error={error} /> : null}
      <div className="toolbar">
        <Button onClick={() => test.mutate()}>
          {text.test}
          <VisuallyHidden>: {name}</VisuallyHidden>
        </Button>
        <Button onClick={() => remove.mutate()}>
          {text.remove}
          <VisuallyHidden>: {name}</VisuallyHidden>
        </Button>
      </div>
    </li>
  );
}

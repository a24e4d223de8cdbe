import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DeviceCredentials, Thing } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { Button, Card, DataTable, Details } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert, QueryView } from '../workbench/parts/QueryView.tsx';
import { CertificateForm } from './CertificateForm.tsx';
import { type CredentialRow, credentialRows } from './credential-rows.ts';
import { lifecycleQueries } from './queries.ts';
import { useLifecycleText } from './texts.ts';

/** Keys and certificates of a device; each can be revoked at once, and a certificate added. For who manages sensors. */
export function Credentials({ thing }: { thing: Thing }) {
  const text = useLifecycleText();
  const query = useQuery(lifecycleQueries.credentials(thing.id));
  return (
    <Card title={text.credentials}>
      <QueryView query={query} height={80}>
        {(credentials) => (
          <>
            <CredentialTable thing={thing} credentials={credentials} />
            <Details summary={text.addCertificate}>
              <p>{credentials.tls ? text.certificateText : text.certificateOff}</p>
              <CertificateForm thing={thing} />
            </Details>
          </>
        )}
      </QueryView>
    </Card>
  );
}

function CredentialTable({ thing, credentials }: { thing: Thing; credentials: DeviceCredentials }) {
  const text = useLifecycleText();
  const format = useFormat();
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: ({ kind, id }: CredentialRow): Promise<unknown> =>
      kind === 'key' ? api.revokeDeviceKey({ id }) : api.revokeDeviceCertificate({ id }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: lifecycleQueries.credentials(thing.id).queryKey }),
  });
  const rows = credentialRows(credentials);
  if (rows.length === 0) return <p>{text.noCredentials}</p>;
  const nameOf = ({ kind, id, label }: CredentialRow) =>
    kind === 'key' ? text.keyNumber(id) : text.certificateOf(label);
  return (
    <>
      <p>{text.revokeText}</p>
      {revoke.error ? <ErrorAlert error={revoke.error} /> : null}
      <DataTable<CredentialRow>
        stack
        caption={text.credentials}
        rows={rows}
        rowKey={({ kind, id }) => `${kind} ${id}`}
        empty={text.noCredentials}
        columns={[
          { key: 'what', header: text.credential, render: nameOf },
          { key: 'since', header: text.since, render: ({ since }) => format.moment(since) },
          {
            key: 'until',
            header: text.validTo,
            render: ({ until }) => (until === null ? text.untilRevoked : format.moment(until)),
          },
          { key: 'status', header: text.counts, render: ({ status }) => text.certificateStatus[status] },
          {
            key: 'revoke',
            header: text.action,
            render: (row) =>
              row.status === 'revoked' ? (
                text.none
              ) : (
                <Button variant="subtle" onClick={() => revoke.mutate(row)}>
                  {text.revoke(nameOf(row))}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/language.ts';
import { useLive } from '../../live/hooks.ts';
import { Alert } from '../../ui/index.ts';
import { queries } from '../queries.ts';
import { useMunicipality } from './use-places.ts';

/** Calm and permanent: that data are made up, and that there is no connection. */
export function useBanner(): ReactNode {
  const { shell } = useText();
  const { data: health } = useQuery(queries.health());
  const { connection } = useLive();
  const municipality = useMunicipality();
  if (!health?.simulated && connection !== 'offline') return undefined;
  return (
    <>
      {health?.simulated ? <p className="sample-banner">{shell.sample(municipality ?? shell.sampleCity)}</p> : null}
      {connection === 'offline' ? (
        <Alert tone="info" title={shell.offlineTitle}>
          <p>{shell.offline}</p>
        </Alert>
      ) : null}
    </>
  );
}

import { useText } from '../../i18n/language.ts';
import { Alert } from '../../ui/index.ts';
import { ServerDetail } from './ServerDetail.tsx';

/** Why an import stopped: first in words of the reader, then as the server tells it. */
export function ImportError({ error }: { error: string }) {
  const { imports: text } = useText();
  const end = error.indexOf('. ');
  const title = end < 0 ? error : error.slice(0, end);
  return (
    <Alert tone="error" title={title}>
      {end < 0 ? null : <ServerDetail detail={error.slice(end + 2)} />}
      <p>{text.cancelKeeps}</p>
    </Alert>
  );
}

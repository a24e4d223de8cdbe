import { useEffect } from 'react';
import { useText } from '../../i18n/language.ts';
import { Alert, Button, Heading, LinkButton } from '../../ui/index.ts';
import { isMissingPart } from '../new-version.ts';
import { PageTitle } from '../parts/PageTitle.tsx';
import { ErrorAlert } from '../parts/QueryView.tsx';
import { paths } from '../paths.ts';

/** The error boundary of every page: what happened, what was kept, what to do. */
export function ErrorPage({ error, reset }: { error: unknown; reset: () => void }) {
  const { errors } = useText();
  if (isMissingPart(error)) return <MissingPartPage />;
  return (
    <>
      <PageTitle topic={errors.title} />
      <Heading level={1}>{errors.title}</Heading>
      <ErrorAlert error={error} onRetry={reset} />
      <p>
        <LinkButton href={paths.overview()}>{errors.toOverview}</LinkButton>
      </p>
    </>
  );
}

/** A part of the page is not there any more, or cannot be reached. It comes by itself when the connection does. */
function MissingPartPage() {
  const { errors } = useText();
  useEffect(() => {
    const reload = () => location.reload();
    window.addEventListener('online', reload);
    return () => window.removeEventListener('online', reload);
  }, []);
  const title = navigator.onLine ? errors.newVersionTitle : errors.title;
  return (
    <>
      <PageTitle topic={title} />
      <Heading level={1}>{title}</Heading>
      <Alert tone="warning" title={title}>
        <p>{navigator.onLine ? errors.newVersion : errors.unreachable}</p>
        <Button onClick={() => location.reload()}>{errors.reload}</Button>
      </Alert>
    </>
  );
}

import { useText } from '../../i18n/language.ts';
import { Heading, LinkButton } from '../../ui/index.ts';
import { PageTitle } from '../parts/PageTitle.tsx';
import { ErrorAlert } from '../parts/QueryView.tsx';
import { paths } from '../paths.ts';

/** The error boundary of every page: what happened, what was kept, what to do. */
export function ErrorPage({ error, reset }: { error: unknown; reset: () => void }) {
  const { errors } = useText();
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

import { useText } from '../../i18n/language.ts';
import { Heading, LinkButton } from '../../ui/index.ts';
import { PageTitle } from '../parts/PageTitle.tsx';
import { paths } from '../paths.ts';

export function NotFoundPage() {
  const { errors } = useText();
  return (
    <>
      <PageTitle topic={errors.notFoundTitle} />
      <Heading level={1}>{errors.notFoundTitle}</Heading>
      <p className="lead">{errors.notFound}</p>
      <p>
        <LinkButton href={paths.overview()}>{errors.toOverview}</LinkButton>
      </p>
    </>
  );
}

import { useText } from '../../i18n/language.ts';
import { Breadcrumb, Heading } from '../../ui/index.ts';
import { paths } from '../paths.ts';
import { PageTitle } from './PageTitle.tsx';

/** Head of a page right below the overview: title of the window, way back, heading. */
export function PageHead({ title }: { title: string }) {
  const { shell } = useText();
  return (
    <>
      <PageTitle topic={title} />
      <Breadcrumb
        label={shell.breadcrumb}
        items={[{ label: shell.overview, href: paths.overview() }, { label: title }]}
      />
      <Heading level={1}>{title}</Heading>
    </>
  );
}

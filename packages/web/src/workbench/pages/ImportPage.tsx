import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Import } from '@wijkritme/contract';
import { useText } from '../../i18n/language.ts';
import { Breadcrumb, Heading } from '../../ui/index.ts';
import { statusOf } from '../api.ts';
import { ImportBadge } from '../parts/ImportBadge.tsx';
import { ImportCounts } from '../parts/ImportCounts.tsx';
import { ImportError } from '../parts/ImportError.tsx';
import { ImportProgress } from '../parts/ImportProgress.tsx';
import { ImportReport } from '../parts/ImportReport.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { QueryView } from '../parts/QueryView.tsx';
import { SignInForm } from '../parts/SignInForm.tsx';
import { SignInLink } from '../parts/SignInLink.tsx';
import { useMay } from '../parts/use-session.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { NotFoundPage } from './NotFoundPage.tsx';

const route = getRouteApi('/importeren/$id');

export function ImportPage() {
  const { imports: text, signIn, shell } = useText();
  const administrator = useMay('imports.manage');
  const query = useQuery({ ...queries.import(Number(route.useParams().id)), enabled: administrator === true });
  if (administrator === false)
    return (
      <>
        <PageTitle topic={text.title} />
        <Heading level={1}>{text.title}</Heading>
        <p className="lead">
          {text.needKey} {signIn.intro}
        </p>
        <SignInForm />
        <p>
          <SignInLink>{shell.otherWays}</SignInLink>
        </p>
      </>
    );
  if (statusOf(query.error) === 404) return <NotFoundPage />;
  return (
    <QueryView query={query} height={400}>
      {(item) => <ImportView item={item} />}
    </QueryView>
  );
}

function ImportView({ item }: { item: Import }) {
  const { shell, imports: text } = useText();
  const { uitkomst } = route.useSearch();
  return (
    <>
      <PageTitle topic={item.fileName} section={text.title} />
      <Breadcrumb
        label={shell.breadcrumb}
        items={[{ label: text.title, href: paths.imports() }, { label: item.fileName }]}
      />
      <Heading level={1}>{text.detailTitle(item.fileName)}</Heading>
      <p className="lead">
        <ImportBadge status={item.status} />
      </p>
      {item.error ? <ImportError error={item.error} /> : null}
      <ImportProgress item={item} />
      <ImportCounts item={item} />
      <ImportReport item={item} verdict={uitkomst} />
    </>
  );
}

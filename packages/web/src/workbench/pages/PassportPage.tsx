import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { Breadcrumb, Heading } from '../../ui/index.ts';
import { statusOf } from '../api.ts';
import { PageTitle } from '../parts/PageTitle.tsx';
import { PassportEditor } from '../parts/PassportEditor.tsx';
import { QueryView } from '../parts/QueryView.tsx';
import { SignInForm } from '../parts/SignInForm.tsx';
import { SignInLink } from '../parts/SignInLink.tsx';
import { useZone } from '../parts/use-places.ts';
import { useMay } from '../parts/use-session.ts';
import { paths } from '../paths.ts';
import { queries } from '../queries.ts';
import { NotFoundPage } from './NotFoundPage.tsx';

const route = getRouteApi('/sensoren/$id/paspoort/$datastream');

export function PassportPage() {
  const { id, datastream } = route.useParams();
  const { shell, sensors, passport: text } = useText();
  const administrator = useMay('passports.manage');
  const [errors, setErrors] = useState(0);
  const query = useQuery(queries.thing(Number(id)));
  const zone = useZone(query.data?.placeId);
  if (statusOf(query.error) === 404) return <NotFoundPage />;
  return (
    <QueryView query={query} height={480}>
      {(thing) => {
        const series = thing.datastreams.find((item) => item.id === Number(datastream));
        if (!series) return <NotFoundPage />;
        return (
          <>
            <PageTitle
              topic={errors > 0 ? `${text.errorTitle(errors)} – ${text.title(series.name)}` : text.title(series.name)}
              section={sensors.title}
            />
            <Breadcrumb
              label={shell.breadcrumb}
              items={[
                { label: sensors.title, href: paths.sensors() },
                { label: thing.name, href: paths.sensor(thing.id) },
                { label: text.heading },
              ]}
            />
            <Heading level={1}>{text.title(series.name)}</Heading>
            {administrator ? (
              <PassportEditor thing={thing} series={series} zone={zone} onErrors={setErrors} />
            ) : (
              <>
                <p className="lead">{text.needSignIn}</p>
                <SignInForm />
                <p>
                  <SignInLink>{shell.otherWays}</SignInLink>
                </p>
              </>
            )}
          </>
        );
      }}
    </QueryView>
  );
}

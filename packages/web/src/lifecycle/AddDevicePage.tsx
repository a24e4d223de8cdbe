import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { FoundDevice } from '@wijkritme/contract';
import { useText } from '../i18n/language.ts';
import { Alert, Breadcrumb, Heading, LinkButton } from '../ui/index.ts';
import { PageTitle } from '../workbench/parts/PageTitle.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { SignInForm } from '../workbench/parts/SignInForm.tsx';
import { useMay } from '../workbench/parts/use-session.ts';
import { paths } from '../workbench/paths.ts';
import { queries } from '../workbench/queries.ts';
import { AddDeviceForm } from './AddDeviceForm.tsx';
import { lifecycleQueries } from './queries.ts';
import { useLifecycleText } from './texts.ts';

const route = getRouteApi('/sensoren/nieuw/$id');

/** A found device becomes a thing: what is it, and where does it hang? */
export function AddDevicePage() {
  const text = useLifecycleText();
  const { shell, sensors } = useText();
  const manages = useMay('sensors.manage');
  return (
    <>
      <PageTitle topic={text.addHeading} section={sensors.title} />
      <Breadcrumb
        label={shell.breadcrumb}
        items={[{ label: sensors.title, href: paths.sensors() }, { label: text.addHeading }]}
      />
      {manages ? (
        <WaitingDevice />
      ) : (
        <>
          <Heading level={1}>{text.addHeading}</Heading>
          {manages === false ? (
            <>
              <p className="lead">{text.needSignIn}</p>
              <SignInForm />
            </>
          ) : null}
        </>
      )}
    </>
  );
}

function WaitingDevice() {
  const text = useLifecycleText();
  const { sensors } = useText();
  const id = Number(route.useParams().id);
  const query = useQuery(lifecycleQueries.found('new'));
  const device = query.data?.items.find((one) => one.id === id);
  const name = device && (device.name ?? device.identity ?? text.nameless);
  return (
    <>
      <Heading level={1}>{name === undefined ? text.addHeading : text.addTitle(name)}</Heading>
      <QueryView query={query} height={400}>
        {() =>
          device ? (
            <AddDevice key={device.id} device={device} />
          ) : (
            <>
              <Alert tone="info" title={text.gone} />
              <LinkButton href={paths.sensors()}>{sensors.title}</LinkButton>
            </>
          )
        }
      </QueryView>
    </>
  );
}

/** The form comes when all that one can choose is there: before that it would show another model than the one that was found. */
function AddDevice({ device }: { device: FoundDevice }) {
  const places = useQuery(queries.places());
  const types = useQuery(lifecycleQueries.deviceTypes());
  return (
    <QueryView query={places} height={400}>
      {(placeList) => (
        <QueryView query={types} height={400}>
          {(typeList) => <AddDeviceForm device={device} places={placeList.items} types={typeList.items} />}
        </QueryView>
      )}
    </QueryView>
  );
}

import { useText } from '../../i18n/language.ts';
import { Heading, Skeleton } from '../../ui/index.ts';
import { EarlierImports } from '../parts/EarlierImports.tsx';
import { ImportForm } from '../parts/ImportForm.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { SignInForm } from '../parts/SignInForm.tsx';
import { SignInLink } from '../parts/SignInLink.tsx';
import { useMay } from '../parts/use-session.ts';

export function ImportsPage() {
  const { imports: text, signIn, shell } = useText();
  const administrator = useMay('imports.manage');
  return (
    <>
      <PageTitle topic={text.title} />
      <Heading level={1}>{text.title}</Heading>
      <p className="lead">{text.intro}</p>
      {administrator === undefined ? <Skeleton label={shell.loading} height={320} /> : null}
      {administrator === false ? (
        <>
          <p>
            {text.needKey} {signIn.intro}
          </p>
          <SignInForm />
          <p>
            <SignInLink>{shell.otherWays}</SignInLink>
          </p>
        </>
      ) : null}
      {administrator ? (
        <>
          <ImportForm />
          <EarlierImports />
        </>
      ) : null}
    </>
  );
}

import { useText } from '../i18n/language.ts';
import { SignInLink } from '../workbench/parts/SignInLink.tsx';
import { useMeasuresText } from './texts.ts';

/** In place of what is for people who work on signals. */
export function NotAllowed() {
  const { shell } = useText();
  const text = useMeasuresText();
  return (
    <p>
      {text.notAllowed} <SignInLink>{shell.signIn}</SignInLink>
    </p>
  );
}

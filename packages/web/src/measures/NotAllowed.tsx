import { useText } from '../i18n/language.ts';
import { paths } from '../workbench/paths.ts';
import { useMeasuresText } from './texts.ts';

/** In place of what is for people who work on signals. */
export function NotAllowed() {
  const { shell } = useText();
  const text = useMeasuresText();
  return (
    <p>
      {text.notAllowed} <a href={paths.signIn()}>{shell.signIn}</a>
    </p>
  );
}

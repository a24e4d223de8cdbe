import { useLanguage, useText } from '../../i18n/language.ts';

interface ServerDetailProps {
  readonly detail: string;
  /** Of `detail`, as the problem says. */
  readonly told?: 'nl' | 'en' | undefined;
}

/** Place and remedy as the server names them. What it has in English alone is said to be English on a Dutch page, and marked so. */
export function ServerDetail({ detail, told = 'en' }: ServerDetailProps) {
  const { errors } = useText();
  const { language } = useLanguage();
  if (language === told) return <p>{detail}</p>;
  return (
    <p>
      {language === 'nl' ? errors.detail : null} <span lang={told}>{detail}</span>
    </p>
  );
}

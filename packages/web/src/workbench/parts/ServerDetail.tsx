import { useLanguage, useText } from '../../i18n/language.ts';

/** Place and remedy as the server names them: always in English, so a Dutch page says that and marks the words. */
export function ServerDetail({ detail }: { detail: string }) {
  const { errors } = useText();
  const { language } = useLanguage();
  if (language === 'en') return <p>{detail}</p>;
  return (
    <p>
      {errors.detail} <span lang="en">{detail}</span>
    </p>
  );
}

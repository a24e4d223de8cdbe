import { useText } from '../../i18n/language.ts';
import { Heading } from '../../ui/index.ts';
import { PageTitle } from '../parts/PageTitle.tsx';

export function AccessibilityPage() {
  const { accessibility } = useText();
  return (
    <>
      <PageTitle topic={accessibility.title} />
      <Heading level={1}>{accessibility.title}</Heading>
      <div className="prose">
        {accessibility.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <Heading level={2}>{accessibility.known}</Heading>
        <ul>
          {accessibility.knownItems.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </div>
    </>
  );
}

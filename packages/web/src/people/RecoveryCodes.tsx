import { useEffect, useRef } from 'react';
import { Button } from '../ui/index.ts';
import { usePeopleText } from './texts.ts';

/** Shown once; takes the focus, because what stood here is gone. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { recovery: text } = usePeopleText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {text.title}
      </h2>
      <p>{text.intro}</p>
      <p>
        <strong>{text.once}</strong>
      </p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button variant="primary" onClick={onDone}>
        {text.onward}
      </Button>
    </section>
  );
}

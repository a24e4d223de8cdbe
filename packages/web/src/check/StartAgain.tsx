import { useState } from 'react';
import { Alert, Button } from '../ui/index.ts';
import { useGo } from '../workbench/navigation.ts';
import { paths } from '../workbench/paths.ts';
import { useCheckText } from './texts.ts';

/** Erases all answers, after asking once. */
export function StartAgain({ onAgain }: { onAgain: () => void }) {
  const text = useCheckText();
  const go = useGo();
  const [isAsking, setAsking] = useState(false);
  if (!isAsking)
    return (
      <p className="check-actions">
        <Button variant="subtle" onClick={() => setAsking(true)}>
          {text.again}
        </Button>
      </p>
    );
  const again = () => {
    setAsking(false);
    onAgain();
    go(paths.check());
  };
  return (
    <Alert tone="warning" title={text.againSure}>
      <div className="check-actions">
        <Button onClick={again}>{text.againYes}</Button>
        <Button variant="subtle" onClick={() => setAsking(false)}>
          {text.againNo}
        </Button>
      </div>
    </Alert>
  );
}

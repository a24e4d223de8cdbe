import { type RefObject, useEffect, useId, useRef } from 'react';
import { Button } from '../ui/index.ts';
import { useQueueText } from './texts.ts';

interface KeyHelpProps {
  readonly open: boolean;
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
  readonly onClose: () => void;
  readonly onToList: () => void;
}

/** Which keys there are, and the switch that turns them off. */
export function KeyHelp({ open, on, onSwitch, onClose, onToList }: KeyHelpProps) {
  const text = useQueueText();
  const dialog = useOpenDialog(open);
  const titleId = useId();
  return (
    <dialog ref={dialog} className="queue-keys" aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId}>{text.keysTitle}</h2>
      <p>{text.keysIntro}</p>
      <dl className="queue-keys__list">
        {text.keyList.map(({ keys, does }) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="queue-keys__switch">
        <input type="checkbox" checked={on} onChange={(event) => onSwitch(event.currentTarget.checked)} />
        {text.keysOn}
      </label>
      <p>{text.keysWhereKept}</p>
      <div className="toolbar">
        <Button onClick={onToList}>{text.toList}</Button>
        <Button variant="primary" onClick={onClose}>
          {text.close}
        </Button>
      </div>
    </dialog>
  );
}

/** The browser keeps the focus inside, closes with Escape and brings it back. */
function useOpenDialog(open: boolean): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  return dialog;
}

import { type MouseEvent, type ReactNode, useId } from 'react';

export type ButtonProps = {
  variant?: 'primary' | 'secondary' | 'subtle';
  onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  disabled?: boolean;
  /** Why it cannot be used now; shown under the button. */
  reason?: string;
  type?: 'button' | 'submit' | 'reset';
  children: ReactNode;
};

/** A disabled button stays reachable by keyboard, so that its reason can be read. */
export function Button({ variant = 'secondary', onClick, disabled, reason, type = 'button', children }: ButtonProps) {
  const reasonId = useId();
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (disabled) event.preventDefault();
    else onClick?.(event);
  };
  const shown = disabled && reason;
  const button = (
    <button
      type={type}
      className={`nl-button nl-button--${variant}`}
      aria-disabled={disabled || undefined}
      aria-describedby={shown ? reasonId : undefined}
      onClick={click}
    >
      {children}
    </button>
  );
  if (!shown) return button;
  return (
    <span className="nl-button-with-reason">
      {button}
      <span id={reasonId} className="nl-button-with-reason__reason">
        {reason}
      </span>
    </span>
  );
}

import type { MouseEvent, ReactNode } from 'react';

type LinkButtonProps = {
  href: string;
  onClick?: (event: MouseEvent<HTMLAnchorElement>) => void;
  variant?: 'primary' | 'secondary' | 'subtle';
  children: ReactNode;
};

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton({ href, onClick, variant = 'secondary', children }: LinkButtonProps) {
  return (
    <a href={href} onClick={onClick} className={`nl-button nl-button--${variant}`}>
      {children}
    </a>
  );
}

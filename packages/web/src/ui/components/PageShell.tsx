import type { ReactNode } from 'react';

type PageShellProps = {
  header: ReactNode;
  /** Give a `<nav aria-label>`; its list of links is laid out here. */
  nav: ReactNode;
  /** A second `<nav aria-label>`, of the reader's own; beside the header. */
  own?: ReactNode;
  banner?: ReactNode;
  children: ReactNode;
  footer: ReactNode;
  skipLabel: string;
};

/** The main part has id "main" and can take focus, for after a change of page. */
export function PageShell({ header, nav, own, banner, children, footer, skipLabel }: PageShellProps) {
  return (
    <div className="nl-page">
      <a className="nl-skip-link" href="#main">
        {skipLabel}
      </a>
      <header className="nl-page__header">
        <div className="nl-page__inner nl-page__bar">
          <div className="nl-page__title">{header}</div>
          {own ? <div className="nl-page__nav nl-page__nav--own">{own}</div> : null}
          <div className="nl-page__nav">{nav}</div>
        </div>
        {banner ? (
          <div className="nl-page__banner">
            <div className="nl-page__inner">{banner}</div>
          </div>
        ) : null}
      </header>
      <main id="main" tabIndex={-1} className="nl-page__main nl-page__inner">
        {children}
      </main>
      <footer className="nl-page__footer">
        <div className="nl-page__inner">{footer}</div>
      </footer>
    </div>
  );
}

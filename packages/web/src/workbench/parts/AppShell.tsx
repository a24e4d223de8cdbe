import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/language.ts';
import { useLive } from '../../live/hooks.ts';
import { PageShell, StatusMessage, VisuallyHidden } from '../../ui/index.ts';
import { useLinkClicks } from '../navigation.ts';
import { paths } from '../paths.ts';
import { Footer } from './Footer.tsx';
import { LivePill } from './LivePill.tsx';
import { Navigation, OwnNavigation } from './Navigation.tsx';
import { useBanner } from './use-banner.tsx';
import { useFocusKept } from './use-focus-kept.ts';

/** What every page shares: head, menu, banners, live state and foot. */
export function AppShell() {
  const { shell } = useText();
  const { announcement } = useLive();
  const onClick = useLinkClicks();
  const banner = useBanner();
  useFocusOnNewPage();
  useFocusKept();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are the controls; clicks only pass by here
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link arrives as a click
    <div onClick={onClick}>
      <PageShell
        skipLabel={shell.skip}
        header={
          <div className="brand">
            <a href={paths.overview()}>{shell.brand}</a>
            <LivePill />
          </div>
        }
        own={<OwnNavigation />}
        nav={<Navigation />}
        banner={banner}
        footer={<Footer />}
      >
        <Outlet />
        <div className="announcer">
          <VisuallyHidden>
            <StatusMessage>{announcement}</StatusMessage>
          </VisuallyHidden>
        </div>
      </PageShell>
    </div>
  );
}

/**
 * After a change of page the heading gets focus, so that a screen reader reads where one is. A page that waits for what it shows has its heading
 * later; who went on by then is left alone.
 */
function useFocusOnNewPage(): void {
  const pathname = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const last = useRef<string | undefined>(undefined);
  useEffect(() => {
    const first = last.current === undefined;
    if (pathname === last.current) return;
    last.current = pathname;
    if (first) return;
    return whenThere('main h1', (heading) => {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    });
  }, [pathname]);
}

function whenThere(selector: string, then: (element: HTMLElement) => void): (() => void) | undefined {
  const stoodAt = document.activeElement;
  const look = () => {
    const element = document.querySelector(selector);
    if (!(element instanceof HTMLElement)) return false;
    const wentOn = document.activeElement !== stoodAt && document.activeElement !== document.body;
    if (!wentOn) then(element);
    return true;
  };
  if (look()) return undefined;
  const observer = new MutationObserver(() => {
    if (look()) observer.disconnect();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  return () => observer.disconnect();
}

import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';

interface GoOptions {
  /** Takes the place of this page: the button “back” passes it over. */
  readonly replace?: boolean;
  /** Same page, other view: no new step in the history and no jump to the top. */
  readonly stay?: boolean;
}

/** Go to an address made by `paths.ts`. */
export function useGo(): (href: string, options?: GoOptions) => void {
  const router = useRouter();
  return (href, { stay = false, replace = stay } = {}) => void router.navigate({ href, replace, resetScroll: !stay });
}

/**
 * Links are plain `<a href>`; one listener around the app turns clicks within it into a change of page. What the browser
 * should do itself (new tab, download, other host, anchors) is left to it.
 */
export function useLinkClicks(): (event: MouseEvent) => void {
  const go = useGo();
  return (event) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.getAttribute('href')?.startsWith('#') || link.pathname.startsWith('/v1')) return;
    if (/^\/(register|melden)(\/|$)/.test(link.pathname)) return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
  };
}

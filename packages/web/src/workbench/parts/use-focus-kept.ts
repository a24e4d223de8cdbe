import { useEffect } from 'react';

/**
 * Who presses a button that goes away with what it did, as a form that was sent, would stand nowhere: they come to the heading of the part in which
 * they were, or of the page. Where that heading is not there yet, they come to it as soon as it is.
 */
export function useFocusKept(): void {
  useEffect(() => {
    const main = document.querySelector('main');
    if (!main) return;
    /** What had the focus last, and what it stood in. */
    let stood: readonly Element[] = [];
    const remember = ({ target }: FocusEvent) => {
      stood = target instanceof Element ? aroundOf(target) : [];
    };
    // Who presses beside everything lets go by themselves.
    const forget = () => {
      stood = [];
    };
    const restore = () => {
      const isLost = document.activeElement === document.body && stood[0]?.isConnected === false;
      if (isLost) focusHeading(headingNear(stood, main));
    };
    const observer = new MutationObserver(restore);
    observer.observe(main, { childList: true, subtree: true });
    document.addEventListener('pointerdown', forget);
    document.addEventListener('focusin', remember);
    return () => {
      observer.disconnect();
      document.removeEventListener('pointerdown', forget);
      document.removeEventListener('focusin', remember);
    };
  }, []);
}

/** Focus without a stop of the Tab key. An address that points into the page keeps where it scrolled to. */
function focusHeading(heading: HTMLElement | null): void {
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: location.hash !== '' });
}

function aroundOf(element: Element): Element[] {
  const around: Element[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) around.push(at);
  return around;
}

function headingNear(stood: readonly Element[], main: HTMLElement): HTMLElement | null {
  const part = stood.find((one) => one.isConnected && one.matches('main section') && one.querySelector('h2, h3'));
  return (part ?? main).querySelector(part ? 'h2, h3' : 'h1');
}

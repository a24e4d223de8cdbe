import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';

interface ScrollRegionProps {
  readonly labelledBy: string;
  /** What is looked at first stands at its end, as with time. */
  readonly opensAtEnd?: boolean;
  readonly children: ReactNode;
}

/**
 * Wide content scrolls here and not the page. A tab stop only while there is something to scroll.
 * Without script it is a tab stop always.
 */
export function ScrollRegion({ labelledBy, opensAtEnd = false, children }: ScrollRegionProps) {
  const box = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(true);
  useLayoutEffect(() => {
    // The browser keeps it within what there is to scroll.
    if (opensAtEnd && box.current) box.current.scrollLeft = box.current.scrollWidth;
  }, [opensAtEnd]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setScrolls(element.scrollWidth > element.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would be a landmark, and a page has many tables
    <div
      ref={box}
      className="nl-scroll-region"
      role="group"
      aria-labelledby={labelledBy}
      tabIndex={scrolls ? 0 : undefined}
    >
      {children}
    </div>
  );
}

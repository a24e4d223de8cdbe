import { type RefObject, useLayoutEffect, useState } from 'react';

/** True while the box is narrower than `limit` px; before the first measure it is not. */
export function useNarrow(box: RefObject<HTMLElement | null>, limit: number): boolean {
  const [narrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setNarrow(element.clientWidth < limit);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, limit]);
  return narrow;
}

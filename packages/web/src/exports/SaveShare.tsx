import { lazy, Suspense } from 'react';
import type { SaveShareProps } from './save-share-props.ts';

/** Loaded after the figure: no page waits for it. */
const SaveMenu = lazy(async () => ({ default: (await import('./SaveMenu.tsx')).SaveMenu }));

/** “Bewaar of deel”: every figure leaves the page by this one menu. */
export function SaveShare(props: SaveShareProps) {
  return (
    <div className="save-share-room">
      <Suspense fallback={null}>
        <SaveMenu {...props} />
      </Suspense>
    </div>
  );
}

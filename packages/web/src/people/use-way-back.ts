import { getRouteApi } from '@tanstack/react-router';
import type { Session } from '@wijkritme/contract';
import { useEffect, useRef } from 'react';
import { useGo } from '../workbench/navigation.ts';

const route = getRouteApi('/aanmelden');

/**
 * The page from which one came to sign in; undefined: none. Whoever signs in here, in whatever way, is brought back there at
 * once. Who was in already stays, and finds a link.
 */
export function useWayBack(session: Session | undefined): string | undefined {
  const { terug } = route.useSearch();
  const go = useGo();
  const wasOut = useRef(false);
  const role = session?.role;
  useEffect(() => {
    if (role === 'visitor') wasOut.current = true;
    else if (role && wasOut.current && terug) {
      wasOut.current = false;
      go(terug, { replace: true });
    }
  }, [role, terug, go]);
  return terug;
}

import { useEffect } from 'react';

/** What an address points at may come later than the page: once this part is there, it is shown. */
export function useHashTarget(): void {
  useEffect(() => {
    const { hash } = location;
    if (hash.length > 1) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, []);
}

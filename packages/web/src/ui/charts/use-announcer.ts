import { useEffect, useRef, useState } from 'react';

const DELAY_MS = 150;

/** Text for a polite live line; says only the last of a quick row. */
export function useAnnouncer(): [string, (text: string) => void] {
  const [text, setText] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const say = (next: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setText(next), DELAY_MS);
  };
  return [text, say];
}

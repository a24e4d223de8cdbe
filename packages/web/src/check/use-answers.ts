import type { CheckAnswers, PrivacyCheck } from '@wijkritme/contract';
import { useState } from 'react';
import { type OpenedAnswers, parseCheckFile, toCheckFile } from './check-file.ts';

const storageKey = 'wijkritme.privacy-check';

export interface AnswerBook {
  readonly answers: CheckAnswers;
  /** How many kept answers did not fit this version of the check. */
  readonly dropped: number;
  /** Does this browser keep them? */
  readonly isKept: boolean;
  readonly answer: (question: string, value: string | string[]) => void;
  readonly replace: (answers: CheckAnswers) => void;
}

/** The answers of this browser. They are written at once, so that a closed page loses nothing, and sent nowhere. */
export function useAnswers(check: PrivacyCheck): AnswerBook {
  const [opened, setOpened] = useState<OpenedAnswers>(() => read(check));
  const [isKept, setKept] = useState(true);
  const replace = (answers: CheckAnswers) => {
    setOpened({ answers, dropped: 0 });
    setKept(write(check, answers));
  };
  return {
    ...opened,
    isKept,
    replace,
    answer: (question, value) => replace({ ...opened.answers, [question]: value }),
  };
}

function read(check: PrivacyCheck): OpenedAnswers {
  try {
    const text = localStorage.getItem(storageKey);
    if (text) return parseCheckFile(check, text) ?? { answers: {}, dropped: 0 };
  } catch {
    // Storage may be forbidden in this browser; the answers then last as long as the page.
  }
  return { answers: {}, dropped: 0 };
}

function write(check: PrivacyCheck, answers: CheckAnswers): boolean {
  try {
    if (Object.keys(answers).length === 0) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, JSON.stringify(toCheckFile(check, answers)));
    return true;
  } catch {
    return false;
  }
}

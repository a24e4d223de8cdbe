import { SingleBar } from 'cli-progress';
import { print, type Stream } from './terminal.ts';

export interface Progress {
  update(label: string, done: number, total: number): void;
  /** Of something of which nobody knows how large it is, megabytes. */
  count(label: string, megabytes: number): void;
  end(): void;
}

/** A bar on a terminal; elsewhere a line for every tenth. */
export function createProgress(stream: Stream): Progress {
  return { ...(stream.isTTY ? bar(stream) : lines(stream)), count: counter(stream) };
}

/** A line for every so many megabytes. */
const EVERY_MB = 100;

function counter(stream: Stream): Progress['count'] {
  let told = -1;
  return (label, megabytes) => {
    const now = Math.floor(megabytes / EVERY_MB) * EVERY_MB;
    if (now > told) print(stream, `${label} ${now} MB`);
    told = Math.max(told, now);
  };
}

function bar(stream: Stream): Omit<Progress, 'count'> {
  const single = new SingleBar({
    stream,
    format: '{label} [{bar}] {percentage} %',
    barCompleteChar: '#',
    barIncompleteChar: '-',
    hideCursor: true,
    clearOnComplete: true,
  });
  let isShown = false;
  return {
    update: (label, done, total) => {
      if (!isShown) single.start(total, done, { label });
      isShown = true;
      single.setTotal(Math.max(1, total));
      single.update(Math.min(done, total), { label });
    },
    end: () => {
      if (isShown) single.stop();
      isShown = false;
    },
  };
}

function lines(stream: Stream): Omit<Progress, 'count'> {
  let last = '';
  return {
    update: (label, done, total) => {
      const tenths = total > 0 ? Math.min(10, Math.floor((10 * done) / total)) : 0;
      const line = `${label} ${tenths * 10} %`;
      if (line !== last) print(stream, line);
      last = line;
    },
    end: () => {},
  };
}

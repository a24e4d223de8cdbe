import { ClientError } from '@wijkritme/client';
import type { Problem } from '@wijkritme/contract';

interface Sending {
  readonly onProgress: (bytes: number) => void;
  /** Ends the sending: then nothing of the file is kept. */
  readonly signal?: AbortSignal;
}

/**
 * Hand over a file with progress; fetch cannot tell how much of a body has left, XMLHttpRequest can.
 * @throws ClientError what the server says; TypeError: it did not arrive; DOMException AbortError: ended by the signal
 */
export function sendFile<T>(address: string, file: File, { onProgress, signal }: Sending): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept-language', document.documentElement.lang);
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      const answer = maybeJson(request.responseText);
      // The server answers from the same contract: what was asked for, or a problem.
      if (request.status < 300) resolve(answer as T);
      else reject(new ClientError({ ...fallback(request), ...(answer as Partial<Problem> | undefined) }));
    };
    request.onerror = () => reject(new TypeError('the file did not arrive'));
    request.onabort = () => reject(new DOMException('ended', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function maybeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const fallback = ({ status, statusText }: XMLHttpRequest): Problem => ({
  type: 'about:blank',
  title: statusText,
  status,
  detail: `HTTP ${status}`,
  code: 'internal',
});

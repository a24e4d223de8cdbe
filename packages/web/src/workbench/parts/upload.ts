import { ClientError } from '@wijkritme/client';
import { type Import, operations, type Problem } from '@wijkritme/contract';
import { queryOf } from '../paths.ts';

export interface Upload {
  readonly preset: string;
  readonly file: File;
  readonly mapping: string | undefined;
}

/** Hand over a file with progress; fetch cannot tell how much of a body has left, XMLHttpRequest can. */
export function uploadFile({ preset, file, mapping }: Upload, onProgress: (bytes: number) => void): Promise<Import> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const { method, path } = operations.createImport;
    request.open(method, path + queryOf({ preset, fileName: file.name, mapping }));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept-language', document.documentElement.lang);
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      const answer = maybeJson(request.responseText);
      // The server answers from the same contract: an import, or a problem.
      if (request.status < 300) resolve(answer as Import);
      else reject(new ClientError({ ...fallback(request), ...(answer as Partial<Problem> | undefined) }));
    };
    request.onerror = () => reject(new TypeError('the file did not arrive'));
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

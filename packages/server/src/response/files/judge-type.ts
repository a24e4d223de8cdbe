import { WijkritmeError, type Words } from '@wijkritme/contract';
import { fileTypeFromFile } from 'file-type';
import { type AllowedType, allowedEndings, allowedTypes } from './allowed-types.ts';
import { isPlainText } from './is-plain-text.ts';

/** What the sender says of a file. */
export interface Declared {
  readonly fileName: string;
  /** As the browser knows it; often empty. */
  readonly mime: string | undefined;
}

/**
 * Which of the allowed types a file is: its content decides, and its name and declared type may not say otherwise.
 * @throws WijkritmeError unsupported_media_type
 */
export async function judgeType(path: string, { fileName, mime }: Declared): Promise<AllowedType> {
  const named = namedType(fileName);
  const found = named.by === 'text' ? undefined : await fileTypeFromFile(path).catch(() => undefined);
  const isIt = named.by === 'text' ? await isPlainText(path) : found?.mime === named.mime;
  if (!isIt)
    throw refused({
      nl: `De naam zegt “${ending(fileName)}”, en de inhoud is iets anders.`,
      en: `“${ending(fileName)}” is what its name says, and its content is something else.`,
    });
  if (mime !== undefined && mime !== '' && !means(mime, named))
    throw refused({
      nl: `De naam zegt ${named.mime}, en het is gestuurd als ${mime.slice(0, 80)}.`,
      en: `Its name says ${named.mime}, and it was sent as ${mime.slice(0, 80)}.`,
    });
  return named;
}

/** @throws WijkritmeError unsupported_media_type: the ending is not one of those that are kept */
export function namedType(fileName: string): AllowedType {
  const found = allowedTypes.find(({ endings }) => endings.includes(ending(fileName)));
  if (!found)
    throw refused({
      nl: `Bestanden op “${ending(fileName)}” worden niet bewaard.`,
      en: `Files ending in “${ending(fileName)}” are not kept.`,
    });
  return found;
}

/** Browsers say of a CSV what the computer has for opening it. */
function means(mime: string, { mime: wanted }: AllowedType): boolean {
  const plain = (mime.split(';')[0] ?? '').trim().toLowerCase();
  return plain === wanted || (wanted === 'text/csv' && ['application/vnd.ms-excel', 'text/plain'].includes(plain));
}

/** @example ending('Foto.JPG') // 'jpg' */
const ending = (fileName: string): string => /\.([^.]{1,10})$/.exec(fileName)?.[1]?.toLowerCase() ?? '';

function refused(why: Words): WijkritmeError {
  return new WijkritmeError('unsupported_media_type', {
    nl: `${why.nl} Een dossier bewaart bestanden op ${allowedEndings.join(', ')}. Sla het zo op en stuur het opnieuw.`,
    en: `${why.en} A case keeps files ending in ${allowedEndings.join(', ')}. Save it as one of these and send it again.`,
  });
}

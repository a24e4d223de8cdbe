/** A kind of file that may stand in a case. What is not here is refused: nothing that a browser or an office would run. */
export interface AllowedType {
  readonly mime: string;
  /** Endings of names, without the dot. */
  readonly endings: readonly string[];
  /** How its content is known. */
  readonly by: 'content' | 'text';
  readonly form: 'picture' | 'package' | 'plain';
}

const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';

export const allowedTypes: readonly AllowedType[] = [
  { mime: 'application/pdf', endings: ['pdf'], by: 'content', form: 'plain' },
  { mime: 'image/jpeg', endings: ['jpg', 'jpeg'], by: 'content', form: 'picture' },
  { mime: 'image/png', endings: ['png'], by: 'content', form: 'picture' },
  { mime: 'image/webp', endings: ['webp'], by: 'content', form: 'picture' },
  { mime: `${office}.wordprocessingml.document`, endings: ['docx'], by: 'content', form: 'package' },
  { mime: `${office}.spreadsheetml.sheet`, endings: ['xlsx'], by: 'content', form: 'package' },
  { mime: `${open}.text`, endings: ['odt'], by: 'content', form: 'package' },
  { mime: `${open}.spreadsheet`, endings: ['ods'], by: 'content', form: 'package' },
  { mime: 'text/plain', endings: ['txt'], by: 'text', form: 'plain' },
  { mime: 'text/csv', endings: ['csv'], by: 'text', form: 'plain' },
];

export const allowedEndings: readonly string[] = allowedTypes.flatMap(({ endings }) => endings);

import { useMutation } from '@tanstack/react-query';
import { useFormat, useLanguage } from '../i18n/language.ts';
import { Button, StatusMessage } from '../ui/index.ts';
import { saveFile } from './save-file.ts';
import { useCheckText } from './texts.ts';
import { type Judged, toReport } from './to-report.ts';

/** The outcome as a PDF, made in this browser. */
export function SavePdf(judged: Judged) {
  const text = useCheckText();
  const { language } = useLanguage();
  const format = useFormat();
  const save = useMutation({
    mutationFn: async () => {
      const now = new Date();
      const { pdfOf } = await import('../pdf/save-pdf.ts');
      const report = toReport(judged, { text, language, day: format.longDate(now.getTime()) });
      saveFile(`${text.fileNames.outcome}.pdf`, await pdfOf(report, now));
    },
  });
  return (
    <>
      <Button onClick={() => save.mutate()}>{save.isPending ? text.makingPdf : text.savePdf}</Button>
      {save.isError ? <StatusMessage>{text.pdfFailed}</StatusMessage> : null}
    </>
  );
}

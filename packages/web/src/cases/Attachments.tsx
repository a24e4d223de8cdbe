import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseAttachment, CaseFile, SharingChange } from '@wijkritme/contract';
import { lazy, Suspense, useState } from 'react';
import { useFormat } from '../i18n/language.ts';
import { SeenBy } from '../interpret/SeenBy.tsx';
import { SharedWith } from '../interpret/SharedWith.tsx';
import { SharingChangeForm } from '../interpret/SharingChangeForm.tsx';
import { keys } from '../live/keys.ts';
import { Button, Details, Heading } from '../ui/index.ts';
import { api } from '../workbench/api.ts';
import { ErrorAlert } from '../workbench/parts/QueryView.tsx';
import { AttachmentForm } from './AttachmentForm.tsx';
import { previewOf } from './preview-kind.ts';
import { addressOfAttachment } from './send-attachment.ts';
import { useCasesText } from './texts.ts';

/** Only who looks at a file loads it, and what it takes to show it. */
const AttachmentPreview = lazy(async () => ({
  default: (await import('./AttachmentPreview.tsx')).AttachmentPreview,
}));

/** Files of a case that one may see, each to be saved; and a way to add one. */
export function Attachments({ file }: { file: CaseFile }) {
  const text = useCasesText();
  return (
    <section>
      <Heading level={2}>{text.files}</Heading>
      <p>{text.neverFurther}</p>
      {file.attachments.length === 0 ? (
        <p>{text.noFiles}</p>
      ) : (
        <ul className="items">
          {file.attachments.map((one) => (
            <li key={one.id} className="items__item">
              <Attachment attachment={one} file={file} />
            </li>
          ))}
        </ul>
      )}
      {file.closed ? null : (
        <Details summary={text.addFile}>
          <AttachmentForm file={file} />
        </Details>
      )}
    </section>
  );
}

function Attachment({ attachment, file }: { attachment: CaseAttachment; file: CaseFile }) {
  const text = useCasesText();
  const { bytes, longDate } = useFormat();
  const { id, name, scanned, stripped, role, organisation, addedAt, isOwn, seenBy } = attachment;
  return (
    <>
      <p className="items__text">
        <a href={addressOfAttachment(file.id, id)} download={name}>
          {text.saveFile(name)}
        </a>{' '}
        ({bytes(attachment.bytes)})
      </p>
      <Look caseId={file.id} attachment={attachment} />
      {scanned ? null : <p className="items__sentence">{text.notScanned}</p>}
      {stripped ? <p className="items__sentence">{text.stripped}</p> : null}
      <p className="items__note">
        {text.sentBy(text.roles[role], organisation.name, longDate(addedAt))} <SharedWith mark={attachment} />
      </p>
      <SeenBy receipts={seenBy} />
      {isOwn ? <OwnAttachment attachment={attachment} file={file} /> : null}
    </>
  );
}

/** A file to look at in the page, where that can be done without running anything of it. */
function Look({ caseId, attachment }: { caseId: number; attachment: CaseAttachment }) {
  const text = useCasesText();
  const [open, setOpen] = useState(false);
  const kind = previewOf(attachment);
  if (kind === undefined) return <p className="items__note">{text.noPreview}</p>;
  return (
    <Details summary={text.lookAt(attachment.name)} onToggle={setOpen}>
      {open ? (
        <Suspense fallback={null}>
          <AttachmentPreview {...{ caseId, attachment, kind }} />
        </Suspense>
      ) : null}
    </Details>
  );
}

function OwnAttachment({
  attachment,
  file: { id: caseId, organisations, placeId },
}: {
  attachment: CaseAttachment;
  file: CaseFile;
}) {
  const text = useCasesText();
  const queryClient = useQueryClient();
  const look = () => queryClient.invalidateQueries({ queryKey: keys.case(caseId) });
  const params = { id: caseId, attachment: attachment.id };
  const label = useMutation({
    mutationFn: (body: SharingChange) => api.changeCaseAttachmentLabel({ ...params, body }),
    onSuccess: look,
  });
  const remove = useMutation({ mutationFn: () => api.deleteCaseAttachment(params), onSuccess: look });
  return (
    <>
      <Details summary={text.changeFileLabel}>
        <SharingChangeForm
          name={`file-${attachment.id}`}
          of={attachment}
          organisations={organisations}
          placeId={placeId}
          save={{ ...label, look: () => void look() }}
        />
      </Details>
      <Details summary={text.removeFile}>
        <p>{text.removeForGood}</p>
        {remove.error ? <ErrorAlert error={remove.error} /> : null}
        <Button onClick={() => remove.mutate()}>{text.removeNow(attachment.name)}</Button>
      </Details>
    </>
  );
}

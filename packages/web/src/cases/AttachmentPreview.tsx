import './attachments.css';
import { useQuery } from '@tanstack/react-query';
import type { CaseAttachment } from '@wijkritme/contract';
import { useEffect, useId, useState } from 'react';
import { ScrollRegion } from '../ui/index.ts';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { beginOf, type PreviewKind } from './preview-kind.ts';
import { attachmentContent } from './queries.ts';
import { useCasesText } from './texts.ts';

interface AttachmentPreviewProps {
  readonly caseId: number;
  readonly attachment: CaseAttachment;
  readonly kind: PreviewKind;
}

/** A file as it looks, fetched as it is for saving: so whoever looks is among those who read it. */
export function AttachmentPreview({ caseId, attachment, kind }: AttachmentPreviewProps) {
  const query = useQuery(attachmentContent(caseId, attachment));
  return (
    <QueryView query={query} height={160}>
      {(content) =>
        kind === 'picture' ? (
          <Picture content={content} name={attachment.name} />
        ) : (
          <Text content={content} name={attachment.name} />
        )
      }
    </QueryView>
  );
}

/** In an element that draws and runs nothing; its address is of this page alone and ends with it. */
function Picture({ content, name }: { content: Blob; name: string }) {
  const text = useCasesText();
  const [address, setAddress] = useState<string>();
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(content);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  if (broken) return <p>{text.previewBroken}</p>;
  return address ? (
    <img className="attachment-picture" src={address} alt={name} onError={() => setBroken(true)} />
  ) : null;
}

function Text({ content, name }: { content: Blob; name: string }) {
  const text = useCasesText();
  const nameId = useId();
  const [whole, setWhole] = useState<string>();
  useEffect(() => {
    let gone = false;
    void content.text().then((read) => gone || setWhole(read));
    return () => {
      gone = true;
    };
  }, [content]);
  if (whole === undefined) return null;
  const { words, isCut } = beginOf(whole);
  return (
    <>
      <p id={nameId}>{isCut ? text.previewBegin(name) : text.previewWhole(name)}</p>
      <ScrollRegion labelledBy={nameId}>
        <pre className="attachment-text">{words}</pre>
      </ScrollRegion>
    </>
  );
}

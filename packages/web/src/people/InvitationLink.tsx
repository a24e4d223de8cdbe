import type { Invitation } from '@wijkritme/contract';
import { useFormat } from '../i18n/language.ts';
import { Alert, FormField, StatusMessage, TextInput } from '../ui/index.ts';
import { paths } from '../workbench/paths.ts';
import { usePeopleText } from './texts.ts';

/** The link to hand over; the token is in the fragment, so that no server on the way sees it. */
export function InvitationLink({ invitation }: { invitation: Invitation }) {
  const { people: text } = usePeopleText();
  const format = useFormat();
  const address = `${location.origin}${paths.invitation()}#token=${invitation.token}`;
  return (
    <StatusMessage>
      <Alert tone="ok" title={`${text.link}: ${invitation.person.name}`}>
        <p>
          {text.linkIntro} {text.linkUntil(format.dayTime(invitation.endsAt))}
        </p>
        <FormField label={text.linkLabel}>
          {(ids) => <TextInput {...ids} readOnly value={address} onFocus={(event) => event.currentTarget.select()} />}
        </FormField>
      </Alert>
    </StatusMessage>
  );
}

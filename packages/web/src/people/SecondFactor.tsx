import type { SecondFactorSetup } from '@wijkritme/contract';
import { renderSVG } from 'uqr';
import { usePeopleText } from './texts.ts';

/** The key of an authenticator app: as a picture to scan, and as text. The picture is drawn here; nothing is sent. */
export function SecondFactor({ setup }: { setup: SecondFactorSetup }) {
  const { invitation: text } = usePeopleText();
  const picture = `data:image/svg+xml,${encodeURIComponent(renderSVG(setup.uri, { border: 4 }))}`;
  return (
    <div className="second-factor">
      <p>{text.app}</p>
      <img src={picture} alt={text.picture} width={200} height={200} />
      <p>
        {text.noPicture} <code className="second-factor__key">{setup.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
    </div>
  );
}

import './feeling.css';
import { SignInLink } from '../workbench/parts/SignInLink.tsx';
import '../interpret/interpret.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Place } from '@wijkritme/contract';
import { useState } from 'react';
import { useText } from '../i18n/language.ts';
import { Details, StatusMessage } from '../ui/index.ts';
import { statusOf } from '../workbench/api.ts';
import { MoreButton } from '../workbench/parts/MoreButton.tsx';
import { PageOfPlace } from '../workbench/parts/PageOfPlace.tsx';
import { QueryView } from '../workbench/parts/QueryView.tsx';
import { roundsQuery } from './queries.ts';
import { RoundForm } from './RoundForm.tsx';
import { RoundsFileForm } from './RoundsFileForm.tsx';
import { RoundsTable } from './RoundsTable.tsx';
import { useFeelingText } from './texts.ts';

const route = getRouteApi('/plekken/$id/beleving');

/** What people said in questionnaires of a place, for who works there. */
export function FeelingPage() {
  return (
    <PageOfPlace id={route.useParams().id} words={useFeelingText()}>
      {(place) => <Rounds place={place} />}
    </PageOfPlace>
  );
}

function Rounds({ place: { id: placeId, timeZone: zone } }: { place: Place }) {
  const { shell } = useText();
  const text = useFeelingText();
  const [said, setSaid] = useState('');
  const query = useInfiniteQuery(roundsQuery(placeId));
  if (query.data === undefined && [401, 403].includes(statusOf(query.error) ?? 0))
    return (
      <p>
        {text.notAllowed} <SignInLink>{shell.signIn}</SignInLink>
      </p>
    );
  return (
    <QueryView query={query} height={320}>
      {({ pages }) => {
        const organisations = pages[0]?.organisations ?? [];
        const items = pages.flatMap((page) => page.items);
        return (
          <>
            <StatusMessage>{said}</StatusMessage>
            <RoundsTable items={items} organisations={organisations} onSaid={setSaid} />
            <MoreButton query={query} label={text.more} />
            {items.some(({ counts }) => counts.includes(null)) ? <p className="note">{text.hiddenNote}</p> : null}
            <Details summary={text.add}>
              <RoundForm {...{ placeId, zone, organisations }} onDone={() => setSaid(text.saved)} />
            </Details>
            <Details summary={text.file}>
              <RoundsFileForm {...{ placeId, zone, organisations }} />
            </Details>
          </>
        );
      }}
    </QueryView>
  );
}

import { type CaseFile, DAY, type InterventionFile } from '@wijkritme/contract';
import { expect } from 'vitest';
import { theServer } from './bench.ts';

/** A case with an agreement of yesterday and measures that were proposed, by somebody who says first what the signal is. */
export async function layCase(session: string, signalId: number | undefined, measures: number) {
  const { url, api } = theServer();
  const send = async <T>(path: string, body: object): Promise<T> => {
    const headers = { 'content-type': 'application/json', origin: url, cookie: `wijkritme_session=${session}` };
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await answer.text();
    expect([200, 201], text).toContain(answer.status);
    // What this suite asks for below; a wrong shape fails its assertions.
    return JSON.parse(text) as T;
  };
  const sharing = { label: 'TLP:GREEN', audience: [] };
  const opinion = { explanationId: 1, sure: 70, words: 'Muziek op het plein.', alsoKnown: '' };
  await send(`/v1/signals/${signalId}/interpretations`, { ...opinion, ...sharing });
  const title = 'Samen kijken we elke avond.';
  const opened = await send<CaseFile>('/v1/cases', { title: 'Een lang dossier', signalId, script: null, ...sharing });
  const day = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
  const police = await api.createOrganisation({ body: { kind: 'police', name: `Politie van dossier ${opened.id}` } });
  const { entries } = await send<CaseFile>(`/v1/cases/${opened.id}/entries`, {
    ...{ kind: 'agreement', words: title, date: day(-1), parties: [opened.organisation.id, police.id] },
  });
  const series = (await api.listDatastreams({})).items[0]?.id ?? 0;
  const expected = [{ datastreamId: series, direction: 'less', size: 20, as: 'percent', comparisons: [] }];
  const plan = {
    ...{ kind: 'presence', ownerId: opened.organisation.id, placeId: null, agreementId: null, expected },
    ...{ startsOn: day(1), endsOn: day(30), stopOn: null, costEuros: null, by: day(30) },
  };
  const made: number[] = [];
  for (let n = 0; n < measures; n++) {
    const one = { caseId: opened.id, plan: { ...plan, title: `Ronde ${n + 1}` } };
    made.push((await send<InterventionFile>('/v1/interventions', one)).id);
  }
  return { caseId: opened.id, agreement: entries[0]?.id, title, measures: made };
}

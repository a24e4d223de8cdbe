import type {
  CaseFile,
  InterventionFile,
  QuestionnaireRound,
  SignalFeedback,
  SignalInterpretations,
  SignalWorkDetail,
} from '@wijkritme/contract';
import { buildThing } from '../../testing/builders.ts';
import type { TestPerson } from '../../testing/people.ts';
import { buildSignal } from '../../testing/signals.ts';
import { layDistrict } from './districts.ts';
import { askAs, newInterpretation, pathOf } from './interpreting.ts';
import { dayFromNow, done, evening, openCaseAs, type Town } from './killed-stream.ts';
import { buildPlan, expectLess } from './measuring.ts';
import { addRound, buildRound, listRounds } from './questionnaires.ts';

export interface Ask {
  readonly who: Pick<TestPerson, 'headers'>;
  readonly method: string;
  readonly path: string;
  readonly body?: object;
}

/** Two requests of people who saw the same, and what stands there afterwards when the one or the other was first. */
export interface Race {
  readonly asks: readonly [Ask, Ask];
  readonly shown: () => Promise<unknown>;
  readonly wanted: readonly [unknown, unknown];
  /** What the second is told; 409 unless it says by a header what it saw. */
  readonly refusal?: 412;
}

type Start = (town: Town) => Promise<Race>;

const get = async <T>({ server }: Town, who: TestPerson, path: string) => done(askAs<T>(server, who, { path }));
const post = async <T>({ server }: Town, who: TestPerson, path: string, body: object) =>
  done(askAs<T>(server, who, { method: 'POST', path, body }));
const caseOf = (town: Town) => openCaseAs(town, town.signal, 'Onrust');
const fileOf = (town: Town, id: number) => get<CaseFile>(town, town.ward, `/v1/cases/${id}`);
const signalOf = ({ server, places }: Town) => buildSignal(server, places.here, evening(2));
const [amber, red] = ['TLP:AMBER', 'TLP:RED'].map((label) => ({ label, audience: [], version: 1 }));

async function entryOf(town: Town, caseId: number, kind: 'agreement' | 'task'): Promise<number> {
  const parties = [town.ward.organisationId, town.police.organisationId];
  const body = { kind, words: 'Iets', date: dayFromNow(-1), parties };
  return (await post<CaseFile>(town, town.ward, `/v1/cases/${caseId}/entries`, body)).entries[0]?.id ?? 0;
}

async function measureOf(town: Town): Promise<InterventionFile> {
  const expected = [expectLess((await buildThing(town.server)).datastreams[0] ?? 0)];
  const when = { startsOn: dayFromNow(0), endsOn: dayFromNow(28), by: dayFromNow(28) };
  const plan = buildPlan({ ownerId: town.ward.organisationId, expected, ...when });
  return post(town, town.ward, '/v1/interventions', { caseId: await caseOf(town), plan });
}

const both = (one: Omit<Ask, 'body'>, bodies: readonly [object, object]): [Ask, Ask] => [
  { ...one, body: bodies[0] },
  { ...one, body: bodies[1] },
];

/** By operation. */
export const races: Readonly<Record<string, Start>> = {
  createExplanation: async (town) => {
    const body = { kind: 'happening', nl: 'Een optocht', en: 'A parade' };
    const ask = { who: town.analyst, method: 'POST', path: '/v1/explanations', body };
    const shown = async () =>
      (await town.server.client.listExplanations()).items.filter(({ nl }) => nl === body.nl).length;
    return { asks: [ask, ask], shown, wanted: [1, 1] };
  },
  changeExplanation: async (town) => {
    const body = { kind: 'happening', nl: 'Een markt', en: 'A market' };
    const { id } = await post<{ id: number }>(town, town.analyst, '/v1/explanations', body);
    const names = ['Een kermis', 'Een braderie'] as const;
    const bodies = names.map((nl) => ({ nl, en: nl, closed: false, version: 1 })) as [object, object];
    const shown = async () => (await town.server.client.listExplanations()).items.find((one) => one.id === id)?.nl;
    const path = `/v1/explanations/${id}`;
    return { asks: both({ who: town.analyst, method: 'PUT', path }, bodies), shown, wanted: names };
  },
  commitInterpretation: async (town) => answers(town, 'commit', 'commit'),
  declineInterpretation: async (town) => answers(town, 'commit', 'decline'),
  changeOwnOpinion: async (town) => {
    const signal = await signalOf(town);
    await post(town, town.ward, pathOf(signal), newInterpretation());
    const bodies = [20, 90].map((sure) => ({ explanationId: 1, sure, words: '', version: 1 })) as [object, object];
    const shown = async () => (await get<SignalInterpretations>(town, town.ward, pathOf(signal))).items[0]?.later?.sure;
    const path = pathOf(signal, '/own/opinion');
    return { asks: both({ who: town.ward, method: 'PUT', path }, bodies), shown, wanted: [20, 90] };
  },
  changeOwnLabel: async (town) => {
    const signal = await signalOf(town);
    await post(town, town.ward, pathOf(signal), newInterpretation());
    const shown = async () => (await get<SignalInterpretations>(town, town.ward, pathOf(signal))).items[0]?.label;
    return labels(town, pathOf(signal, '/own/label'), shown);
  },
  changeCase: async (town) => {
    const id = await caseOf(town);
    const ask = { method: 'PUT', path: `/v1/cases/${id}` };
    const body = (title: string, closed: boolean) => ({ title, script: null, closed, version: 1 });
    const asks: [Ask, Ask] = [
      { ...ask, who: town.ward, body: body('Van de wijk', true) },
      { ...ask, who: town.police, body: body('Van de politie', false) },
    ];
    const shown = async () => {
      const { title, closed } = await fileOf(town, id);
      return [title, closed];
    };
    return {
      asks,
      shown,
      wanted: [
        ['Van de wijk', true],
        ['Van de politie', false],
      ],
    };
  },
  changeCaseLabel: async (town) => {
    const id = await caseOf(town);
    return labels(town, `/v1/cases/${id}/label`, async () => (await fileOf(town, id)).label);
  },
  changeCaseTask: async (town) => {
    const id = await caseOf(town);
    const ask = { method: 'PUT', path: `/v1/cases/${id}/entries/${await entryOf(town, id, 'task')}` };
    const body = { done: true, version: 1 };
    const asks: [Ask, Ask] = [
      { ...ask, who: town.ward, body },
      { ...ask, who: town.police, body },
    ];
    const shown = async () => (await fileOf(town, id)).entries[0]?.doneBy?.organisation.id;
    return { asks, shown, wanted: [town.ward.organisationId, town.police.organisationId] };
  },
  removeCaseSignal: async (town) => {
    const id = await caseOf(town);
    const signal = await signalOf(town);
    for (const who of [town.ward, town.police]) await post(town, who, pathOf(signal), newInterpretation());
    await post(town, town.ward, `/v1/cases/${id}/signals`, { signalId: signal });
    const path = `/v1/cases/${id}/signals/${signal}/removal`;
    const take = (who: TestPerson, reason: string): Ask => ({ who, method: 'POST', path, body: { reason } });
    const shown = async () => {
      const { signals, steps } = await fileOf(town, id);
      const out = steps.filter(({ kind }) => kind === 'signal-out');
      return [signals.map(({ signalId }) => signalId), out.map(({ organisation }) => organisation?.id)];
    };
    const wanted = [town.ward, town.police].map(({ organisationId }) => [[town.signal], [organisationId]]);
    // Two people, two endings.
    const endings = wanted as [unknown, unknown];
    return { asks: [take(town.ward, 'Hoort er niet bij'), take(town.police, 'Ander plein')], shown, wanted: endings };
  },
  strikeCaseAgreement: async (town) => {
    const id = await caseOf(town);
    const path = `/v1/cases/${id}/entries/${await entryOf(town, id, 'agreement')}/strike`;
    const reasons = ['Het regent', 'Niemand kan'] as const;
    const bodies = reasons.map((reason) => ({ reason, version: 1 })) as [object, object];
    const shown = async () => (await fileOf(town, id)).entries[0]?.struck?.reason;
    return { asks: both({ who: town.ward, method: 'POST', path }, bodies), shown, wanted: reasons };
  },
  changeCaseAttachmentLabel: async (town) => {
    const id = await caseOf(town);
    const path = `/v1/cases/${id}/attachments`;
    const sent = await fetch(`${town.server.url}${path}?fileName=stuk.pdf`, {
      method: 'POST',
      headers: { ...town.ward.headers, 'content-type': 'application/octet-stream' },
      body: '%PDF-1.4\n%%EOF\n',
    });
    // The door answers so.
    const file = (await sent.json()) as { id: number };
    const shown = async () => (await fileOf(town, id)).attachments[0]?.label;
    return labels(town, `${path}/${file.id}/label`, shown);
  },
  giveSignalFeedback: async (town) => {
    const path = `/v1/signals/${await signalOf(town)}/feedback`;
    const verdicts = ['useful', 'false-alarm'] as const;
    const bodies = verdicts.map((verdict) => ({ verdict, reason: 'Zo is het.', version: 0 })) as [object, object];
    const shown = async () => (await get<SignalFeedback>(town, town.ward, path)).own.map(({ verdict }) => verdict);
    const wanted = verdicts.map((verdict) => [verdict]) as [unknown, unknown];
    return { asks: both({ who: town.ward, method: 'POST', path }, bodies), shown, wanted };
  },
  createFeedbackDecision: async (town) => {
    const { placeId, budget } = await proposed(town);
    const ask = { who: town.analyst, method: 'POST', path: '/v1/feedback-decisions' };
    const body = { kind: 'fewer', placeId, perWeek: 0.5 };
    const bodies: [object, object] = [
      { ...body, decision: 'applied' },
      { ...body, decision: 'dismissed' },
    ];
    return { asks: both(ask, bodies), shown: budget, wanted: [0.5, 1] };
  },
  undoFeedbackDecision: async (town) => {
    const { placeId, budget } = await proposed(town);
    const body = { kind: 'fewer', placeId, decision: 'applied', perWeek: 0.5 };
    const { id } = await post<{ id: number }>(town, town.analyst, '/v1/feedback-decisions', body);
    const ask = { who: town.analyst, method: 'POST', path: `/v1/feedback-decisions/${id}/undo` };
    return { asks: [ask, ask], shown: budget, wanted: [1, 1] };
  },
  changeIntervention: async (town) => {
    const { id, plan } = await measureOf(town);
    const titles = ['Van de wijk', 'Van de politie'] as const;
    const [first, second] = titles.map((title) => ({ plan: { ...plan, title }, version: 1 }));
    const ask = { method: 'PUT', path: `/v1/interventions/${id}` };
    const asks: [Ask, Ask] = [
      { ...ask, who: town.ward, ...(first && { body: first }) },
      { ...ask, who: town.police, ...(second && { body: second }) },
    ];
    const shown = async () =>
      (await get<InterventionFile>(town, town.ward, ask.path)).changes.map((one) => one.plan.title);
    return {
      asks,
      shown,
      wanted: [
        [titles[0], plan.title],
        [titles[1], plan.title],
      ],
    };
  },
  changeInterventionState: async (town) => {
    const { id } = await measureOf(town);
    const path = `/v1/interventions/${id}`;
    const step = (who: TestPerson, to: string): Ask => ({
      ...{ who, method: 'POST', path: `${path}/state` },
      body: { to, reason: 'Zo is besloten.', emergency: false, version: 1 },
    });
    const shown = async () => (await get<InterventionFile>(town, town.ward, path)).changes.map(({ state }) => state);
    const wanted: [unknown, unknown] = [
      ['planned', 'proposed'],
      ['withdrawn', 'proposed'],
    ];
    return { asks: [step(town.ward, 'planned'), step(town.police, 'withdrawn')], shown, wanted };
  },
  assignSignal: async (town) => {
    const path = `/v1/signals/${await signalOf(town)}`;
    const take = (who: TestPerson): Ask => ({
      ...{ who, method: 'PUT', path: `${path}/assignee` },
      body: { personId: who.id, version: 0 },
    });
    const shown = async () =>
      (await get<SignalWorkDetail>(town, town.ward, `${path}/work`)).changes.map(({ to }) => to?.personId);
    return { asks: [take(town.ward), take(town.police)], shown, wanted: [[town.ward.id], [town.police.id]] };
  },
  putAnswerTerm: async (town) => {
    const path = `/v1/places/${await layDistrict(town.server)}/answer-term`;
    const seen = await fetch(town.server.url + path);
    const headers = { ...town.analyst.headers, 'if-match': seen.headers.get('etag') ?? '' };
    const who = { ...town.analyst, headers };
    const shown = async () => (await get<{ days: number }>(town, town.analyst, path)).days;
    const asks = both({ who, method: 'PUT', path }, [{ days: 3 }, { days: 9 }]);
    return { asks, shown, wanted: [3, 9], refusal: 412 };
  },
  putKeepTerms: async (town) => {
    const path = `/v1/places/${await layDistrict(town.server)}/keep-terms`;
    const who = { headers: { cookie: '', origin: '', authorization: `Bearer ${town.server.adminKey}` } };
    const shown = async () => (await get<{ cases: { days: number } }>(town, town.analyst, path)).cases.days;
    const bodies: [object, object] = [
      { caseDays: 100, version: 0 },
      { caseDays: 200, version: 0 },
    ];
    return { asks: both({ who, method: 'PUT', path }, bodies), shown, wanted: [100, 200] };
  },
  createQuestionnaireRound: async (town) => {
    const round = buildRound({ placeId: town.places.here, question: 'Slaapt u goed?' });
    const counts = [...round.counts].reverse();
    const ask = { who: town.ward, method: 'POST', path: '/v1/questionnaire-rounds' };
    const shown = async () => (await roundsWith(town, round.question)).map((one) => one.counts);
    return { asks: both(ask, [round, { ...round, counts }]), shown, wanted: [[round.counts], [counts]] };
  },
  changeQuestionnaireRoundLabel: async (town) => {
    const round = buildRound({ placeId: town.places.here, question: 'Kent u uw buren?' });
    const { id } = await done(addRound(town.server, town.ward, round));
    const shown = async () => (await roundsWith(town, round.question))[0]?.label;
    return labels(town, `/v1/questionnaire-rounds/${id}/label`, shown);
  },
};

const labels = (town: Town, path: string, shown: Race['shown']): Race => ({
  asks: both({ who: town.ward, method: 'PUT', path }, [amber ?? {}, red ?? {}]),
  shown,
  wanted: ['TLP:AMBER', 'TLP:RED'],
});

/** One person from two pages. */
async function answers(town: Town, ...ways: readonly ('commit' | 'decline')[]): Promise<Race> {
  const signal = await signalOf(town);
  const asks = ways.map((way, i): Ask => {
    const path = pathOf(signal, way === 'decline' ? '/declined' : '');
    return { who: town.ward, method: 'POST', path, body: way === 'decline' ? {} : newInterpretation({ sure: 60 + i }) };
  });
  const shown = async () =>
    (await get<SignalInterpretations>(town, town.ward, pathOf(signal))).items.map(({ blind }) => blind?.sure);
  const wanted = ways.map((way, i) => [way === 'decline' ? undefined : 60 + i]);
  // Two ways, two requests.
  return { asks: asks as [Ask, Ask], shown, wanted: wanted as [unknown, unknown] };
}

/** Half as many signals a week are proposed. */
async function proposed(town: Town): Promise<{ placeId: number; budget: () => Promise<number> }> {
  const placeId = await layDistrict(town.server);
  for (let i = 0; i < 5; i++) {
    const path = `/v1/signals/${await buildSignal(town.server, placeId, evening(i + 2))}/feedback`;
    await post(town, town.analyst, path, { verdict: 'false-alarm', reason: 'Er was niets.', version: 0 });
  }
  return { placeId, budget: async () => (await town.server.client.getAlarmBudget({ id: placeId })).perWeek };
}

async function roundsWith(town: Town, question: string): Promise<QuestionnaireRound[]> {
  const { items } = (await listRounds(town.server, town.ward, town.places.here)).body;
  return items.filter((one) => one.question === question);
}

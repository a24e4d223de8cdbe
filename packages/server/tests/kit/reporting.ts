import type { NewReport, Problem, Report, ReportList, SignalReports } from '@wijkritme/contract';
import type { TestPerson } from '../../testing/people.ts';
import type { TestServer } from '../../testing/start-test-server.ts';
import { askAs } from './interpreting.ts';

type Who = Pick<TestPerson, 'headers'> | undefined;

/** First of the list that every installation begins with: loud music. */
export const LOUD_MUSIC = 1;
/** Of the same list: it is pleasant here. */
export const PLEASANT = 10;

export interface Page {
  readonly status: number;
  readonly text: string;
}

/** A page of residents, without account. */
export async function readPage(server: { readonly url: string }, path: string, language = 'nl'): Promise<Page> {
  const answer = await fetch(server.url + path, { headers: { 'accept-language': language } });
  return { status: answer.status, text: await answer.text() };
}

/** A form as a browser without script sends it. */
export async function sendForm(
  server: { readonly url: string },
  path: string,
  fields: Readonly<Record<string, string>> | string,
  language = 'nl',
): Promise<Page> {
  const answer = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': language },
    body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
  });
  return { status: answer.status, text: await answer.text() };
}

/** The form of a place as it is opened now: its hidden field. */
export async function openForm(server: { readonly url: string }, place: number): Promise<string> {
  const { text } = await readPage(server, `/melden/${place}`);
  return /name="formulier" value="([^"]+)"/.exec(text)?.[1] ?? '';
}

/** Opens the form and sends it: loud music in the past hour. @returns the page that follows, with the code on it */
export async function report(
  server: { readonly url: string },
  place: number,
  fields: Readonly<Record<string, string>> = {},
): Promise<Page & { readonly code: string }> {
  const formulier = await openForm(server, place);
  const sent = { formulier, soort: String(LOUD_MUSIC), wanneer: 'nu', hoeveel: '4', ...fields };
  const page = await sendForm(server, `/melden/${place}`, sent);
  return { ...page, code: codeIn(page.text) };
}

export const codeIn = (text: string) => /<strong>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})<\/strong>/.exec(text)?.[1] ?? '';

export const addReport = (server: TestServer, who: Who, body: NewReport) =>
  askAs<Report & Problem>(server, who, { method: 'POST', path: '/v1/reports', body });

export const listReports = (server: TestServer, who: Who, query: string) =>
  askAs<ReportList & Problem>(server, who, { path: `/v1/reports?${query}` });

export const reportsBeside = (server: TestServer, who: Who, signal: number) =>
  askAs<SignalReports & Problem>(server, who, { path: `/v1/signals/${signal}/reports` });

/** Every report as it is stored. */
export async function storedReports(server: TestServer): Promise<Record<string, unknown>[]> {
  const { rows } = await server.context.database.pool.query<Record<string, unknown>>(
    'select * from report order by id',
  );
  return rows;
}

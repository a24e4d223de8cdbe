import { createHash } from 'node:crypto';
import { request } from 'node:http';

/**
 * The database that belongs to this data folder in the run's PostgreSQL; a second start with the folder finds it again.
 * @returns its address; undefined outside a test run
 */
export function sharedDatabase(dataDir: string): Promise<string | undefined> {
  return ask('PUT', dataDir);
}

export async function dropSharedDatabase(dataDir: string): Promise<void> {
  await ask('DELETE', dataDir);
}

async function ask(method: 'PUT' | 'DELETE', dataDir: string): Promise<string | undefined> {
  const socketPath = process.env.TEST_DATABASES;
  if (!socketPath) return undefined;
  const path = `/test_${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`;
  return new Promise((resolve, reject) => {
    // A connection each: one that was kept is closed unnoticed while a test holds up this process, and the next question would break.
    const question = request({ socketPath, method, path, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => (answer.statusCode === 200 ? resolve(text) : reject(new Error(text))));
    });
    question.on('error', reject).end();
  });
}

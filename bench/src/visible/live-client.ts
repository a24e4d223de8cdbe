import type { LiveReadings } from '@wijkritme/contract';
import type { Server } from '../harness/server.ts';

/** `GET /v1/live` as a page reads it; calls back for each message of readings. @returns close */
export async function openLiveStream(
  server: Server,
  onReadings: (readings: LiveReadings) => void,
  headers: Readonly<Record<string, string>> = {},
): Promise<() => void> {
  const stop = new AbortController();
  const response = await fetch(`${server.url}/v1/live`, {
    headers: { accept: 'text/event-stream', ...headers },
    signal: stop.signal,
  });
  if (!response.body) throw new Error('the live stream has no body');
  const read = async (body: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      const messages = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
      rest = messages.pop() ?? '';
      for (const message of messages) {
        const data = /^event: readings\ndata: (.*)$/m.exec(message)?.[1];
        if (data !== undefined) onReadings(JSON.parse(data));
      }
    }
  };
  read(response.body).catch((cause) => {
    if (!stop.signal.aborted) throw cause;
  });
  return () => stop.abort();
}

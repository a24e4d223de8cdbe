import type { NewPushDevice } from '@wijkritme/contract';

/** Why this browser cannot be sent messages. */
export type PushObstacle = 'insecure' | 'unsupported' | 'denied';

const WORKER = '/push-worker.js';

/** undefined: nothing stands in the way. */
export function obstacleOf(): PushObstacle | undefined {
  if (!window.isSecureContext) return 'insecure';
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'unsupported';
  return Notification.permission === 'denied' ? 'denied' : undefined;
}

/** What it tells of itself, such as “Firefox, Android”; to be changed by who reads it. @example deviceName('… Firefox/140.0') // 'Firefox' */
export function deviceName(agent: string): string {
  const first = (names: readonly (readonly [RegExp, string])[]) => names.find(([mark]) => mark.test(agent))?.[1];
  const browser = first([
    [/Edg/, 'Edge'],
    [/Firefox/, 'Firefox'],
    [/Chrom/, 'Chrome'],
    [/Safari/, 'Safari'],
  ]);
  const system = first([
    [/Android/, 'Android'],
    [/iPhone|iPad/, 'iOS'],
    [/Windows/, 'Windows'],
    [/Mac OS/, 'macOS'],
    [/Linux/, 'Linux'],
  ]);
  return [browser, system].filter(Boolean).join(', ') || 'Browser';
}

/** As the server knows it; undefined: this browser is not subscribed. */
export async function ownFingerprint(): Promise<string | undefined> {
  if (obstacleOf() !== undefined) return undefined;
  const subscription = await (await navigator.serviceWorker.getRegistration('/'))?.pushManager.getSubscription();
  return subscription ? fingerprintOf(subscription.endpoint) : undefined;
}

async function fingerprintOf(endpoint: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint));
  return [...new Uint8Array(hash, 0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Asks for permission and subscribes at the push service of this browser; one of another key makes room.
 * @throws Error where a person says no, or the push service does not answer
 */
export async function subscribe(publicKey: string, name: string): Promise<NewPushDevice> {
  if ((await Notification.requestPermission()) !== 'granted') throw new Error('denied');
  await navigator.serviceWorker.register(WORKER, { updateViaCache: 'none' });
  const { pushManager } = await navigator.serviceWorker.ready;
  await (await pushManager.getSubscription())?.unsubscribe();
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  const [p256dh, auth] = [made.getKey('p256dh'), made.getKey('auth')];
  if (!p256dh || !auth) throw new Error('no keys');
  return { name, endpoint: made.endpoint, p256dh: toBase64url(p256dh), auth: toBase64url(auth) };
}

/** Of this browser alone; whoever is subscribed at the push service no more gets nothing more either. */
export async function unsubscribe(): Promise<void> {
  await (await (await navigator.serviceWorker.getRegistration('/'))?.pushManager.getSubscription())?.unsubscribe();
}

const toBase64url = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

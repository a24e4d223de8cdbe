import { constants } from 'node:crypto';
import { createServer, type Server, type TLSSocket, type TlsOptions } from 'node:tls';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { readTlsFiles, type TlsFiles } from './tls-files.ts';
import type { MqttTlsSettings } from './tls-settings.ts';

/** How often the files are read again: a renewed certificate takes effect without a restart. */
const LOOK_EVERY_MS = 60_000;
/** Who does not finish the handshake by then is let go. */
const HANDSHAKE_MS = 10_000;

/**
 * MQTT over TLS. It asks for a certificate and lets everybody finish the handshake: who may in is decided when the broker asks,
 * where a refusal has a code that devices understand [MQTT-3.2.2-4].
 */
export class TlsListener {
  readonly server: Server;
  readonly #settings: MqttTlsSettings;
  readonly #clock: Clock;
  readonly #log: Log;
  #files: TlsFiles;
  #timer: NodeJS.Timeout | undefined;
  /** What was last found wrong with the files, so that it is told once. */
  #fault = '';

  /** @throws WijkritmeError config_invalid */
  constructor(settings: MqttTlsSettings, { clock, log }: { readonly clock: Clock; readonly log: Log }) {
    this.#settings = settings;
    this.#clock = clock;
    this.#log = log;
    this.#files = readTlsFiles(settings, clock.now());
    this.server = createServer({
      ...toContext(this.#files),
      requestCert: true,
      rejectUnauthorized: false,
      handshakeTimeout: HANDSHAKE_MS,
    });
    // A handshake that fails is the other side's affair; it must not end this process.
    this.server.on('tlsClientError', () => {});
  }

  /** Certificates of the authorities that issue those of devices; none: each certificate stands for itself. */
  get deviceAuthorities(): TlsFiles['deviceAuthorities'] {
    return this.#files.deviceAuthorities;
  }

  /** The certificate that was shown; `trusted` is whether an authority of `MQTT_TLS_DEVICE_CA` stands behind it. */
  certificateOf(socket: TLSSocket): { readonly fingerprint: string; readonly trusted: boolean } | undefined {
    const { fingerprint256 } = socket.getPeerCertificate();
    if (!fingerprint256) return undefined;
    const trusted = this.#files.deviceCa === undefined || socket.authorized;
    return { fingerprint: fingerprint256.replaceAll(':', '').toLowerCase(), trusted };
  }

  start(): void {
    this.#timer = setInterval(() => this.reload(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Takes up changed files for new connections; open ones go on. What cannot be used is told, and the former stays. */
  reload(): boolean {
    try {
      const files = readTlsFiles(this.#settings, this.#clock.now());
      this.#fault = '';
      const { cert, key, deviceCa } = this.#files;
      if (files.cert === cert && files.key === key && files.deviceCa === deviceCa) return false;
      this.server.setSecureContext(toContext(files));
      this.#files = files;
      this.#log.info({ validUntil: new Date(files.validUntil).toISOString() }, 'took up new files of MQTT over TLS');
      return true;
    } catch (cause) {
      const fault = String(cause);
      if (fault !== this.#fault)
        this.#log.error({ cause: fault }, 'files of MQTT over TLS cannot be used; going on with the former');
      this.#fault = fault;
      return false;
    }
  }
}

function toContext({ cert, key, deviceCa }: TlsFiles): TlsOptions {
  return {
    cert,
    key,
    // Without authorities of its own Node.js would ask for those of the web.
    ...(deviceCa === undefined ? {} : { ca: deviceCa }),
    minVersion: 'TLSv1.2',
    // Each connection shows its certificate anew, and it is looked at with the authorities of then.
    secureOptions: constants.SSL_OP_NO_TICKET,
  };
}

import { resolve } from 'node:path';
import { englishOnly, WijkritmeError } from '@wijkritme/contract';

/** MQTT over TLS: port and files, as set. What the files hold is read when the door opens. */
export interface MqttTlsSettings {
  readonly port: number;
  readonly certFile: string;
  readonly keyFile: string;
  /** Certificates of the authorities that issue certificates of devices; without it each certificate stands for itself. */
  readonly deviceCaFile: string | undefined;
}

const files = ['MQTT_TLS_CERT', 'MQTT_TLS_KEY', 'MQTT_TLS_DEVICE_CA'] as const;

/**
 * @returns undefined where `MQTT_TLS_PORT` is not set
 * @throws WijkritmeError config_invalid
 */
export function mqttTlsSettings(
  env: Readonly<Record<string, string | undefined>>,
  workingDir: string,
): MqttTlsSettings | undefined {
  const [certFile, keyFile, deviceCaFile] = files.map((name) =>
    env[name] ? resolve(workingDir, env[name]) : undefined,
  );
  const text = env.MQTT_TLS_PORT;
  if (text === undefined || text === '') {
    const alone = files.find((name) => env[name]);
    if (alone) throw invalid(alone, env[alone] as string, 'needs MQTT_TLS_PORT as well, for example 8883');
    return undefined;
  }
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw invalid('MQTT_TLS_PORT', text, 'must be a whole number from 0 to 65535');
  if (!certFile) throw invalid('MQTT_TLS_CERT', '', 'is needed with MQTT_TLS_PORT: a file with certificates in PEM');
  if (!keyFile) throw invalid('MQTT_TLS_KEY', '', 'is needed with MQTT_TLS_PORT: a file with the private key in PEM');
  return { port, certFile, keyFile, deviceCaFile };
}

function invalid(name: string, value: string, remedy: string): WijkritmeError {
  return new WijkritmeError('config_invalid', englishOnly(`${name}=${value} ${remedy}`));
}

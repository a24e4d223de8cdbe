import { DAY, WijkritmeError } from '@wijkritme/contract';
import type { Config } from '../../foundation/config.ts';
import { readTlsFiles } from '../../foundation/mqtt/tls-files.ts';
import { checkPort } from './check-port.ts';
import { type Finding, ok, wrong } from './finding.ts';

/** A certificate that ends sooner is a finding: whoever renews it needs time. */
const SOON = 14 * DAY;

/** The ports of MQTT, and the files that TLS works with. */
export async function checkMqtt(
  { host, mqttPort, mqttTls }: Pick<Config, 'host' | 'mqttPort' | 'mqttTls'>,
  ownPid: number | undefined,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (mqttPort !== undefined)
    findings.push(await checkPort({ check: 'mqtt-port', setting: 'MQTT_PORT', host, port: mqttPort, ownPid }));
  if (!mqttTls) return findings;
  const { port } = mqttTls;
  findings.push(await checkPort({ check: 'mqtt-tls-port', setting: 'MQTT_TLS_PORT', host, port, ownPid }));
  try {
    findings.push(checkValidity(readTlsFiles(mqttTls, Date.now()).validUntil, Date.now()));
  } catch (cause) {
    if (!(cause instanceof WijkritmeError)) throw cause;
    const mend = {
      nl: 'Verbeter het bestand of de instelling; zie docs/guides/mqtt-over-tls.md.',
      en: 'Correct the file or the setting; see docs/guides/mqtt-over-tls.md.',
    };
    findings.push(wrong('mqtt-certificate', { nl: cause.detail, en: cause.detail }, mend));
  }
  return findings;
}

/** @param validUntil UTC ms */
export function checkValidity(validUntil: number, now: number): Finding {
  const day = new Date(validUntil).toISOString().slice(0, 10);
  if (validUntil - now > SOON) return ok('mqtt-certificate', `geldig tot ${day}`, `valid until ${day}`);
  return wrong(
    'mqtt-certificate',
    { nl: `geldig tot ${day}, dat is binnenkort`, en: `valid until ${day}, which is soon` },
    {
      nl: 'Vernieuw het certificaat. De server neemt het nieuwe bestand vanzelf over.',
      en: 'Renew the certificate. The server takes up the new file by itself.',
    },
  );
}

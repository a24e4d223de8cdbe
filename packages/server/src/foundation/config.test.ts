import { WijkritmeError } from '@wijkritme/contract';
import { describe, expect, it } from 'vitest';
import { envToConfig } from './config.ts';

describe('envToConfig', () => {
  it('starts on the embedded default without any setting', () => {
    expect(envToConfig({}, '/srv')).toMatchObject({
      store: 'embedded',
      port: 8080,
      mqttPort: 1883,
      dataDir: '/srv/data',
      host: '127.0.0.1',
      demo: true,
    });
  });

  it('sends messages to devices only where somebody can be found, by the push services that are named', () => {
    expect(envToConfig({}, '/').push).toBeUndefined();
    const PUSH_CONTACT = 'mailto:beheer@gemeente.example';
    expect(envToConfig({ PUSH_CONTACT }, '/').push?.services).toContain('*.push.apple.com');
    expect(envToConfig({ PUSH_CONTACT, PUSH_SERVICES: 'push.gemeente.example' }, '/').push).toEqual({
      contact: PUSH_CONTACT,
      services: ['push.gemeente.example'],
    });
  });

  it('chooses the PostgreSQL server when its address is given', () => {
    expect(envToConfig({ DATABASE_URL: 'postgresql://u@h/db' }, '/').store).toBe('postgresql');
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['MQTT_PORT', '-1'],
    ['MQTT_TLS_PORT', 'on'],
    ['MQTT_TLS_CERT', 'server.pem'],
    ['STORE', 'mysql'],
    ['STORE', 'postgresql'],
    ['DATABASE_URL', 'mysql://h'],
    ['DEMO', 'yes'],
    ['LATE_LIMIT_DAYS', '0'],
    ['SEAL_AFTER_DAYS', '400'],
    ['SEAL_AFTER_DAYS', 'never'],
    ['ADMIN_KEY', 'short'],
    ['PUBLIC_URL', 'example.org/path'],
    ['DRAIN_SECONDS', '301'],
    ['LOG_LEVEL', 'loud'],
    ['PUSH_CONTACT', 'beheer'],
    ['PUSH_SERVICES', 'https://fcm.googleapis.com'],
  ])('names the setting when %s=%s', (name, value) => {
    const named = name === 'STORE' && value === 'postgresql' ? 'DATABASE_URL' : name;
    expect(() => envToConfig({ [name]: value }, '/')).toThrow(WijkritmeError);
    expect(() => envToConfig({ [name]: value }, '/')).toThrow(new RegExp(`config_invalid: ${named}=`));
  });

  it('takes MQTT over TLS as a whole, with files beside the working folder, or not at all', () => {
    const files = { MQTT_TLS_CERT: 'tls/server.pem', MQTT_TLS_KEY: '/etc/server.key' };
    expect(envToConfig({ MQTT_TLS_PORT: '8883', MQTT_PORT: 'off', ...files }, '/srv')).toMatchObject({
      mqttPort: undefined,
      mqttTls: { port: 8883, certFile: '/srv/tls/server.pem', keyFile: '/etc/server.key', deviceCaFile: undefined },
    });
    expect(() => envToConfig({ MQTT_TLS_PORT: '8883', MQTT_TLS_CERT: 'a' }, '/')).toThrow(/MQTT_TLS_KEY= is needed/);
    expect(() => envToConfig({ MQTT_TLS_DEVICE_CA: 'ca' }, '/')).toThrow(/MQTT_TLS_PORT/);
    expect(envToConfig({}, '/').mqttTls).toBeUndefined();
  });

  it('seals later than a device may send, or never', () => {
    expect(envToConfig({}, '/').sealAfterDays).toBe(430);
    expect(envToConfig({ LATE_LIMIT_DAYS: '1000' }, '/').sealAfterDays).toBe(1_030);
    expect(envToConfig({ LATE_LIMIT_DAYS: '7', SEAL_AFTER_DAYS: '8' }, '/').sealAfterDays).toBe(8);
    expect(envToConfig({ SEAL_AFTER_DAYS: 'off' }, '/').sealAfterDays).toBeUndefined();
  });

  it('never repeats a secret', () => {
    expect(() => envToConfig({ ADMIN_KEY: 'geheim' }, '/')).toThrow(/^(?!.*geheim)/);
  });
});

import { expect, it } from 'vitest';
import { axeViolations, openPage, theServer } from '../support/bench.ts';
import { announce, announced, deviceName, inLab } from '../support/device.ts';
import { pageFacts, settle } from '../support/manners.ts';
import { placeName } from '../support/sensor.ts';
import { noSource } from '../support/server.ts';

const uplink = (hex: string) => ({
  end_device_ids: { device_id: 'proefmeter' },
  uplink_message: { f_port: 85, frm_payload: Buffer.from(hex, 'hex').toString('base64') },
});

export function lifecycle(): void {
  it('takes a device from announced to its first reading in the lab, without code', async () => {
    await announce('markt');
    const page = await openPage('/sensoren', { administrator: true, expected: /status of 400/ });
    const card = page.getByRole('article', { name: 'Nieuw apparaat gevonden: Proefmeter markt' });
    await card.getByText('Milesight WS302').waitFor();
    await card.getByRole('link', { name: 'Toevoegen' }).click();

    await page.getByRole('heading', { level: 1, name: 'Voeg toe: Proefmeter markt' }).waitFor();
    await expect.poll(() => page.getByLabel('Welk apparaat is het?').inputValue()).toBe('milesight-ws302');
    await page.getByText('Alleen geluidsniveaus gaan naar buiten').waitFor();
    await page.getByLabel('In welke buurt hangt het?').selectOption({ label: placeName });
    await page.getByRole('button', { name: 'Voeg het apparaat toe' }).click();

    await page.getByRole('heading', { level: 1, name: 'Proefmeter markt', exact: true }).waitFor();
    await page.getByText('beschreven', { exact: true }).first().waitFor();
    await page.getByText('Geef de meetreeks een sensorpaspoort.').waitFor();
    await page.getByRole('link', { name: 'Geef een paspoort: geluid (LAeq)' }).click();
    await page.getByLabel('Wie is de eigenaar?').fill('Proefdienst');
    await page.getByLabel('Bij wie kunt u terecht?').fill('proef@demodam.example');
    await page.getByLabel('Waarom meten wij dit?').fill('Zien of een apparaat het goed doet.');
    await page.getByLabel('Op welke grond mag dit?').fill('Gemeentewet art. 108');
    await page.getByRole('button', { name: 'Bewaar het paspoort' }).click();

    await page.getByText('Zet het apparaat in het lab.').waitFor();
    const reference = page.getByLabel('Naast welke meetreeks staat “geluid (LAeq)”?');
    const option = reference.locator('option', { hasText: 'Geluidmeter' }).first();
    await reference.selectOption((await option.getAttribute('value')) ?? '');
    await page.getByRole('button', { name: 'Zet in het lab' }).click();
    await page.getByText('in het lab', { exact: true }).first().waitFor();

    await page.getByRole('button', { name: 'Maak een sleutel' }).click();
    await page.getByText('Dit is de sleutel.').waitFor();
    const key = await page.locator('code').innerText();
    expect(key).toMatch(/^wrd_/);
    const thing = Number(/\/sensoren\/(\d+)$/.exec(page.url())?.[1]);
    const answer = await fetch(`${theServer().url}/v1/things/${thing}/uplinks`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(uplink('055b053f02da016a02')),
    });
    const [stored] = ((await answer.json()) as { items: { datastream: number }[] }).items;
    expect(stored).toMatchObject({ channel: 'laeq', outcome: 'stored', lab: true });
    expect(await theServer().api.getDatastream({ id: stored?.datastream ?? 0 })).toMatchObject({
      status: 'lab',
      latest: { value: 47.4 },
    });

    // The key is shown once, and can be revoked; a certificate that cannot be read is not taken.
    await page.reload();
    await page.getByText('De metingen zijn uit het lab.').waitFor();
    expect(await page.getByText(key).count()).toBe(0);
    await page.getByText('Voeg een TLS-certificaat toe').click();
    await page.getByLabel('Welk certificaat is dit?').fill('proef');
    await page.getByLabel('Het certificaat, in PEM').fill('geen certificaat');
    await page.getByRole('button', { name: 'Schrijf het certificaat in' }).click();
    await page.getByText('Dit certificaat is niet te lezen').waitFor();
    await page.getByRole('button', { name: /^Trek in: Sleutel/ }).click();
    await page.getByText('Dit apparaat heeft nog geen sleutel en geen certificaat.').waitFor();

    await page.getByRole('link', { name: 'Bekijk het validatierapport: geluid (LAeq)' }).click();
    await page.getByRole('heading', { level: 1, name: 'Validatierapport van geluid (LAeq)' }).waitFor();
    await page.getByText('Nog niet goed genoeg').waitFor();
    await page.getByRole('table', { name: 'Eisen' }).getByText('niet bekend').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('names the source elsewhere that brings the readings of a sensor, changes it and stops', async () => {
    const { api } = theServer();
    await api.announceDevice({ body: { claim: 'WR1:telraam:E2E-1' } });
    const { items } = await api.listFoundDevices({ status: 'new' });
    const found = items.find(({ identity }) => identity === 'E2E-1');
    const { id } = await api.addFoundDevice({
      id: found?.id ?? 0,
      body: { name: 'Telraam Brugstraat', deviceType: 'telraam' },
    });
    const page = await openPage(`/sensoren/${id}`, { administrator: true });
    await page.getByText('Wij halen voor deze sensor nu niets op.').waitFor();
    await page.getByText('Haal metingen op', { exact: true }).click();
    const station = page.getByLabel('Hoe heet deze sensor bij die bron?');
    await station.fill('op de hoek');
    await page.getByRole('button', { name: 'Haal hier metingen op' }).click();
    await page.getByText('Zo heet een sensor daar niet.').waitFor();
    await page.getByText('Vul de sleutel in: ten minste 8 tekens.').waitFor();
    await station.fill('9000001234');
    await page.getByLabel('Sleutel van de bron').fill('sleutel-van-telraam');
    await page.getByLabel('Op welk adres?').selectOption(noSource);
    await page.getByRole('button', { name: 'Haal hier metingen op' }).click();

    await page.getByText(`Telraam, 9000001234 (${noSource})`).waitFor();
    expect(await page.content()).not.toContain('sleutel-van-telraam');
    expect((await api.listFeeds({ thing: id })).items).toMatchObject([{ station: '9000001234', hasKey: true }]);
    await page.getByText('Bewaard. Wij vragen de bron zo.').waitFor();
    expect(await page.getByLabel('Sleutel van de bron').inputValue()).toBe('');
    await page.getByText('Er is een sleutel bewaard.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect((await pageFacts(page)).tooWide).toBe(0);

    await page.getByRole('button', { name: 'Stop met ophalen' }).click();
    await page.getByText('Wij halen voor deze sensor nu niets op.').waitFor();
    expect((await api.listFeeds({ thing: id })).items).toEqual([]);
  });

  it('asks what it is when the catalogue is there, and not before', async () => {
    const id = await announced('brug');
    const page = await openPage(undefined, { administrator: true });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/v1/device-types*', async (route) => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest('**/v1/device-types*');
    await page.goto(`/sensoren/nieuw/${id}`);
    await asked;
    await page.getByRole('heading', { level: 1, name: `Voeg toe: ${deviceName('brug')}` }).waitFor();
    expect(await page.getByRole('button', { name: 'Voeg het apparaat toe' }).count()).toBe(0);
    release();
    await page.getByRole('button', { name: 'Voeg het apparaat toe' }).waitFor();
    expect(await page.getByLabel('Welk apparaat is het?').inputValue()).toBe('milesight-ws302');
  });

  it('ignores a device for ever, until it is put back', async () => {
    await announce('kade');
    const page = await openPage('/sensoren', { administrator: true });
    const card = page.getByRole('article', { name: 'Nieuw apparaat gevonden: Proefmeter kade' });
    await card.getByRole('button', { name: 'Negeren' }).click();
    await expect.poll(() => card.count()).toBe(0);
    await announce('kade');
    await page.reload();
    await page.getByText('Genegeerde apparaten (1)').click();
    expect(await card.count()).toBe(0);
    await page.getByRole('button', { name: 'Zet terug' }).click();
    await card.waitFor();
  });

  it('goes to the field and leaves it with a reason', async () => {
    const { id } = await inLab('plein');
    const page = await openPage(`/sensoren/${id}`, { administrator: true });
    await page.getByLabel('Waarom?').first().fill('Met de hand vergeleken.');
    await page.getByRole('button', { name: 'Keur goed' }).click();
    await page.getByRole('button', { name: 'Zet in het veld' }).click();
    await page.getByText('Er is niets te doen. De metingen tellen mee.').waitFor();
    await page.getByText('Haal uit dienst', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Haal uit dienst' }).click();
    await page.getByText('Schrijf minstens 3 tekens.').waitFor();
    await page.getByLabel('Waarom?').filter({ visible: true }).last().fill('De proef is klaar.');
    await page.getByRole('button', { name: 'Haal uit dienst' }).click();
    await page.getByText('Het apparaat is uit dienst. Er komen geen metingen meer bij.').waitFor();
    await page.getByText('Wat er gebeurde').first().click();
    await page.getByRole('cell', { name: 'De proef is klaar.' }).waitFor();
  });

  it('lets a visitor announce by QR code, and see no found device', async () => {
    const page = await openPage('/claim#WR1:telraam:E2E-1');
    await expect.poll(() => page.getByLabel('Code van het apparaat').inputValue()).toBe('WR1:telraam:E2E-1');
    await page.getByRole('button', { name: 'Meld dit apparaat' }).click();
    await page.getByText('Het apparaat is gemeld.').waitFor();
    await page.goto('/sensoren');
    await settle(page);
    expect(await page.getByText('Nieuw apparaat gevonden').count()).toBe(0);
    expect((await page.request.get('/v1/found-devices')).status()).toBe(401);
  });

  it.each([
    { width: 1_280, theme: 'light', language: 'nl' },
    { width: 320, theme: 'dark', language: 'en' },
  ] as const)('has no faults on its pages at $width px, $theme, $language', async (look) => {
    const found = await announced(`gracht-${look.width}`);
    const thing = await inLab(`haven-${look.width}`);
    const page = await openPage(undefined, { ...look, administrator: true });
    for (const path of [
      '/sensoren',
      `/sensoren/nieuw/${found}`,
      `/sensoren/${thing.id}`,
      `/sensoren/${thing.id}/validatie/${thing.datastreams[0]?.id}`,
      '/claim',
    ]) {
      await page.goto(path);
      await settle(page);
      const { tooWide, h1 } = await pageFacts(page);
      expect({ path, axe: await axeViolations(page), tooWide, h1 }).toEqual({ path, axe: [], tooWide: 0, h1: 1 });
    }
  });
}

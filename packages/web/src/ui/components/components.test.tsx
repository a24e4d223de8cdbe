import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Alert } from './Alert.tsx';
import { Badge, type BadgeShape } from './Badge.tsx';
import { Breadcrumb } from './Breadcrumb.tsx';
import { Button } from './Button.tsx';
import { DataTable } from './DataTable.tsx';
import { FormField } from './FormField.tsx';
import { PageShell } from './PageShell.tsx';
import { ProgressBar } from './ProgressBar.tsx';
import { SegmentedControl } from './SegmentedControl.tsx';
import { TextInput } from './TextInput.tsx';

const html = renderToStaticMarkup;

describe('Button', () => {
  it('stays reachable when disabled and says why', () => {
    const page = html(
      <Button disabled reason="Kies eerst een plek.">
        Publiceer
      </Button>,
    );
    expect(page).toContain('aria-disabled="true"');
    expect(page).not.toMatch(/ disabled=/);
    const id = page.match(/aria-describedby="([^"]+)"/)?.[1];
    expect(page).toContain(`id="${id}" class="nl-button-with-reason__reason">Kies eerst een plek.`);
  });
});

describe('FormField', () => {
  it('ties label, hint and error to the control', () => {
    const page = html(
      <FormField id="naam" label="Naam" hint="Zo heet de plek." error="Vul de naam in">
        {(ids) => <TextInput {...ids} />}
      </FormField>,
    );
    expect(page).toContain('<label for="naam"');
    expect(page).toMatch(/<input[^>]* id="naam"[^>]*aria-describedby="naam-hint naam-error" aria-invalid="true"/);
  });

  it('describes nothing when there is nothing to say', () => {
    expect(html(<FormField label="Naam">{(ids) => <TextInput {...ids} />}</FormField>)).not.toContain('aria-');
  });
});

describe('DataTable', () => {
  const columns = [
    { key: 'name', header: 'Plek', render: (row: { name: string }) => row.name },
    { key: 'length', header: 'Letters', align: 'end', render: (row: { name: string }) => row.name.length },
  ] as const;
  const table = (rows: { name: string }[]) =>
    html(
      <DataTable caption="Plekken" columns={columns} rows={rows} rowKey={({ name }) => name} empty="Er is niets." />,
    );

  it('has a caption that names its scroll region, and headers both ways', () => {
    const page = table([{ name: 'Haven' }]);
    const id = page.match(/aria-labelledby="([^"]+)"/)?.[1];
    expect(page).toContain(`<caption id="${id}"`);
    expect(page).toContain('tabindex="0"');
    expect(page.match(/scope="col"/g)).toHaveLength(2);
    expect(page).toContain('<th data-label="Plek" role="rowheader" scope="row">Haven</th>');
  });

  it('says why it is empty', () => {
    expect(table([])).toContain('<td colSpan="2" class="nl-table__empty" role="cell">Er is niets.</td>');
  });
});

it('badges differ by shape, not by colour alone', () => {
  const shapes: BadgeShape[] = ['circle', 'triangle', 'diamond', 'square', 'dots'];
  const drawn = shapes.map((shape) =>
    html(
      <Badge tone="ok" shape={shape}>
        x
      </Badge>,
    ),
  );
  expect(new Set(drawn).size).toBe(shapes.length);
});

it('only an error alert speaks up', () => {
  expect(html(<Alert tone="error" title="Mis" />)).toContain('role="alert"');
  expect(html(<Alert tone="info" title="Goed" />)).not.toContain('role=');
});

it('the breadcrumb marks the page itself', () => {
  const page = html(<Breadcrumb label="Pad" items={[{ label: 'Plekken', href: '/' }, { label: 'Haven' }]} />);
  expect(page).toContain('<span aria-current="page">Haven</span>');
});

it('the progress bar has a label and its value in words', () => {
  expect(html(<ProgressBar label="Leren" value={9} max={21} text="9 van 21 dagen" />)).toMatch(
    /<label for="(\w+)">Leren<.*<progress id="\1"[^>]*value="9" max="21" aria-valuetext="9 van 21 dagen"/,
  );
});

it('the segmented control is a group of radio buttons with one name', () => {
  const options = [
    { id: 'a', label: 'A' },
    { id: 'b', label: 'B' },
  ] as const;
  const page = html(<SegmentedControl label="Toon" options={options} value="b" onChange={() => {}} />);
  expect(page).toContain('<legend class="nl-segmented__legend">Toon</legend>');
  expect(new Set([...page.matchAll(/name="([^"]+)"/g)].map(([, name]) => name)).size).toBe(1);
  expect(page).toMatch(/checked=""[^>]*value="b"|value="b"[^>]*checked=""/);
});

it('the page has skip link, banner in the header, main that takes focus, footer', () => {
  const page = html(
    <PageShell skipLabel="Naar de inhoud" header="H" nav="N" banner="Voorbeeld" footer="F">
      Inhoud
    </PageShell>,
  );
  expect(page).toMatch(/href="#main".*<header.*Voorbeeld.*<\/header><main id="main" tabindex="-1".*<footer/);
});

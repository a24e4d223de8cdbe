import { useState } from 'react';
import {
  Button,
  Card,
  ErrorSummary,
  FileInput,
  FilterChips,
  FormField,
  RadioGroup,
  Select,
  TextArea,
  TextInput,
} from '../index.ts';

export function FormSection() {
  const [role, setRole] = useState<string | null>('bewoner');
  const [on, setOn] = useState<readonly string[]>(['geluid']);
  const toggle = (id: string) => setOn(on.includes(id) ? on.filter((other) => other !== id) : [...on, id]);
  return (
    <Card title="Formulier">
      <ErrorSummary title="Er is 1 fout" errors={[{ fieldId: 'naam', message: 'Vul de naam van de plek in' }]} />
      <FormField
        id="naam"
        label="Naam van de plek"
        hint="Zo heet de plek in de buurt."
        error="Vul de naam van de plek in"
      >
        {(ids) => <TextInput {...ids} name="naam" />}
      </FormField>
      <FormField label="Wat zag u? (niet verplicht)" hint="Dit bericht gaat naar de gemeente.">
        {(ids) => <TextArea {...ids} name="tekst" />}
      </FormField>
      <FormField label="Soort plek">
        {(ids) => (
          <Select
            {...ids}
            options={[
              { id: 'plein', label: 'Plein' },
              { id: 'straat', label: 'Straat' },
            ]}
          />
        )}
      </FormField>
      <FormField label="Bestand met metingen">
        {(ids) => (
          <FileInput {...ids} words={{ choose: 'Kies een bestand', none: 'Nog geen bestand gekozen' }} accept=".csv" />
        )}
      </FormField>
      <RadioGroup
        legend="Wie bent u?"
        name="rol"
        value={role}
        onChange={setRole}
        options={[
          { id: 'bewoner', label: 'Bewoner' },
          { id: 'gemeente', label: 'Gemeente', description: 'U werkt voor de gemeente of voor een partner.' },
        ]}
      />
      <FilterChips
        label="Toon"
        onToggle={toggle}
        chips={[
          { id: 'geluid', label: 'Geluid', count: 12, on: on.includes('geluid') },
          { id: 'drukte', label: 'Drukte', count: 3, on: on.includes('drukte') },
        ]}
      />
      <p />
      <Button variant="primary" type="submit">
        Verstuur
      </Button>{' '}
      <Button>Terug</Button> <Button variant="subtle">Wis selectie</Button>{' '}
      <Button variant="primary" disabled reason="Kies eerst een plek op de kaart.">
        Publiceer
      </Button>
    </Card>
  );
}

import { useQuery } from '@tanstack/react-query';
import { roles as allRoles, type Role, type RoleGrant } from '@wijkritme/contract';
import { useState } from 'react';
import { Button, FormField, Select } from '../ui/index.ts';
import { queries } from '../workbench/queries.ts';
import { usePeopleText } from './texts.ts';
import { usePlaceText } from './use-grant-text.ts';

const EVERYWHERE = '';

/** Roles one by one, each everywhere or at a place. */
export function RolesField({
  value,
  onChange,
}: {
  value: readonly RoleGrant[];
  onChange: (value: RoleGrant[]) => void;
}) {
  const { people: text, roles, everywhere } = usePeopleText();
  const placeText = usePlaceText();
  const { data: places } = useQuery(queries.places());
  const [role, setRole] = useState<Role>('ward-officer');
  const [place, setPlace] = useState(EVERYWHERE);
  const placeId = place === EVERYWHERE ? null : Number(place);
  const isThere = value.some((one) => one.role === role && one.placeId === placeId);
  return (
    <fieldset className="roles-field">
      <legend>{text.roles}</legend>
      {value.length === 0 ? <p>{text.noRoles}</p> : null}
      <ul>
        {value.map((one) => (
          <li key={`${one.role} ${one.placeId}`}>
            <Button variant="subtle" onClick={() => onChange(value.filter((other) => other !== one))}>
              {text.removeRole(roles[one.role], placeText(one.placeId))}
            </Button>
          </li>
        ))}
      </ul>
      <div className="roles-field__new">
        <FormField label={text.role}>
          {(ids) => (
            <Select
              {...ids}
              value={role}
              options={allRoles.map((id) => ({ id, label: roles[id] }))}
              onChange={(chosen) => setRole(allRoles.find((one) => one === chosen) ?? role)}
            />
          )}
        </FormField>
        <FormField label={text.place}>
          {(ids) => (
            <Select
              {...ids}
              value={place}
              options={[
                { id: EVERYWHERE, label: everywhere },
                ...(places?.items ?? []).map(({ id, name }) => ({ id: String(id), label: name })),
              ]}
              onChange={setPlace}
            />
          )}
        </FormField>
        <Button onClick={() => (isThere ? undefined : onChange([...value, { role, placeId }]))}>{text.addRole}</Button>
      </div>
    </fieldset>
  );
}

import Type from 'typebox';
import { oneId } from '../one-id.ts';
import {
  Invitation,
  NewPerson,
  Organisation,
  OrganisationChange,
  OrganisationList,
  Person,
  PersonChange,
  PersonList,
} from './people.ts';

const id = Type.Object({ id: oneId });
const Nothing = Type.Object({});

/** Organisations and people, of the sharing room. */
export const peopleOperations = {
  listOrganisations: {
    method: 'GET',
    path: '/v1/organisations',
    access: 'people.manage',
    summary: 'Organisations that work here, by name',
    response: OrganisationList,
    status: 200,
  },
  createOrganisation: {
    method: 'POST',
    path: '/v1/organisations',
    access: 'people.manage',
    summary: 'Add an organisation',
    body: OrganisationChange,
    response: Organisation,
    status: 201,
  },
  changeOrganisation: {
    method: 'PUT',
    path: '/v1/organisations/:id',
    access: 'people.manage',
    summary: 'Change an organisation, or close it: then its people can do nothing here',
    params: id,
    body: OrganisationChange,
    response: Organisation,
    status: 200,
  },
  listPeople: {
    method: 'GET',
    path: '/v1/people',
    access: 'people.manage',
    summary: 'Persons with an account and their roles, by name',
    response: PersonList,
    status: 200,
  },
  invitePerson: {
    method: 'POST',
    path: '/v1/people',
    access: 'people.manage',
    summary: 'Add a person; answers with a token for a link that works once',
    body: NewPerson,
    response: Invitation,
    status: 201,
  },
  changePerson: {
    method: 'PUT',
    path: '/v1/people/:id',
    access: 'people.manage',
    summary: 'Change name, organisation and roles of a person, or block them; acts at once',
    params: id,
    body: PersonChange,
    response: Person,
    status: 200,
  },
  deletePerson: {
    method: 'DELETE',
    path: '/v1/people/:id',
    access: 'people.manage',
    summary: 'Remove a person with name, address and sessions; what they did keeps their number',
    params: id,
    response: Nothing,
    status: 200,
  },
  resetPerson: {
    method: 'POST',
    path: '/v1/people/:id/invitations',
    access: 'people.manage',
    summary: 'A new link for a new password and second factor; ends the sessions of this person',
    params: id,
    response: Invitation,
    status: 201,
  },
} as const;

import { type Access, type Right, rightOf, WijkritmeError } from '@wijkritme/contract';
import { mayAt, maySomewhere } from './may.ts';
import type { Principal } from './principals.ts';

/** What a question about rights needs to know of places; the room that keeps them tells. */
export interface PlaceTree {
  /** The place and everything around it, smallest first; empty when there is no such place. */
  pathOf(placeId: number): readonly number[];
  /** Id of the place with this code. */
  idOf(code: string): number | undefined;
  /** How people call it. */
  nameOf(placeId: number): string | undefined;
}

const nowhere: PlaceTree = { pathOf: () => [], idOf: () => undefined, nameOf: () => undefined };

/** The one place where is decided who may do what. Deny by default. */
export class AccessRules {
  #places = nowhere;

  usePlaces(places: PlaceTree): void {
    this.#places = places;
  }

  get places(): PlaceTree {
    return this.#places;
  }

  /** At this place; without a place: everywhere. A role at a place covers the places below it. */
  may(principal: Principal, right: Right, placeId?: number | null): boolean {
    return mayAt(principal, right, placeId === undefined || placeId === null ? [] : this.#places.pathOf(placeId));
  }

  /**
   * Are protected readings of this place shown to them? Asks for the right, and in a session for a purpose as well
   * (decision 55).
   */
  seesProtected(principal: Principal, placeId: number | null): boolean {
    return this.may(principal, 'data.protected', placeId) && this.#hasPurpose(principal, placeId);
  }

  #hasPurpose(principal: Principal, placeId: number | null): boolean {
    if (principal.kind !== 'person' && principal.kind !== 'administrator') return false;
    // A program that brings the key itself has no session.
    if (principal.sessionId === undefined) return principal.kind === 'administrator';
    const path = placeId === null ? [] : this.#places.pathOf(placeId);
    return (principal.purposes ?? []).some((area) => area === null || path.includes(area));
  }

  /** @throws WijkritmeError unauthorized (a visitor), forbidden (anybody else) */
  require(principal: Principal, right: Right, placeId?: number | null): void {
    if (!this.may(principal, right, placeId)) throw refusal(principal, right);
  }

  /**
   * At the door, before the input is read. An operation that says `placed` asks for the place itself.
   * @throws WijkritmeError unauthorized, forbidden
   */
  admit(principal: Principal, { access, placed }: { readonly access: Access; readonly placed?: boolean }): void {
    if (access === 'everyone') return;
    const right = rightOf(access);
    if (right === undefined) {
      if (principal.kind === 'visitor' || principal.kind === 'device') throw refusal(principal, 'signed-in');
    } else if (!(placed ? maySomewhere(principal, right) : this.may(principal, right))) {
      throw refusal(principal, right);
    }
  }
}

function refusal(principal: Principal, needed: Right | 'signed-in'): WijkritmeError {
  switch (principal.kind) {
    case 'visitor':
      return new WijkritmeError('unauthorized', {
        nl: 'Meld u eerst aan, met uw account of met de beheersleutel.',
        en: 'Sign in first, with your account or with the administrator key.',
      });
    case 'device':
      return new WijkritmeError('forbidden', {
        nl: 'Een apparaatsleutel mag alleen metingen van het eigen apparaat sturen.',
        en: 'A device key may only send readings of its own thing.',
      });
    case 'person':
    case 'administrator':
      return new WijkritmeError('forbidden', {
        nl: `Uw rollen geven hier het recht ${needed} niet. Vraag uw beheerder.`,
        en: `Your roles do not give the right ${needed} here. Ask your administrator.`,
      });
    default:
      return principal satisfies never;
  }
}

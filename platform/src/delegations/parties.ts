import { Inject } from '@nestjs/common';
import type { Role } from '@yichuang/contract/access';
import type { DelegateKind } from '@yichuang/contract/delegations/delegation';
import type { Side } from '@yichuang/contract/delegations/rules';
import type { Caller } from '@yichuang/server/caller';
import { Refused } from '@yichuang/server/refused';
import type { Executor } from '../db/database.js';
import { AccountsRepository, type AccountRecord } from '../identity/accounts.repository.js';
import { PeopleRepository, type PersonRecord } from '../identity/people.repository.js';
import type { DelegationRecord } from './delegations.repository.js';

export type Other = { phone: string } | { userCode: string };
export type Party = { person: PersonRecord; account: AccountRecord };

/** Accounts by which people act for themselves; those of staff are for their work. */
const OWN: readonly Role[] = ['citizen', 'enterprise', 'helper'];
export const isOwnAccount = ({ roles }: Pick<AccountRecord, 'roles'>): boolean =>
  roles.some((role) => OWN.includes(role));
/** Whether this account may be the delegate: only helpers by profession are helpers. */
export const mayBeDelegate = (account: Pick<AccountRecord, 'roles'>, kind: DelegateKind): boolean =>
  isOwnAccount(account) && (kind === 'family' || account.roles.includes('helper'));

/** On which side of a delegation a person is; undefined: on none. */
export function sideOf({ principalId, delegateId }: DelegationRecord, personId: string): Side | undefined {
  if (principalId === personId) return 'principal';
  return delegateId === personId ? 'delegate' : undefined;
}

/** Who grants and who is granted. */
export class Parties {
  constructor(
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
  ) {}

  /** @throws Refused REAL_NAME_LEVEL for an account behind which nobody is known */
  async me({ sub }: Pick<Caller, 'sub'>, on: Executor): Promise<Party> {
    const account = await this.accounts.find(sub, on);
    const person = account && (await this.personOf(account, on));
    if (!person) throw new Refused('REAL_NAME_LEVEL', { required: 3 });
    return { person, account };
  }

  async byUserCode(userCode: string, on: Executor): Promise<Party | undefined> {
    const account = await this.accounts.findByUserCode(userCode, on);
    const person = account && (await this.personOf(account, on));
    return person && { person, account };
  }

  /** Whoever is meant, if they can be asked for this; who cannot is told apart from nobody by nothing. */
  async askable(other: Other, as: Side, kind: DelegateKind, on: Executor): Promise<PersonRecord | undefined> {
    const fits = (account: AccountRecord) => (as === 'delegate' ? mayBeDelegate(account, kind) : isOwnAccount(account));
    if ('userCode' in other) {
      const party = await this.byUserCode(other.userCode, on);
      return party && fits(party.account) ? party.person : undefined;
    }
    const person = await this.people.findByPhone(other.phone, on);
    return person && (await this.accounts.ofPerson(person.id, on)).some(fits) ? person : undefined;
  }

  /** The account by which somebody is a principal whom a clerk has before them. One that nobody can sign in to, if need be. */
  async principalAccount(person: PersonRecord, newId: string, tx: Executor): Promise<string> {
    const own = (await this.accounts.ofPerson(person.id, tx)).find(isOwnAccount);
    if (own) return own.id;
    const roles: Role[] = person.kind === 'enterprise' ? ['enterprise'] : ['citizen'];
    await this.accounts.save([{ id: newId, personId: person.id, level: 3, roles, title: '窗口登记', note: '' }], tx);
    return newId;
  }

  private personOf({ personId }: AccountRecord, on: Executor): Promise<PersonRecord | undefined> {
    return personId === null ? Promise.resolve(undefined) : this.people.find(personId, on);
  }
}

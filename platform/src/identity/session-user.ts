import { ageOn } from '@yichuang/contract/identity/id-number';
import type { Me, SessionUser } from '@yichuang/contract/identity/contract';
import { maskEnterprise, maskName } from '@yichuang/contract/mask';
import type { AccountRecord } from './accounts.repository.js';
import type { PersonRecord } from './people.repository.js';

const ELDER_FROM = 60;

/** As the screens may show it. */
export function maskedNameOf(person: PersonRecord | undefined): string {
  if (!person) return '未实名用户';
  return person.kind === 'enterprise' ? maskEnterprise(person.name) : maskName(person.name);
}

/** What leaves the platform about an account: the name masked, the number not at all. */
export function toSessionUser(account: AccountRecord, person: PersonRecord | undefined): SessionUser {
  const { id, level, roles, region, hallId, windowIds } = account;
  return {
    id,
    nameMasked: maskedNameOf(person),
    level,
    roles,
    ...(region !== undefined && { region }),
    ...(hallId !== undefined && { hallId }),
    ...(windowIds !== undefined && { windowIds }),
  };
}

/** @param today decides whether the person counts as an elder */
export function toMe(account: AccountRecord, person: PersonRecord | undefined, today: string): Me {
  const birthDate = person?.birthDate ?? null;
  return {
    ...toSessionUser(account, person),
    isElder: birthDate !== null && ageOn(birthDate, today) >= ELDER_FROM,
    title: account.title,
    userCode: account.userCode,
  };
}

import { addDays } from '@yichuang/contract/calendar';
import { idCheckDigit } from '@yichuang/contract/identity/id-number';
import type { NewAccount } from './accounts.repository.js';
import type { PersonRecord } from './people.repository.js';

const FIRST_BIRTHDAY = '1980-01-01';

/** A number of no real county (429999): the date and the three places behind it count the accounts. */
function idNumberOf(n: number, birthDate: string): string {
  const first17 = `429999${birthDate.replaceAll('-', '')}${String(n % 1000).padStart(3, '0')}`;
  return first17 + idCheckDigit(first17);
}

/** The account of a load test, `load-0` … `load-999999`, each with a person of its own; undefined for other names. */
export function loadAccount(subject: string): { account: NewAccount; person: PersonRecord } | undefined {
  const digits = /^load-(\d{1,6})$/.exec(subject)?.[1];
  if (digits === undefined) return undefined;
  const n = Number(digits);
  const birthDate = addDays(FIRST_BIRTHDAY, Math.floor(n / 1000));
  const id = `load-${n}`;
  return {
    person: {
      id: `person-${id}`,
      kind: 'person',
      name: `测试${n}`,
      idNumber: idNumberOf(n, birthDate),
      birthDate,
      isDisabled: false,
    },
    account: {
      id,
      personId: `person-${id}`,
      level: 3,
      roles: ['citizen'],
      title: `压力测试 ${n}`,
      note: '只在压力测试里用',
    },
  };
}

import { checkIdentity, proveRealName, signIn } from '@yichuang/contract/identity/contract';
import { idCheckDigit } from '@yichuang/contract/identity/id-number';
import type { Problem } from '@yichuang/contract/problem';
import type { World } from './world.ts';

/** A number that could be one, of nobody here. */
const STRANGER = { name: '王小明', idNumber: `42070419900101123${idCheckDigit('42070419900101123')}` };

export const IDENTITY_SCENARIOS: Record<string, (world: World) => Promise<Problem>> = {
  'signIn UNAUTHENTICATED': ({ nobody: person }) =>
    person.refused(signIn, { body: { provider: 'demo', account: 'no-such-account' } }),
  'signIn FORBIDDEN': ({ nobody: person }) =>
    person.refused(
      signIn,
      { body: { provider: 'demo', account: 'chen-citizen' } },
      { headers: { origin: 'https://evil.example' } },
    ),
  'signIn WECHAT_NOT_CONFIGURED': ({ nobody: person }) =>
    person.refused(signIn, { body: { provider: 'wechat', code: '081x' } }),
  'signIn RATE_LIMITED': async ({ nobody: person }) => {
    const wrong = { body: { provider: 'staff', account: 'no-such-clerk', password: 'x', otp: '000000' } } as const;
    for (let tries = 0; tries < 6; tries++) await person.refused(signIn, wrong);
    return person.refused(signIn, wrong);
  },
  'proveRealName RATE_LIMITED': async (world) => {
    const person = await world.as('load-4999');
    for (let tries = 0; tries < 6; tries++) await person.refused(proveRealName, { body: STRANGER });
    return person.refused(proveRealName, { body: STRANGER });
  },
  'checkIdentity RATE_LIMITED': async (world) => {
    const clerk = await world.as('clerk-2');
    const wrong = { body: { ...STRANGER, evidence: '身份证原件' } };
    for (let tries = 0; tries < 6; tries++) await clerk.refused(checkIdentity, wrong);
    return clerk.refused(checkIdentity, wrong);
  },
};

import { sql } from 'drizzle-orm';
import { generate } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkIdentity, getMe, proveFace, proveRealName } from '@yichuang/contract/identity/contract';
import { openSession } from '@yichuang/contract/identity/internal';
import type { Caller } from '@yichuang/server/caller';
import { DemoModule } from '../demo/demo.module.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import { IdentityModule } from './identity.module.js';
import { newCodeSecret } from './staff-code.js';
import { StaffCredentialsRepository } from './staff-credentials.repository.js';
import { hashPassword, isStrongPassword } from './staff-password.js';

const MINUTE = 60_000;
const PASSWORD = 'Correct-horse-9';
type Answer<T> = { ok: true; value: T } | { ok: false; problem: { code: string; detail: string } };
const valueOf = <T>(answer: Answer<T>): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
};
const codeOf = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.problem.code);
const citizen = (account: string, level: 1 | 2 | 3 = 3): Caller => ({
  sub: account,
  sessionId: 'none',
  roles: ['citizen'],
  level,
});

describe.each(DATABASE_KINDS)('on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(kind, [IdentityModule, DemoModule]);
  });
  afterAll(() => app?.close());
  const dump = async (table: string) => JSON.stringify(await app.db.execute(sql.raw(`SELECT * FROM ${table}`)));

  describe('by WeChat', () => {
    const openid = 'oAbCdEf-one-person';
    const open = (subject: string) =>
      app.asSystem(openSession, { body: { provider: 'wechat', subject, device: 'test' } });

    it('a first sign-in makes one citizen at level 1, ten at once too, and later ones find it', async () => {
      const states = (await Promise.all(Array.from({ length: 10 }, () => open(openid)))).map(valueOf);
      expect(new Set(states.map(({ user }) => user.id)).size).toBe(1);
      expect(states[0]?.user).toMatchObject({ level: 1, roles: ['citizen'], nameMasked: '未实名用户' });
      expect(valueOf(await open('oAbCdEf-somebody-else')).user.id).not.toBe(states[0]?.user.id);
    });

    it('nowhere keeps the openid', async () => {
      await open(openid);
      expect(await dump('accounts')).not.toContain(openid);
      expect(await dump('sessions')).not.toContain(openid);
    });
  });

  describe('as staff', () => {
    let secret: string;
    const credentials = () => app.app.get(StaffCredentialsRepository, { strict: false });
    const code = (stepsAhead = 0) =>
      generate({ secret, epoch: Math.floor(app.clock.realNow() / 1000) + 30 * stepsAhead });
    const enter = async (over: { account?: string; password?: string; otp?: string } = {}) =>
      app.asSystem(openSession, {
        body: { provider: 'staff', account: 'clerk-1', password: PASSWORD, otp: await code(), device: 'test', ...over },
      });
    beforeEach(async () => {
      app.clock.advance(16 * MINUTE);
      secret = newCodeSecret();
      const passwordHash = await hashPassword(PASSWORD);
      await credentials().save('clerk-1', { passwordHash, codeSecret: secret }, app.db);
    });

    it('password and code together open a session; what is kept tells neither', async () => {
      expect(valueOf(await enter()).user).toMatchObject({ id: 'clerk-1', roles: ['clerk'] });
      const kept = await dump('staff_credentials');
      expect([kept.includes(PASSWORD), kept.includes(secret)]).toEqual([false, false]);
      expect(kept).toContain('$argon2id$');
    });

    it('a code works once, also for twenty who use it at once, and an earlier one never after a later', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => enter()));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      app.clock.advance(16 * MINUTE);
      expect(codeOf(await enter({ otp: await code(1) }))).toBe('ok');
      expect(codeOf(await enter({ otp: await code() }))).toBe('UNAUTHENTICATED');
    });

    it('a code of the step before or after is taken, one further away is not', async () => {
      for (const [steps, outcome] of [
        [-2, 'UNAUTHENTICATED'],
        [2, 'UNAUTHENTICATED'],
        [-1, 'ok'],
        [1, 'ok'],
      ] as const)
        expect([steps, codeOf(await enter({ otp: await code(steps) }))]).toEqual([steps, outcome]);
    });

    it('says the same of an unknown account, a wrong password and a wrong code', async () => {
      const wrong = [{ account: 'nobody' }, { account: 'chen-citizen' }, { password: 'x' }, { otp: '000000' }];
      const problems = [];
      for (const over of wrong) {
        const answer = await enter(over);
        problems.push(answer.ok ? answer.value : { ...answer.problem, traceId: '' });
      }
      expect(problems[0]).toMatchObject({ code: 'UNAUTHENTICATED', status: 401 });
      expect(new Set(problems.map((one) => JSON.stringify(one))).size).toBe(1);
    });

    it.each(['clerk-1', 'no-such-account'])(
      '%s: of 20 guesses at once six are checked, then 15 minutes',
      async (account) => {
        const answers = await Promise.all(Array.from({ length: 20 }, () => enter({ account, password: 'guess' })));
        expect(answers.filter((answer) => codeOf(answer) === 'UNAUTHENTICATED')).toHaveLength(6);
        expect(answers.filter((answer) => codeOf(answer) === 'RATE_LIMITED')).toHaveLength(14);
        expect(codeOf(await enter({ account }))).toBe('RATE_LIMITED');
        app.clock.advance(15 * MINUTE);
        expect(codeOf(await enter({ account }))).toBe(account === 'clerk-1' ? 'ok' : 'UNAUTHENTICATED');
      },
    );

    it('the right answer clears the count', async () => {
      for (let tries = 0; tries < 5; tries++) await enter({ password: 'guess' });
      expect(codeOf(await enter())).toBe('ok');
      for (let tries = 0; tries < 5; tries++)
        expect(codeOf(await enter({ password: 'guess' }))).toBe('UNAUTHENTICATED');
    });

    it('what is typed as an account is not kept in clear: it may be a password', async () => {
      await enter({ account: 'Oops-my-password-1' });
      expect(await dump('tries')).not.toContain('Oops');
    });
  });

  describe('level 3', () => {
    const shown = { name: '何嘉宁', idNumber: '420799199904210043' };
    const clerk: Caller = { sub: 'clerk-1', sessionId: 'none', roles: ['clerk'], level: 3, hallId: 'lkq-center' };
    const check = (over: object = {}) =>
      app.asPerson(clerk, checkIdentity, { body: { ...shown, evidence: '身份证 420799199904210043，本人', ...over } });

    it('at the counter raises every account of the person, and only of that person', async () => {
      expect(valueOf(await check())).toEqual({ nameMasked: '何*宁', accounts: 0 });
      valueOf(await app.asPerson(citizen('new-citizen', 1), proveRealName, { body: shown }));
      expect(valueOf(await app.asPerson(citizen('new-citizen'), getMe, {})).level).toBe(2);
      expect(valueOf(await check())).toEqual({ nameMasked: '何*宁', accounts: 1 });
      expect(valueOf(await app.asPerson(citizen('new-citizen'), getMe, {})).level).toBe(3);
      expect(await dump('identity_checks')).not.toContain('420799199904210043');
    });

    it('at the counter is refused for a name that does not match, and locks who guesses', async () => {
      const answers = [];
      for (let tries = 0; tries < 7; tries++) answers.push(codeOf(await check({ name: '何嘉' })));
      expect(answers).toEqual([...Array.from({ length: 6 }, () => 'VALIDATION_FAILED'), 'RATE_LIMITED']);
    });

    it('by face is for who passed the check, nobody else', async () => {
      const face = (verifyId: string) => app.asPerson(citizen('zhou-citizen', 2), proveFace, { body: { verifyId } });
      expect(valueOf(await face('demo-face-zhou-citizen')).level).toBe(3);
      expect(codeOf(await face('demo-face-chen-citizen'))).toBe('VALIDATION_FAILED');
    });
  });
});

it('without the demonstration world no face is taken on somebody’s word', async () => {
  const app = await createTestApp('pglite', [IdentityModule, DemoModule], { hasDemoWorld: false });
  const answer = await app.asPerson(citizen('anyone', 2), proveFace, { body: { verifyId: 'demo-face-anyone' } });
  expect(codeOf(answer)).toBe('UNAVAILABLE');
  await app.close();
});

it.each([
  ['Short-1a', false],
  ['only lower case', false],
  ['Two-kinds-only'.replaceAll('-', ''), false],
  ['three Kinds 1', true],
])('%s is a strong password: %s', (password, isStrong) => {
  expect(isStrongPassword(password)).toBe(isStrong);
});

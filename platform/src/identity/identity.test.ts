import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endSession, getMe, listDemoAccounts, listSessions, proveRealName } from '@yichuang/contract/identity/contract';
import { idCheckDigit, isIdNumber } from '@yichuang/contract/identity/id-number';
import { openSession, readFeed, revokeCurrentSession, rotateSession } from '@yichuang/contract/identity/internal';
import type { Caller } from '@yichuang/server/caller';
import { DemoModule } from '../demo/demo.module.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import { IdentityModule } from './identity.module.js';
import { loadAccount } from './load-account.js';
import { lockedFor } from './lockout.js';

const TEN_SECONDS = 10_000;
const MINUTE = 60_000;
const valueOf = <T>(answer: { ok: true; value: T } | { ok: false; problem: object }): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
};
const codeOf = (answer: { ok: boolean; problem?: { code: string } }) => (answer.ok ? 'ok' : answer.problem?.code);
const callerOf = (account: string, sessionId = 'none', level: 1 | 3 = 3): Caller => ({
  sub: account,
  sessionId,
  roles: ['citizen'],
  level,
});

describe.each(DATABASE_KINDS)('identity on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(kind, [IdentityModule, DemoModule]);
  });
  afterAll(() => app.close());

  const open = async (subject: string) =>
    valueOf(await app.asSystem(openSession, { body: { provider: 'demo', subject, device: 'test' } }));
  const rotate = (id: string, generation: number) =>
    app.asSystem(rotateSession, { params: { id }, body: { generation } });
  const feed = async (after: number) => valueOf(await app.asSystem(readFeed, { query: { after } }));

  describe('signing in', () => {
    it('opens a session for a demo account with its name masked', async () => {
      const { user, generation } = await open('chen-citizen');
      expect(user).toEqual({ id: 'chen-citizen', nameMasked: '陈*远', level: 3, roles: ['citizen'] });
      expect(generation).toBe(1);
    });

    it('masks an enterprise by its own rule', async () => {
      expect((await open('liu-enterprise')).user.nameMasked).toBe('燕矶*餐饮店');
    });

    it.each(['nobody', 'load-', 'load-1234567', 'load-x'])('refuses %s', async (subject) => {
      const answer = await app.asSystem(openSession, { body: { provider: 'demo', subject, device: 'test' } });
      expect(codeOf(answer)).toBe('UNAUTHENTICATED');
    });

    it('makes a load account on the fly, once, with a person of its own', async () => {
      const [first, again, other] = await Promise.all([open('load-7'), open('load-7'), open('load-8')]);
      expect(first.user).toMatchObject({ id: 'load-7', level: 3, roles: ['citizen'] });
      expect(again.user.id).toBe('load-7');
      expect(first.sessionId).not.toBe(again.sessionId);
      expect(other.user.nameMasked).toBe('测*8');
    });
  });

  describe('rotating', () => {
    it('gives the next generation, and the same one again within 10 seconds', async () => {
      const { sessionId } = await open('zhou-citizen');
      const next = valueOf(await rotate(sessionId, 1));
      expect(next.generation).toBe(2);
      app.clock.advance(TEN_SECONDS);
      expect(valueOf(await rotate(sessionId, 1))).toEqual(next);
      app.clock.advance(1);
      expect(codeOf(await rotate(sessionId, 1))).toBe('SESSION_REVOKED');
    });

    it('gives twenty callers with one generation one and the same successor', async () => {
      const { sessionId } = await open('zhou-citizen');
      const states = await Promise.all(Array.from({ length: 20 }, () => rotate(sessionId, 1)));
      expect(new Set(states.map((state) => JSON.stringify(valueOf(state)))).size).toBe(1);
      expect(valueOf(await rotate(sessionId, 2)).generation).toBe(3);
    });

    it('ends the session when an older generation comes back, for the rightful holder too', async () => {
      const { sessionId } = await open('zhou-citizen');
      await rotate(sessionId, 1);
      await rotate(sessionId, 2);
      expect(codeOf(await rotate(sessionId, 1))).toBe('SESSION_REVOKED');
      expect(codeOf(await rotate(sessionId, 3))).toBe('SESSION_REVOKED');
    });

    it('refuses a session unused for 30 days and one that never was', async () => {
      const { sessionId } = await open('zhou-citizen');
      app.clock.advance(30 * 24 * 60 * MINUTE);
      expect(codeOf(await rotate(sessionId, 1))).toBe('SESSION_REVOKED');
      expect(codeOf(await rotate('never', 1))).toBe('SESSION_REVOKED');
    });
  });

  describe('the feed', () => {
    it('names a session that ended after the position, once', async () => {
      const { sessionId } = await open('zhou-citizen');
      const before = (await feed(0)).position;
      await app.asSystem(revokeCurrentSession, { params: { id: sessionId } });
      await app.asSystem(revokeCurrentSession, { params: { id: sessionId } });
      const after = await feed(before);
      expect(after.revokedSessionIds).toEqual([sessionId]);
      expect(await feed(after.position)).toEqual({ ...after, revokedSessionIds: [] });
    });

    it('loses none of 30 revocations that happen while somebody reads', async () => {
      const opened = await Promise.all(Array.from({ length: 30 }, () => open('zhou-citizen')));
      let { position } = await feed(0);
      const seen: string[] = [];
      const look = async () => {
        const news = await feed(position);
        seen.push(...news.revokedSessionIds);
        position = news.position;
      };
      const ends = opened.map(({ sessionId }) => app.asSystem(revokeCurrentSession, { params: { id: sessionId } }));
      for (let times = 0; times < 10; times++) await look();
      await Promise.all(ends);
      await look();
      expect(seen.toSorted()).toEqual(opened.map(({ sessionId }) => sessionId).toSorted());
    });

    it('tells one that starts afresh of the last 20 minutes only', async () => {
      const { sessionId } = await open('zhou-citizen');
      await app.asSystem(revokeCurrentSession, { params: { id: sessionId } });
      expect((await feed(0)).revokedSessionIds).toContain(sessionId);
      app.clock.advance(21 * MINUTE);
      expect((await feed(0)).revokedSessionIds).not.toContain(sessionId);
    });

    it('tells how far the test clock was moved', async () => {
      app.clock.setOffset(5 * MINUTE);
      expect((await feed(0)).clockOffsetMs).toBe(5 * MINUTE);
      app.clock.setOffset(0);
    });
  });

  describe('my devices', () => {
    it('lists my sessions with the current one marked and ends another', async () => {
      const [here, there] = [await open('wang-daughter'), await open('wang-daughter')];
      const me = callerOf('wang-daughter', here.sessionId);
      const list = async () => valueOf(await app.asPerson(me, listSessions, {})).items;
      expect((await list()).find(({ id }) => id === here.sessionId)).toMatchObject({ isCurrent: true, device: 'test' });
      expect(codeOf(await app.asPerson(me, endSession, { params: { id: there.sessionId } }))).toBe('ok');
      expect((await list()).map(({ id }) => id)).toEqual([here.sessionId]);
    });

    it("answers another person's session like one that does not exist", async () => {
      const theirs = await open('chen-citizen');
      const me = callerOf('wang-daughter');
      const answers = await Promise.all(
        [theirs.sessionId, 'never'].map((id) => app.asPerson(me, endSession, { params: { id } })),
      );
      expect(answers.map(codeOf)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
      expect(codeOf(await rotate(theirs.sessionId, 1))).toBe('ok');
    });
  });

  it('knows that 王奶奶 is an elder and her daughter is not', async () => {
    expect(valueOf(await app.asPerson(callerOf('wang-elder'), getMe, {})).isElder).toBe(true);
    expect(valueOf(await app.asPerson(callerOf('wang-daughter'), getMe, {})).isElder).toBe(false);
  });

  describe('proving the real name', () => {
    const prove = (account: string, name: string, idNumber: string) =>
      app.asPerson(callerOf(account, 'none', 1), proveRealName, { body: { name, idNumber } });
    const shown = async () => {
      const accounts = valueOf(await app.asSystem(listDemoAccounts, {})).items;
      const note = accounts.find(({ account }) => account === 'new-citizen')?.note ?? '';
      const [, name = '', idNumber = ''] = /姓名 (\S+)，身份证号 (\d{17}[\dX])/.exec(note) ?? [];
      return { name, idNumber };
    };

    it('does not say which of both was wrong, and says a number that cannot be one at once', async () => {
      const { name, idNumber } = await shown();
      const strange = `42079919900101001${idCheckDigit('42079919900101001')}`;
      const [other, unknown] = [
        await prove('new-citizen', '王五', idNumber),
        await prove('new-citizen', name, strange),
      ];
      const messages = [other, unknown].map((answer) => (answer.ok ? [] : answer.problem.errors));
      expect(messages[0]?.[0]?.code).toBe('mismatch');
      expect(messages[0]).toEqual(messages[1]);
      const impossible = await prove(
        'new-citizen',
        name,
        `42079919900101001${idCheckDigit('42079919900101001') === '1' ? '2' : '1'}`,
      );
      expect(impossible.ok ? [] : impossible.problem.errors).toMatchObject([{ code: 'id_number' }]);
    });

    it('locks for 15 minutes after six wrong tries, 20 at once too, and then raises the account to level 2', async () => {
      const { name, idNumber } = await shown();
      app.clock.advance(16 * MINUTE);
      const tries = await Promise.all(Array.from({ length: 20 }, () => prove('new-citizen', '王五', idNumber)));
      expect(tries.filter((answer) => codeOf(answer) === 'VALIDATION_FAILED')).toHaveLength(6);
      expect(codeOf(await prove('new-citizen', name, idNumber))).toBe('RATE_LIMITED');
      app.clock.advance(15 * MINUTE);
      expect(valueOf(await prove('new-citizen', name, idNumber))).toMatchObject({ level: 2, nameMasked: '何*宁' });
      expect(valueOf(await app.asPerson(callerOf('new-citizen', 'none', 1), getMe, {})).level).toBe(2);
    });

    it('never gives an account to another person', async () => {
      const { name, idNumber } = await shown();
      expect(codeOf(await prove('zhou-citizen', name, idNumber))).toBe('VALIDATION_FAILED');
    });
  });
});

describe('without the demonstration world', () => {
  it('nobody signs in by naming an account and no accounts are listed', async () => {
    const app = await createTestApp('pglite', [IdentityModule, DemoModule], { hasDemoWorld: false });
    const answer = await app.asSystem(openSession, { body: { provider: 'demo', subject: 'load-1', device: 'test' } });
    expect(codeOf(answer)).toBe('UNAUTHENTICATED');
    expect(codeOf(await app.asSystem(listDemoAccounts, {}))).toBe('NOT_FOUND');
    await app.close();
  });
});

describe('the lock after wrong tries', () => {
  const at = (...minutesAgo: number[]) => minutesAgo.map((minutes) => -minutes * MINUTE);

  it('needs six within 15 minutes and lasts 15 minutes from the last', () => {
    expect(lockedFor(at(0, 1, 2, 3, 4), 0)).toBe(0);
    expect(lockedFor(at(0, 1, 2, 3, 4, 15), 0)).toBe(15 * MINUTE);
    expect(lockedFor(at(0, 1, 2, 3, 4, 16), 0)).toBe(0);
    expect(lockedFor(at(14, 14, 14, 14, 14, 14), 0)).toBe(MINUTE);
    expect(lockedFor(at(15, 15, 15, 15, 15, 15), 0)).toBe(0);
  });
});

describe('load accounts', () => {
  it('have valid numbers of their own', () => {
    const numbers = ['0', '1', '999', '1000', '999999'].map((n) => loadAccount(`load-${n}`)?.person.idNumber ?? '');
    expect(new Set(numbers).size).toBe(5);
    for (const number of numbers) expect(isIdNumber(number, '2026-11-21')).toBe(true);
  });
});

import { getMe } from '@yichuang/contract/identity/contract';
import { beforeEach, expect, test } from 'vitest';
import { answerWith, ok, refused } from '../../test/answers';
import { NoAnswerError } from './failure';
import { ask } from './request';
import { keepSession, dropSession, useSession } from './session';

const user = { id: 'u1', nameMasked: '王*兰', level: 2 as const, roles: ['citizen' as const] };
const me = { ...user, isElder: true, title: '居民', userCode: 'wang' };
const signedIn = (accessToken: string) => ({ accessToken, expiresIn: 600, user });

beforeEach(() => {
  dropSession();
  keepSession(signedIn('old'));
});

test('an expired token is renewed once for all who wait, and every call is repeated with the new one', async () => {
  const asked = answerWith((call, { header }) => {
    if (call === 'POST /api/sessions/refresh') return ok(signedIn('new'));
    return header.authorization === 'Bearer new' ? ok(me) : refused('UNAUTHENTICATED');
  });
  const answers = await Promise.all([ask(getMe, {}), ask(getMe, {}), ask(getMe, {})]);
  expect(answers.map(({ id }) => id)).toEqual(['u1', 'u1', 'u1']);
  expect(asked.filter(({ url }) => url.endsWith('/refresh'))).toHaveLength(1);
});

test('a call that was on its way during a renewal is repeated without a second renewal', async () => {
  let answerLate = (_: ReturnType<typeof refused>) => {};
  const late = new Promise<ReturnType<typeof refused>>((resolve) => (answerLate = resolve));
  let isFirst = true;
  const asked = answerWith((call, { header }) => {
    if (call === 'POST /api/sessions/refresh') return ok(signedIn('new'));
    if (header.authorization === 'Bearer new') return ok(me);
    if (!isFirst) return refused('UNAUTHENTICATED');
    isFirst = false;
    return late;
  });
  const slow = ask(getMe, {});
  await ask(getMe, {});
  answerLate(refused('UNAUTHENTICATED'));
  expect((await slow).id).toBe('u1');
  expect(asked.filter(({ url }) => url.endsWith('/refresh'))).toHaveLength(1);
});

test('a refused renewal ends the session here and the first refusal is what the screen sees', async () => {
  answerWith((call) => refused(call.endsWith('/refresh') ? 'SESSION_REVOKED' : 'UNAUTHENTICATED'));
  await expect(ask(getMe, {})).rejects.toMatchObject({ problem: { code: 'UNAUTHENTICATED' } });
  expect(useSession.getState().user).toBeUndefined();
});

test('a revoked session is dropped without asking for a new token', async () => {
  const asked = answerWith(() => refused('SESSION_REVOKED'));
  await expect(ask(getMe, {})).rejects.toMatchObject({ problem: { code: 'SESSION_REVOKED' } });
  expect(asked).toHaveLength(1);
  expect(useSession.getState().user).toBeUndefined();
});

test('a server that is down during the renewal does not sign anyone out', async () => {
  answerWith((call) => refused(call.endsWith('/refresh') ? 'UNAVAILABLE' : 'UNAUTHENTICATED'));
  await expect(ask(getMe, {})).rejects.toMatchObject({ problem: { code: 'UNAUTHENTICATED' } });
  expect(useSession.getState().user?.id).toBe('u1');
});

test('no answer is told apart from a refusal', async () => {
  answerWith(() => Promise.reject(new Error('request:fail timeout')));
  await expect(ask(getMe, {})).rejects.toBeInstanceOf(NoAnswerError);
});

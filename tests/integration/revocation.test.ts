import '@yichuang/contract/zod-setup';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getMe, refreshSession, signIn, signOut } from '@yichuang/contract/identity/contract';
import { nobody, Person, raw } from '../support/client.ts';
import { startStack, type Stack } from '../support/stack.ts';

let stack: Stack;
let second: string;
beforeAll(async () => {
  stack = await startStack();
  second = await stack.addBff();
});
afterAll(() => stack?.stop());

const enter = async (account = 'zhou-citizen') => {
  const { accessToken, refreshToken } = await nobody(stack.url).do(signIn, { body: { provider: 'demo', account } });
  return { accessToken, refreshToken: refreshToken! };
};
/** Asks until the answer is `code`, four times a second at most eight times: one second of the promise, one of slack. */
async function untilRefused(person: Person, code: string) {
  for (let tries = 0; tries < 8; tries++) {
    const answer = await person.ask(getMe, {});
    if (!answer.ok) return answer.problem.code;
    await new Promise((done) => setTimeout(done, 250));
  }
  return `never ${code}`;
}

test('a token signed at one BFF is good at the other, and after sign-out at neither', async () => {
  const { accessToken } = await enter();
  const there = new Person(second, accessToken);
  expect((await there.do(getMe, {})).nameMasked).toContain('*');
  await new Person(stack.url, accessToken).do(signOut, {});
  expect((await new Person(stack.url, accessToken).refused(getMe, {})).code).toBe('SESSION_REVOKED');
  expect(await untilRefused(there, 'SESSION_REVOKED')).toBe('SESSION_REVOKED');
});

test('two refreshes at once get the same successor; the old token later ends the whole session', async () => {
  const { refreshToken } = await enter();
  const refresh = (token: string) => nobody(stack.url).ask(refreshSession, { body: { refreshToken: token } });
  const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)));
  const successors = new Set(answers.map((answer) => (answer.ok ? answer.value.refreshToken : answer.problem.code)));
  expect(successors.size).toBe(1);
  const [successor] = successors;
  expect((await refresh(successor!)).ok).toBe(true);
  const reuse = await refresh(refreshToken);
  expect(!reuse.ok && reuse.problem.code).toBe('SESSION_REVOKED');
  const after = await refresh(successor!);
  expect(!after.ok && after.problem.code).toBe('SESSION_REVOKED');
});

test('without the platform personal routes answer 503, never "allowed", and readiness says so', async () => {
  const { accessToken } = await enter();
  await stack.platform.stop();
  const person = new Person(stack.url, accessToken);
  expect(['UNAVAILABLE', 'UPSTREAM_TIMEOUT']).toContain(await untilRefused(person, 'UNAVAILABLE'));
  let ready = 200;
  for (let tries = 0; ready === 200 && tries < 24; tries++) {
    ready = (await raw(`${stack.url}/api/readyz`)).status;
    await new Promise((done) => setTimeout(done, 250));
  }
  expect(ready).toBe(503);
});

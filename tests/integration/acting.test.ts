import '@yichuang/contract/zod-setup';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listCases } from '@yichuang/contract/cases/contract';
import { revokeDelegation, stopActing } from '@yichuang/contract/delegations/contract';
import { getMe, signOut } from '@yichuang/contract/identity/contract';
import { startRedis } from '../../scripts/tools.mjs';
import { as, Person } from '../support/client.ts';
import { actingUnder, granted } from '../support/delegations.ts';
import { startStack, type Stack } from '../support/stack.ts';

/** Asks until it is refused, four times a second at most eight times: one second of the promise, one of slack. */
async function untilRefused(person: Person) {
  for (let tries = 0; tries < 8; tries++) {
    const answer = await person.ask(listCases, { query: {} });
    if (!answer.ok) return answer.problem.code;
    await new Promise((done) => setTimeout(done, 250));
  }
  return 'never';
}

describe.each(['with Redis', 'after Redis died'])('two BFFs %s', (how) => {
  let stack: Stack;
  let second: string;
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let people = 0;
  beforeAll(async () => {
    redis = await startRedis();
    stack = await startStack({ redisUrl: redis.url });
    second = await stack.addBff();
    if (how !== 'with Redis') await redis.stop('SIGKILL');
  });
  afterAll(async () => {
    await stack?.stop();
    if (how === 'with Redis') await redis?.stop('SIGKILL');
  });

  /** One token, used at both. */
  async function both() {
    const [principal, delegate] = [
      await as(stack.url, `load-${80_000 + people++}`),
      await as(stack.url, `load-${80_000 + people++}`),
    ];
    const id = await granted(principal, delegate);
    const here = await actingUnder(delegate, id);
    const there = new Person(second, here.token);
    for (const one of [here, there]) await one.do(listCases, { query: {} });
    return { principal, delegate, id, here, there };
  }

  test('a token that was stopped at one is refused at both, and one’s own goes on', async () => {
    const { delegate, here, there } = await both();
    await here.do(stopActing, {});
    expect([await untilRefused(here), await untilRefused(there)]).toEqual([
      'DELEGATION_INACTIVE',
      'DELEGATION_INACTIVE',
    ]);
    expect((await delegate.do(getMe, {})).acting).toBeUndefined();
  });

  test('a delegation that was revoked at one lets nobody act at either', async () => {
    const { principal, id, here, there } = await both();
    await principal.do(revokeDelegation, { params: { id }, body: {} });
    // the platform looks at the row: there is nothing to wait for
    for (const one of [here, there])
      expect((await one.refused(listCases, { query: {} })).code).toBe('DELEGATION_INACTIVE');
  });

  test('signing out ends what was begun in that session', async () => {
    const { delegate, here, there } = await both();
    await delegate.do(signOut, {});
    for (const one of [here, there])
      expect(['SESSION_REVOKED', 'DELEGATION_INACTIVE']).toContain(await untilRefused(one));
  });
});

import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { toWire } from '@yichuang/contract/client';
import type { DelegatedAction } from '@yichuang/contract/delegations/delegation';
import type { Route } from '@yichuang/contract/route';
import { ROUTES } from '@yichuang/contract/routes';
import { AccessTokens } from '../identity/access-tokens.js';
import { LIMITS } from '../limits/limit-table.js';
import { json, refusal } from '../testing/fake-platform.js';
import { sessionOf, startBff, type RunningBff } from '../testing/start-bff.js';

/** What is inside a token, unverified. */
const claimsOf = (token: string): unknown => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
const code = (answer: { json: () => unknown }) => (answer.json() as { code: string }).code;
const DELEGATION = {
  id: 'delegation-1',
  state: 'active',
  kind: 'family',
  role: 'delegate',
  principalMasked: '王*兰',
  delegateMasked: '王*敏',
  scope: { taskCodes: [], actions: ['track'] },
  taskNames: [],
  validFrom: '2026-11-24',
  validTo: '2026-11-24',
  askedBy: 'principal',
  consent: 'ownPhone',
  createdAt: '2026-11-24T09:00:00.000+08:00',
  endedAt: null,
  endReason: '',
  allowed: ['revoke'],
};

describe('somebody who acts for another person', () => {
  let bff: RunningBff;
  beforeAll(async () => {
    bff = await startBff();
  });
  afterAll(() => bff?.stop());

  const stateWith = (actions: DelegatedAction[], lastsMs = 86_400_000) => ({
    user: { id: 'wang-elder', nameMasked: '王*兰', level: 3 as const, roles: ['citizen' as const] },
    act: { sub: 'wang-daughter', kind: 'family' as const, delegationId: 'delegation-1', tokenId: 't', actions },
    endsAtMs: bff.clock.now() + lastsMs,
    delegation: DELEGATION as never,
  });
  const headersWith = (actions: DelegatedAction[]) => ({
    authorization: `Bearer ${bff.app.get(AccessTokens).issueActing('session-1', stateWith(actions)).accessToken}`,
  });
  const call = (route: Route, headers: Record<string, string>) => {
    const params = { id: 'x', materialId: 'x', fileId: 'x', documentId: 'x', presentationId: 'x', hallId: 'x' };
    const wire = toWire(route, { params, query: {}, body: {} }, { idempotencyKey: 'k' });
    const { method, path, body } = wire;
    return bff.app.inject({
      method,
      url: path,
      headers: { ...wire.headers, ...headers },
      ...(body !== undefined && { payload: body }),
    });
  };

  describe.each(Object.entries(ROUTES as Record<string, Route>))('at %s', (_name, route) => {
    test('is stopped unless the route is open to the actions of the delegation', async () => {
      if (route.access.kind !== 'session') return;
      const before = bff.platform.seen.length;
      const without = await call(route, headersWith(['viewGuide']));
      const isOpen = route.acting === 'always' || route.acting?.includes('viewGuide') === true;
      if (!isOpen) expect([without.statusCode, code(without)]).toEqual([403, 'OUT_OF_SCOPE']);
      else expect(code(without)).not.toBe('OUT_OF_SCOPE');
      const asked = bff.platform.seen.slice(before).filter(({ url }) => !url.startsWith('/internal/'));
      if (!isOpen) expect(asked).toEqual([]);
      for (const action of route.acting === 'always' ? [] : (route.acting ?? []))
        expect((await call(route, headersWith([action]))).body).not.toContain('OUT_OF_SCOPE');
    });
  });

  it('is passed on as the principal with who acts beside', async () => {
    bff.platform.on('GET /api/me', refusal('DELEGATION_INACTIVE'));
    const answer = await bff.app.inject({ url: '/api/me', headers: headersWith(['track']) });
    expect(code(answer)).toBe('DELEGATION_INACTIVE');
    const token = bff.platform.calls('GET /api/me')[0]?.headers.authorization?.replace('Bearer ', '') ?? '';
    expect(claimsOf(token)).toMatchObject({
      caller: { sub: 'wang-elder', sid: 'session-1', act: { sub: 'wang-daughter', delegationId: 'delegation-1' } },
    });
  });

  it('is let go with the session that it came from', async () => {
    bff.platform.on('DELETE /api/sessions/current', json(null));
    bff.platform.feed = { ...bff.platform.feed, position: 2, revokedSessionIds: ['session-9'] };
    const token = bff.app.get(AccessTokens).issueActing('session-9', stateWith(['track'])).accessToken;
    await expect
      .poll(async () =>
        code(await bff.app.inject({ url: '/api/cases', headers: { authorization: `Bearer ${token}` } })),
      )
      .toBe('SESSION_REVOKED');
  });

  it('gets a token for a quarter of an hour, never longer than the delegation', async () => {
    const start = async (lastsMs: number) => {
      bff.platform.on('POST /internal/actings', json(stateWith(['track'], lastsMs), 201));
      const answer = await bff.app.inject({
        method: 'POST',
        url: '/api/sessions/acting',
        headers: bff.signedInAs(sessionOf({ id: 'wang-daughter', level: 3 })),
        payload: { delegationId: 'delegation-1' },
      });
      expect(answer.statusCode).toBe(201);
      return answer.json<{ accessToken: string; expiresIn: number }>();
    };
    const long = await start(86_400_000);
    expect(long.expiresIn).toBe(15 * 60);
    expect(claimsOf(long.accessToken)).toMatchObject({
      sub: 'wang-elder',
      sid: 'session-1',
      act: { sub: 'wang-daughter' },
    });
    const short = await start(60_000);
    expect(short.expiresIn).toBeLessThanOrEqual(60);
    expect(JSON.parse(bff.platform.calls('POST /internal/actings').at(-1)?.body ?? '')).toEqual({
      delegationId: 'delegation-1',
      accountId: 'wang-daughter',
      sessionId: 'session-1',
    });
    const authorization = `Bearer ${short.accessToken}`;
    bff.clock.setOffset(60_000);
    expect(code(await bff.app.inject({ url: '/api/me', headers: { authorization } }))).toBe('UNAUTHENTICATED');
    bff.clock.setOffset(0);
  });

  it('spends their own quota, whoever’s name they use', async () => {
    const own = await startBff();
    own.platform.on('GET /api/cases', json({ items: [], nextCursor: null }));
    const token = (principal: string) => {
      const state = { ...stateWith(['track']), endsAtMs: own.clock.now() + 86_400_000 };
      const user = { ...state.user, id: principal };
      return own.app.get(AccessTokens).issueActing('session-1', { ...state, user }).accessToken;
    };
    const read = (token: string) =>
      own.app.inject({ url: '/api/cases', headers: { authorization: `Bearer ${token}` } });
    const [one, two, three] = [token('one'), token('two'), token('three')];
    for (let calls = 0; calls < LIMITS.read.points; calls++) await read(calls % 2 === 0 ? one : two);
    expect([(await read(one)).statusCode, (await read(three)).statusCode]).toEqual([429, 429]);
    await own.stop();
  });
});

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOCUMENTS } from '@yichuang/contract/identity/consent-documents';
import { openSession, readFeed, rotateSession } from '@yichuang/contract/identity/internal';
import {
  deleteMe,
  exportMe,
  giveConsent,
  listConsents,
  withdrawConsent,
} from '@yichuang/contract/identity/privacy-contract';
import type { Caller } from '@yichuang/server/caller';
import { DemoModule } from '../demo/demo.module.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import { COOLING_MS, DeletionsRepository } from './deletions.repository.js';
import { IdentityModule } from './identity.module.js';
import { PersonalData } from './personal-data.js';

type Answer<T> = { ok: true; value: T } | { ok: false; problem: { code: string } };
const valueOf = <T>(answer: Answer<T>): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
};
const codeOf = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.problem.code);
const citizen = (account: string, level: 1 | 3 = 3): Caller => ({
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

  describe('consents', () => {
    const me = citizen('wang-daughter');
    const { version } = DOCUMENTS.privacy;
    const list = async () => valueOf(await app.asPerson(me, listConsents, {})).items;

    it('are given to the version that stands, taken back, and every step stays on record', async () => {
      expect(await list()).toMatchObject([{ document: 'privacy', version, agreed: null, isCurrent: false }]);
      const outdated = { body: { document: 'privacy', version: '2020-01-01' } } as const;
      expect(codeOf(await app.asPerson(me, giveConsent, outdated))).toBe('VALIDATION_FAILED');
      const given = valueOf(await app.asPerson(me, giveConsent, { body: { document: 'privacy', version } }));
      expect(given).toMatchObject({ agreed: { version, at: app.clock.instant() }, isCurrent: true });
      const again = valueOf(await app.asPerson(me, giveConsent, { body: { document: 'privacy', version } }));
      expect(again).toEqual(given);
      valueOf(await app.asPerson(me, withdrawConsent, { query: { document: 'privacy' } }));
      expect(await list()).toMatchObject([{ agreed: null, isCurrent: false }]);
      const { consents } = valueOf(await app.asPerson(me, exportMe, {}));
      expect(consents).toHaveLength(1);
      expect(consents[0]?.withdrawnAt).not.toBeNull();
    });

    it('to an older version ask again', async () => {
      await app.db.execute(sql`
        INSERT INTO consents (account_id, document, version, agreed_at)
        VALUES ('wang-daughter', 'privacy', '2020-01-01', ${app.clock.instant()})`);
      expect(await list()).toMatchObject([{ agreed: { version: '2020-01-01' }, isCurrent: false }]);
    });
  });

  it('a copy of my data is masked and holds what features add', async () => {
    app.app.get(PersonalData, { strict: false }).add('things', async ({ personId }) => [{ of: personId }]);
    const copy = valueOf(await app.asPerson(citizen('chen-citizen'), exportMe, {}));
    expect(copy.person).toMatchObject({ nameMasked: '陈*远', birthDate: '1988-06-15' });
    expect(copy.person?.idNumberMasked).toMatch(/^\d{3}\*{11}\d{3}[\dX]$/);
    expect(copy.more).toMatchObject({ things: [{ of: 'person-chen' }] });
  });

  describe('leaving', () => {
    const open = async (subject: string) =>
      valueOf(await app.asSystem(openSession, { body: { provider: 'wechat', subject, device: 'test' } }));
    const carryOut = () =>
      app.app
        .get(DeletionsRepository, { strict: false })
        .carryOut(new Date(app.clock.now() - COOLING_MS).toISOString());

    it('ends every session at once; whoever signs in within 15 days stays', async () => {
      const [one, two] = [await open('leaver'), await open('leaver')];
      const { position } = valueOf(await app.asSystem(readFeed, { query: { after: 0 } }));
      valueOf(await app.asPerson(citizen(one.user.id, 1), deleteMe, {}));
      const news = valueOf(await app.asSystem(readFeed, { query: { after: position } }));
      expect(news.revokedSessionIds.toSorted()).toEqual([one.sessionId, two.sessionId].toSorted());
      const rotated = await app.asSystem(rotateSession, { params: { id: two.sessionId }, body: { generation: 1 } });
      expect(codeOf(rotated)).toBe('SESSION_REVOKED');
      app.clock.advance(COOLING_MS - 1);
      await carryOut();
      expect((await open('leaver')).user.id).toBe(one.user.id);
      app.clock.advance(COOLING_MS * 2);
      expect(await carryOut()).toBe(0);
    });

    it('after 15 days nothing says whose account it was, and the same person begins anew', async () => {
      const before = await open('leaver for good');
      valueOf(await app.asPerson(citizen(before.user.id, 1), deleteMe, {}));
      app.clock.advance(COOLING_MS + 1);
      expect(await carryOut()).toBe(1);
      expect((await open('leaver for good')).user.id).not.toBe(before.user.id);
    });
  });
});

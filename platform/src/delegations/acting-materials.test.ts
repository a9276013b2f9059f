import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCase, getCase, submitCase } from '@yichuang/contract/cases/contract';
import { attachCertificate, detachCertificate } from '@yichuang/contract/cases/material-contract';
import { listCertificates } from '@yichuang/contract/certificates/contract';
import { getDelegation, listActs } from '@yichuang/contract/delegations/contract';
import { listMessages } from '@yichuang/contract/messages/contract';
import { ItemsRepository } from '../catalogue/items.repository.js';
import { CertificatesRepository } from '../certificates/certificates.repository.js';
import { ITEMS, SITE } from '../testing/appointment-fixtures.js';
import { DelegationWorld } from '../testing/delegation-world.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import type { TestCaller } from '../testing/test-caller.js';
import { DelegationDeadlines } from './delegation-deadlines.js';

const [PENSION] = ITEMS;
/** A matter for which an identity card stands in, with a form that asks nothing more. */
const WITH_CARD = {
  ...PENSION!,
  taskCode: 'card',
  catalogCode: 'catalogue-care',
  materials: [{ ...PENSION!.materials[0]!, exemptBy: { mode: 'certificate' as const, source: '居民身份证' } }],
};
const card = { body: { taskCode: 'card' } };

describe.each(DATABASE_KINDS)('with the principal’s papers on %s', (kind) => {
  let world: DelegationWorld;
  beforeAll(async () => {
    world = await DelegationWorld.start(kind);
    await world.base.get(ItemsRepository).save([{ siteId: SITE.id, keywords: [], item: WITH_CARD }]);
  });
  afterAll(() => world?.close());

  const give = async ({ id }: TestCaller, state: 'valid' | 'revoked' = 'valid') =>
    world.base.get(CertificatesRepository).save([
      {
        id: `card-of-${id}`,
        personId: (await world.personOf(id)).id,
        type: 'residentIdCard',
        number: '420704199001010011',
        details: [],
        issuer: '公安局',
        region: '420704',
        validFrom: '2020-01-01',
        validTo: null,
        state,
        stateReason: null,
        identifier: `identifier of ${id}`,
      },
    ]);

  test('whoever acts is offered the certificate that fits and sees no other', async () => {
    const [principal, delegate] = [await world.person(), await world.person()];
    await give(principal);
    const acting = await world.acting(delegate, await world.granted(principal, delegate));
    expect(await acting.outcome(listCertificates, { query: {} })).toBe('OUT_OF_SCOPE');
    const { id, materials } = await acting.do(createCase, card);
    expect(materials[0]?.offer).toEqual({ certificateId: `card-of-${principal.id}`, name: '居民身份证' });
    const params = { id, materialId: 'm1' };
    const body = { certificateId: materials[0]!.offer!.certificateId, consent: true as const };
    expect((await acting.do(attachCertificate, { params, body })).offer).toBeNull();
    expect((await acting.do(detachCertificate, { params })).offer).not.toBeNull();
    await acting.do(detachCertificate, { params });
    const { items } = await principal.do(listActs, { query: {} });
    expect(items.map(({ title }) => title.split('：')[0])).toEqual(['收回了电子证照', '用了电子证照', '开了申请草稿']);
  });

  test('what no longer holds is not offered', async () => {
    const principal = await world.person();
    await give(principal, 'revoked');
    const { id, materials } = await principal.do(createCase, card);
    expect(materials[0]?.offer).toBeNull();
    await give(principal);
    expect((await principal.do(getCase, { params: { id } })).materials[0]?.offer).not.toBeNull();
  });

  test('a helper’s delegation is over when the result of every matter has arrived', async () => {
    const [principal, helper] = [await world.person(), await world.withRole('helper')];
    await give(principal);
    const id = await world.granted(principal, helper, { kind: 'helper', taskCodes: ['card'], days: 60 });
    const acting = await world.acting(helper, id);
    const draft = await acting.do(createCase, card);
    const body = { certificateId: `card-of-${principal.id}`, consent: true as const };
    await acting.do(attachCertificate, { params: { id: draft.id, materialId: 'm1' }, body });
    await acting.do(submitCase, { params: { id: draft.id }, body: {} });
    const state = async () => {
      await world.base.get(DelegationDeadlines).keep();
      return (await principal.do(getDelegation, { params: { id } })).state;
    };
    expect(await state()).toBe('active');
    await world.base.db.execute(sql`UPDATE cases SET state = 'delivered' WHERE id = ${draft.id}`);
    expect(await state()).toBe('usedUp');
    expect(await acting.outcome(getCase, { params: { id: draft.id } })).toBe('DELEGATION_INACTIVE');
    expect((await helper.do(listMessages, { query: {} })).items[0]?.title).toBe('授权的事办完了');
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getCase, submitCase, supplementCase } from '@yichuang/contract/cases/contract';
import { SIGNATURE } from '@yichuang/contract/cases/material';
import { attachCertificate, detachCertificate } from '@yichuang/contract/cases/material-contract';
import { getStaffCase } from '@yichuang/contract/cases/staff-contract';
import { listVerifications } from '@yichuang/contract/certificates/contract';
import { checkChain } from '../certificates/audit-hash.js';
import { AuditRepository } from '../certificates/audit.repository.js';
import { CertificatesRepository, type NewCertificate } from '../certificates/certificates.repository.js';
import { CARD_MATTER, CaseWorld } from '../testing/case-world.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import type { TestCaller } from '../testing/test-caller.js';

const MORNING = '2026-11-24T09:00:00.000+08:00';
const consent = (certificateId: string) => ({ certificateId, consent: true as const });

describe.each(DATABASE_KINDS)('a certificate instead of a material on %s', (kind) => {
  let world: CaseWorld;
  let clerk: TestCaller;
  beforeAll(async () => {
    world = await CaseWorld.start(kind, MORNING);
    clerk = world.staff('clerk', ['clerk'], '420704401');
  });
  afterAll(() => world?.base.close());
  beforeEach(() => world.base.setClock(MORNING));

  const give = async (person: TestCaller, changes: Partial<NewCertificate> = {}) => {
    const personId = await world.personIdOf(person);
    const id = `${personId} ${changes.type ?? ''} ${changes.state ?? ''} ${changes.validTo ?? ''}`;
    const card: NewCertificate = {
      id,
      personId,
      type: 'residentIdCard',
      number: '420799199001010011',
      details: [],
      issuer: '公安分局',
      region: '420704',
      validFrom: '2018-06-02',
      validTo: null,
      state: 'valid',
      stateReason: null,
      identifier: id,
      ...changes,
    };
    await world.base.get(CertificatesRepository).save([card]);
    return id;
  };
  const holder = async () => {
    const person = await world.applicant();
    const draft = await world.draft(person, CARD_MATTER);
    return { person, draft, params: { id: draft.id, materialId: 'm1' }, card: await give(person) };
  };
  const verifications = (person: TestCaller, id: string) => person.do(listVerifications, { params: { id }, query: {} });

  test('stands in by consent, which is told and can be taken back', async () => {
    const { person, params, card } = await holder();
    const material = await person.do(attachCertificate, { params, body: consent(card) });
    const certificate = { certificateId: card, name: '居民身份证', consentedAt: MORNING };
    expect(material).toMatchObject({ id: 'm1', certificate: { ...certificate, numberMasked: '420***********0011' } });
    const { materials, etag } = await person.do(getCase, { params: { id: params.id } });
    expect([materials[0], etag]).toEqual([material, '"1"']);
    const without = { params, body: { certificateId: card } } as never;
    expect(await person.outcome(attachCertificate, without)).toBe('VALIDATION_FAILED');
    expect((await person.do(detachCertificate, { params })).certificate).toBeNull();
    expect((await person.do(detachCertificate, { params })).certificate).toBeNull();
    expect((await verifications(person, card)).items).toEqual([]);
  });

  test("is one's own, of the kind that is asked for, and valid today", async () => {
    const { person, params } = await holder();
    const stranger = await world.applicant();
    const refused = async (certificateId: string, materialId = 'm1') => {
      const at = { params: { ...params, materialId }, body: consent(certificateId) };
      const { code, detail } = await person.refused(attachCertificate, at);
      return [code, detail];
    };
    const [missing] = await refused('no-such-id');
    expect([missing, ...(await refused(await give(stranger)))].slice(0, 2)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(await refused(await give(person), SIGNATURE)).toContain('NOT_FOUND');
    expect(await refused(await give(person, { type: 'marriage' }))).toEqual([
      'ACTION_NOT_ALLOWED',
      '这份材料要用居民身份证，请换一张证照',
    ]);
    expect(await refused(await give(person, { validTo: '2026-11-23' }))).toEqual([
      'ACTION_NOT_ALLOWED',
      '已过期，请到公安分局换领',
    ]);
    expect((await refused(await give(person, { state: 'suspended' })))[1]).toContain('冻结');
    expect((await refused(await give(person), 'm2'))[1]).toContain('不能用电子证照代替');
  });

  test('goes to staff with the case, and its holder sees what it was used for, once', async () => {
    const { person, draft, params, card } = await holder();
    const { id } = draft;
    await person.do(attachCertificate, { params, body: consent(card) });
    await world.provide(person, id, 'm2');
    await world.fillIn(person, draft);
    await person.do(submitCase, { params: { id }, body: {} });
    const seen = await clerk.do(getStaffCase, { params: { id } });
    expect(seen.materials[0]?.certificate).toMatchObject({ name: '居民身份证', numberMasked: '420***********0011' });
    const { items } = await verifications(person, card);
    expect(items).toEqual([
      {
        at: MORNING,
        result: 'VALID',
        place: expect.stringMatching(/^免提交：民政局「/) as string,
        disclosed: ['证照名称', '证号（脱敏）'],
      },
    ]);
    expect((await checkChain(new AuditRepository().all(world.base.db))).firstBreak).toBeUndefined();
    expect(await person.outcome(detachCertificate, { params })).toBe('ACTION_NOT_ALLOWED');
    await world.act(clerk, id, 'requestCorrection', { items: [{ materialId: 'm1', problem: '请用新证' }] });
    expect(await person.outcome(detachCertificate, { params })).toBe('ACTION_NOT_ALLOWED');
    const supplement = { params: { id }, body: { materialIds: ['m1'] } };
    expect(await person.outcome(supplementCase, supplement)).toBe('FORM_INCOMPLETE');
    await person.do(attachCertificate, { params, body: consent(card) });
    await person.do(supplementCase, supplement);
    expect((await verifications(person, card)).total).toBe(2);
  });

  test('that ran out before the case was handed in is told by its material', async () => {
    const { person, draft, params } = await holder();
    const card = await give(person, { validTo: '2026-11-24' });
    await person.do(attachCertificate, { params, body: consent(card) });
    await world.provide(person, params.id, 'm2');
    await world.fillIn(person, draft);
    world.base.setClock('2026-11-25T09:00:00.000+08:00');
    const { code, errors } = await person.refused(submitCase, { params: { id: params.id }, body: {} });
    expect([code, errors]).toMatchObject([
      'FORM_INCOMPLETE',
      [{ path: 'body.materials.m1', message: '证照已过期，请到公安分局换领，也可以拍照上传' }],
    ]);
    expect((await verifications(person, card)).items).toEqual([]);
  });
});

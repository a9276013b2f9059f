import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StaffAction } from '@yichuang/contract/cases/case';
import { getCase, supplementCase } from '@yichuang/contract/cases/contract';
import { getStaffCase } from '@yichuang/contract/cases/staff-contract';
import { listMessages } from '@yichuang/contract/messages/contract';
import { CaseWorld } from '../testing/case-world.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import type { TestCaller } from '../testing/test-caller.js';
import { CaseDeadlines } from './case-deadlines.js';

const at = (date: string, time = '09:00') => `${date}T${time}:00.000+08:00`;
const MORNING = at('2026-11-24');
const notice = { items: [{ materialId: 'm2', problem: '卡号看不清', fields: ['card'] }] };

describe.each(DATABASE_KINDS)('what the applicant hears on %s', (kind) => {
  let world: CaseWorld;
  let staff: Record<'clerk' | 'officer' | 'lead', TestCaller>;
  beforeAll(async () => {
    world = await CaseWorld.start(kind, MORNING);
    staff = {
      clerk: world.staff('clerk', ['clerk'], '420704401'),
      officer: world.staff('officer', ['officer']),
      lead: world.staff('lead', ['lead']),
    };
  });
  afterAll(() => world?.base.close());
  beforeEach(() => world.base.setClock(MORNING));

  const messages = (person: TestCaller) => person.do(listMessages, { query: { limit: 100 } });
  const papers = async (person: TestCaller, id: string) => (await person.do(getCase, { params: { id } })).documents;
  const keep = (instant: string) => {
    world.base.setClock(instant);
    return world.base.get(CaseDeadlines).keep();
  };

  /** One step: who takes it, what it issues, what is said. */
  type Row = [string, (id: string, person: TestCaller) => Promise<unknown>, string | null, string, string];
  const act =
    (who: 'clerk' | 'officer' | 'lead', action: StaffAction, details: object = {}) =>
    (id: string) =>
      world.act(staff[who], id, action, details);
  const supplement = (id: string, person: TestCaller) =>
    person.do(supplementCase, { params: { id }, body: { materialIds: ['m2'] } });

  test('every step issues its paper and its message', async () => {
    const rows: Row[] = [
      ['requestCorrection', act('clerk', 'requestCorrection', notice), '02', '要补 1 份材料', '最晚 12 月 15 日交'],
      ['supplement', supplement, '05', '补正材料已收到', '最晚 12 月 1 日告诉您是否受理'],
      ['accept', act('clerk', 'accept'), '04', '已受理', '最晚 12 月 3 日办好'],
      ['startReview', act('officer', 'startReview'), null, '开始审查', '最晚 12 月 3 日办好'],
      ['ask again', act('officer', 'requestReviewCorrection', notice), '06', '要补 1 份材料', '最晚 12 月 15 日交'],
      ['supplement', supplement, '11', '补正材料已收到', '最晚 12 月 3 日办好'],
      [
        'startSpecial',
        act('officer', 'startSpecial', { kind: 'inspection', days: 3, reason: '现场核查住房' }),
        '08',
        '办理暂停计时',
        '进行检验，预计 3 个工作日',
      ],
      ['endSpecial', act('officer', 'endSpecial'), null, '继续计时', '最晚 12 月 3 日办好'],
      ['extend', act('lead', 'extend', { days: 5, reason: '案情复杂' }), null, '办理期限延长', '最晚 12 月 10 日办好'],
      ['decide', act('officer', 'decide', { result: 'granted' }), '10', '已准予', '最晚 12 月 8 日送到'],
      ['complete', () => keep(at('2026-11-25', '00:00')), null, '已办结', '最晚 12 月 8 日把结果送到'],
      ['dispatch', act('clerk', 'dispatch', { method: 'mail', trackingNo: 'SF1' }), null, '结果已送出', '已经寄出'],
      ['confirm', act('clerk', 'confirm', { signedBy: '本人' }), '09', '结果已送达', '已送达'],
    ];
    const person = await world.applicant();
    const { id } = await world.submitted(person);
    expect((await papers(person, id)).map(({ type }) => type)).toEqual(['01']);
    expect((await messages(person)).items).toMatchObject([
      { title: '申请已收到', text: '「pension 的事」申请已收到，最晚 12 月 1 日告诉您是否受理。现在不用做什么。' },
    ]);
    for (const [step, take, type, title, part] of rows) {
      const [told, issued] = [await messages(person), await papers(person, id)];
      await take(id, person);
      const news = (await messages(person)).items.slice(0, -told.items.length);
      expect(news, step).toHaveLength(1);
      expect(news[0], step).toMatchObject({ title, subject: { kind: 'case', id } });
      expect(news[0]?.text, step).toContain(part);
      const fresh = (await papers(person, id)).slice(0, -issued.length);
      expect(
        fresh.map((paper) => paper.type),
        step,
      ).toEqual(type === null ? [] : [type]);
    }
    const seen = await staff.clerk.do(getStaffCase, { params: { id } });
    expect(seen.documents).toEqual(await papers(person, id));
  });

  test('messages carry no number and no name, and nothing that staff wrote', async () => {
    const person = await world.applicant();
    const { id, caseNo, queryCode } = await world.submitted(person);
    await world.act(staff.clerk, id, 'refuseAcceptance', { reason: '陈小明不属于本机关' });
    const said = JSON.stringify((await messages(person)).items.map(({ title, text }) => title + text));
    for (const secret of [caseNo, queryCode, '陈小明', '13900000048', '不属于']) expect(said).not.toContain(secret);
    expect(said).toContain('怎样申诉写在告知书里');
  });

  test('a correction that nobody answers is reminded of twice, over a weekend, and then lapses', async () => {
    const person = await world.applicant();
    const { id } = await world.submitted(person);
    const patient = await world.submitted(await world.applicant());
    await world.act(staff.clerk, id, 'requestCorrection', { ...notice, dueDate: '2026-12-07' });
    const told = async (): Promise<[string, number]> => {
      const { items } = await messages(person);
      return [await world.stateOf(person, id), items.filter(({ title }) => title === '记得补材料').length];
    };
    // asked on Tuesday 24 November, due on Monday 7 December: half of it is over in the night to the 1st
    await keep(at('2026-12-01', '08:59'));
    expect(await told()).toEqual(['correctionPending', 0]);
    await keep(at('2026-12-01'));
    await keep(at('2026-12-01', '09:01'));
    expect(await told()).toEqual(['correctionPending', 1]);
    const [reminder] = (await messages(person)).items;
    expect(reminder?.text).toBe(
      '「pension 的事」申请还有 1 份材料没有补，最晚 12 月 7 日交，过后会终止办理。打开办件可以直接补。',
    );
    await keep(at('2026-12-06', '08:59'));
    expect(await told()).toEqual(['correctionPending', 1]);
    await keep(at('2026-12-06'));
    expect(await told()).toEqual(['correctionPending', 2]);
    await keep(at('2026-12-07', '23:59'));
    expect(await told()).toEqual(['correctionPending', 2]);
    await keep(at('2026-12-08', '00:00'));
    await keep(at('2026-12-08', '00:01'));
    expect(await told()).toEqual(['terminated', 2]);
    expect((await messages(person)).items[0]).toMatchObject({
      title: '已终止办理',
      text: '「pension 的事」要补的材料到 12 月 7 日还没有收到，已终止办理。材料齐了可以重新申请。',
    });
    expect((await staff.clerk.do(getStaffCase, { params: { id: patient.id } })).state).toBe('accepted');
  });

  test('an answer ends the reminders; a late one is taken until the case has lapsed', async () => {
    const person = await world.applicant();
    const { id } = await world.submitted(person);
    await world.act(staff.clerk, id, 'requestCorrection', { ...notice, dueDate: '2026-12-07' });
    await keep(at('2026-12-01'));
    await keep(at('2026-12-06'));
    world.base.setClock(at('2026-12-07', '23:59'));
    expect((await supplement(id, person)).state).toBe('received');
    const late = await world.applicant();
    world.base.setClock(MORNING);
    const second = await world.submitted(late);
    await world.act(staff.clerk, second.id, 'requestCorrection', { ...notice, dueDate: '2026-12-07' });
    await keep(at('2026-12-01'));
    await keep(at('2026-12-06'));
    world.base.setClock(at('2026-12-08', '00:00'));
    const body = { materialIds: ['m2'] };
    expect((await late.refused(supplementCase, { params: { id: second.id }, body })).code).toBe('ACTION_NOT_ALLOWED');
    await keep(at('2026-12-08', '00:00'));
    expect(await world.stateOf(late, second.id)).toBe('terminated');
    expect(await world.stateOf(person, id)).toBe('received');
    const said = (await messages(person)).items.map(({ title }) => title);
    expect(said[0]).toBe('补正材料已收到');
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getCase, submitCase, withdrawCase } from '@yichuang/contract/cases/contract';
import { getDocument } from '@yichuang/contract/cases/material-contract';
import { getStaffCase, getStaffDocument } from '@yichuang/contract/cases/staff-contract';
import { listMessages } from '@yichuang/contract/messages/contract';
import { CaseWorld } from '../testing/case-world.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import type { TestCaller } from '../testing/test-caller.js';
import { CaseDeadlines } from './case-deadlines.js';

const at = (date: string, time = '09:00') => `${date}T${time}:00.000+08:00`;
const MORNING = at('2026-11-24');
const notice = { items: [{ materialId: 'm2', problem: '卡号看不清', acceptCriteria: '四角完整', fields: ['card'] }] };

describe.each(DATABASE_KINDS)('papers of a case on %s', (kind) => {
  let world: CaseWorld;
  let staff: Record<'clerk' | 'officer', TestCaller>;
  let dir: string;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'yichuang-papers-'));
    world = await CaseWorld.start(kind, MORNING);
    staff = {
      clerk: world.staff('clerk', ['clerk'], '420704401'),
      officer: world.staff('officer', ['officer']),
    };
  });
  afterAll(async () => {
    rmSync(dir, { recursive: true, force: true });
    await world?.base.close();
  });
  beforeEach(() => world.base.setClock(MORNING));

  const messages = (person: TestCaller) => person.do(listMessages, { query: { limit: 100 } });
  const papers = async (person: TestCaller, id: string) => (await person.do(getCase, { params: { id } })).documents;
  const keep = (instant: string) => {
    world.base.setClock(instant);
    return world.base.get(CaseDeadlines).keep();
  };
  /** Everything that stands on a paper, without its line breaks. */
  function textOf(bytes: Buffer): string {
    const file = join(dir, 'paper.pdf');
    writeFileSync(file, bytes);
    return execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
  }
  async function latest(person: TestCaller, id: string) {
    const [paper] = await papers(person, id);
    const { headers, rawPayload } = await person.raw(getDocument, { params: { id, documentId: paper!.id } });
    return { ...paper!, headers, text: textOf(rawPayload) };
  }

  test('the notice lists everything at once, to the applicant in full, the number masked', async () => {
    const person = await world.applicant();
    const { id, caseNo } = await world.submitted(person);
    await world.act(staff.clerk, id, 'requestCorrection', notice);
    const { text, documentNo, headers } = await latest(person, id);
    expect(documentNo).toMatch(/^420704〔2026〕02-\d{5} 号$/);
    for (const part of [
      '补正材料通知书',
      documentNo.replace(' ', ''),
      caseNo,
      '陈小明',
      '1.银行卡：卡号看不清；四角完整；申请表可以改：银行卡号',
      '请最晚2026年12月15日',
      '第三十二条',
      '鄂州临空经济区民政局',
      '（演示印章）',
      '2026年11月24日',
    ])
      expect(text).toContain(part);
    expect(text).toMatch(/420\*{11}\d{4}/);
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('补正材料通知书.pdf')}`,
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('the decision on acceptance promises a day, and names the law of those whom nobody answered', async () => {
    const person = await world.applicant();
    const { id } = await world.submitted(person);
    await keep(at('2026-12-02', '00:00'));
    const { text, type } = await latest(person, id);
    expect(type).toBe('04');
    for (const part of ['自收到之日起即为受理', '承诺办结日2026年12月3日', '法定期限20个工作日'])
      expect(text).toContain(part);
    expect((await messages(person)).items[0]).toMatchObject({ title: '已视为受理' });
  });

  test('a refusal says why and how to object', async () => {
    const person = await world.applicant();
    const { id } = await world.submitted(person);
    await world.act(staff.clerk, id, 'accept');
    await world.act(staff.officer, id, 'startReview');
    await world.act(staff.officer, id, 'decide', { result: 'refused', reason: '未满 80 周岁' });
    const { text, title } = await latest(person, id);
    expect(title).toBe('不予办理决定书');
    for (const part of ['理由：未满80周岁', '六十日内申请行政复议', '六个月内向人民法院']) expect(text).toContain(part);
    expect((await messages(person)).items[0]).toMatchObject({ title: '不予办理' });
    const other = await world.submitted(await world.applicant());
    await world.act(staff.clerk, other.id, 'refuseAcceptance', { reason: '不属于本机关' });
    const { documents } = await staff.clerk.do(getStaffCase, { params: { id: other.id } });
    expect(documents.map(({ type }) => type)).toEqual(['03', '01']);
  });

  test('the proof of delivery names the decision', async () => {
    const person = await world.applicant();
    const { id } = await world.submitted(person);
    await world.act(staff.clerk, id, 'accept');
    await world.act(staff.officer, id, 'startReview');
    await world.act(staff.officer, id, 'decide', { result: 'granted' });
    const decision = await latest(person, id);
    await world.act(staff.clerk, id, 'dispatch', { method: 'mail', trackingNo: 'SF1' });
    await world.act(staff.clerk, id, 'confirm', { signedBy: '本人' });
    const { text } = await latest(person, id);
    for (const part of [`准予办理决定书${decision.documentNo.replace(' ', '')}`, '邮寄', 'SF1', '签收人本人'])
      expect(text).toContain(part);
  });

  test('with pre-review the receipt comes when it is passed, and a pause gives its legal basis', async () => {
    const person = await world.applicant();
    const { id } = await world.submitted(person, 'care');
    expect(await papers(person, id)).toEqual([]);
    expect((await messages(person)).items[0]).toMatchObject({ title: '已提交网上预审' });
    await world.act(staff.clerk, id, 'returnPreReview', { reason: '请写清楚' });
    expect((await messages(person)).items[0]).toMatchObject({ title: '预审退回，请修改' });
    await person.do(submitCase, { params: { id }, body: {} });
    await world.act(staff.clerk, id, 'passPreReview');
    expect((await messages(person)).items[0]).toMatchObject({ title: '预审通过，已收件' });
    expect((await papers(person, id)).map(({ type }) => type)).toEqual(['01']);
    expect((await latest(person, id)).text).toContain('身份证：1份文件');
    await world.act(staff.clerk, id, 'accept');
    await world.act(staff.officer, id, 'startReview');
    await world.act(staff.officer, id, 'requestReviewCorrection', { items: [{ materialId: 'm1', problem: '缺页' }] });
    expect((await latest(person, id)).text).toContain('不计入承诺的期限（某办法第三条）');
  });

  test('the owner and staff in scope print a paper; nobody else can tell it from one that does not exist', async () => {
    const [person, stranger] = await world.applicants(2);
    const { id } = await world.submitted(person!);
    const other = await world.submitted(stranger!);
    const [paper] = await papers(person!, id);
    const params = { id, documentId: paper!.id };
    const printed = await staff.clerk.raw(getStaffDocument, { params });
    for (const part of ['申请材料接收凭证', '身份证：1份文件', '银行卡：1份文件'])
      expect(textOf(printed.rawPayload)).toContain(part);
    const outside = world.staff('elsewhere', ['clerk'], '410402');
    const answers = [
      await stranger!.refused(getDocument, { params }),
      await stranger!.refused(getDocument, { params: { ...params, id: other.id } }),
      await person!.refused(getDocument, { params: { id, documentId: 'no-such-id' } }),
      await outside.refused(getStaffDocument, { params }),
      await staff.clerk.refused(getStaffDocument, { params: { ...params, id: other.id } }),
    ];
    expect(new Set(answers.map((problem) => JSON.stringify({ ...problem, traceId: '' }))).size).toBe(1);
    expect(answers[0]!.code).toBe('NOT_FOUND');
  });

  test('what a paper says is sealed and stays as it was', async () => {
    const person = await world.applicant();
    const { id } = await world.submitted(person);
    const { rows } = (await world.base.db.execute(sql`SELECT content FROM case_papers WHERE case_id = ${id}`)) as {
      rows: { content: string }[];
    };
    expect(rows[0]!.content).not.toContain('陈小明');
    for (const change of [
      sql`UPDATE case_papers SET title = 'x' WHERE case_id = ${id}`,
      sql`DELETE FROM case_papers WHERE case_id = ${id}`,
    ])
      await expect(world.base.db.execute(change)).rejects.toThrow();
    const before = (await latest(person, id)).text;
    await person.do(withdrawCase, { params: { id }, body: {} });
    expect((await messages(person)).items[0]).toMatchObject({ title: '申请已撤回' });
    expect((await latest(person, id)).text).toBe(before);
  });

  test('every number of a paper is another one, however many are issued at once', async () => {
    const crowd = await world.applicants(8);
    const issued = await Promise.all(
      crowd.map(async (person) => (await papers(person, (await world.submitted(person)).id))[0]!.documentNo),
    );
    expect(new Set(issued).size).toBe(crowd.length);
  });
});

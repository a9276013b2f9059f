import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listItems, listPackages } from '@yichuang/contract/catalogue/contract';
import { getForecast, getPackageForecast } from '@yichuang/contract/catalogue/guide-contract';
import { toWire } from '@yichuang/contract/client';
import type { Route } from '@yichuang/contract/route';
import { ServiceTokens } from '@yichuang/server/service-token';
import { getBlankForm, getGuidePaper, getSampleForm } from '@yichuang/contract/catalogue/guide-contract';
import { ItemsRepository } from '../catalogue/items.repository.js';
import { CatalogueVersionRepository } from '../catalogue/catalogue-version.repository.js';
import { DemoModule } from '../demo/demo.module.js';
import { createTestApp, TEST_CONFIG, type TestApp } from '../testing/test-app.js';
import { GuidesModule } from './guides.module.js';

describe('the guide of 高龄津贴, on Monday 23 November 2026', () => {
  let app: TestApp;
  let dir: string;
  let taskCode: string;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'yichuang-guide-'));
    app = await createTestApp('pglite', [GuidesModule, DemoModule]);
    const found = await app.asSystem(listItems, { query: { q: '高龄津贴', region: '420704', limit: 1 } });
    taskCode = (found.ok && found.value.items[0]?.taskCode) || '';
  });
  afterAll(async () => {
    await app.close();
    rmSync(dir, { recursive: true, force: true });
  });

  async function pdf(route: Route, sent: object) {
    const tokens = new ServiceTokens(TEST_CONFIG.serviceSecret, () => app.clock.realNow());
    const { method, path } = toWire(route, sent);
    const reply = await app.app.inject({
      method,
      url: path,
      headers: { authorization: `Bearer ${tokens.asSystem()}` },
    });
    return reply;
  }
  async function read(route: Route, sent: object) {
    const reply = await pdf(route, sent);
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'application/pdf']);
    const file = join(dir, 'paper.pdf');
    writeFileSync(file, reply.rawPayload);
    const pages = Number(/Pages: +(\d+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))?.[1]);
    return {
      pages,
      bytes: reply.rawPayload,
      text: execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }),
    };
  }
  const forecast = (submitted: string, code = taskCode) =>
    app.asSystem(getForecast, { params: { taskCode: code }, query: { submitted } });

  test('forecasts by the working calendar', async () => {
    expect(await forecast('2026-11-24')).toMatchObject({
      ok: true,
      value: { promisedBy: '2026-12-03', acceptedBy: '2026-12-01', legalBy: '2026-12-22', provisional: false },
    });
  });

  test('forecasts no day out of reach, of no matter that does not exist, is stopped or has no published limit; a list says what is not published', async () => {
    const code = async (answer: ReturnType<typeof forecast>) => {
      const { ok, ...rest } = await answer;
      return ok ? 'ok' : 'problem' in rest && rest.problem.code;
    };
    expect(await code(forecast('2026-10-23'))).toBe('ok');
    expect(await code(forecast('2026-10-22'))).toBe('VALIDATION_FAILED');
    expect(await code(forecast('2027-11-25'))).toBe('VALIDATION_FAILED');
    expect(await code(forecast('2026-11-24', 'nothing'))).toBe('NOT_FOUND');
    const items = app.app.get(ItemsRepository);
    const item = await items.find(taskCode);
    const gaps = { gaps: ['promiseDay'], promiseDay: 0 };
    for (const other of [
      { taskCode: 'stopped', taskState: '2' as const },
      { taskCode: 'unpublished', ...gaps },
    ])
      await items.save([{ siteId: 'lkq', keywords: [], item: { ...item!, ...other } }]);
    await app.app.get(CatalogueVersionRepository).bump(app.db, ['all']);
    expect(await forecast('2026-11-24', 'stopped')).toMatchObject({
      problem: { detail: expect.stringContaining('停办') },
    });
    expect(await forecast('2026-11-24', 'unpublished')).toMatchObject({
      problem: { detail: expect.stringContaining('没有公布办结时限') },
    });
    const listed = await app.asSystem(listItems, { query: { q: '高龄津贴', limit: 100 } });
    const rows = listed.ok ? listed.value.items : [];
    expect(rows.find((row) => row.taskCode === 'unpublished')?.gaps).toEqual(['promiseDay']);
  });

  test('forecasts a package by the promise of the whole', async () => {
    const packages = await app.asSystem(listPackages, { query: { region: '420704', limit: 1 } });
    const [found] = packages.ok ? packages.value.items : [];
    const params = { packageCode: found?.packageCode ?? '' };
    const answer = await app.asSystem(getPackageForecast, { params, query: { submitted: '2026-11-23' } });
    expect(found?.promiseDay).toBe(5);
    expect(answer).toMatchObject({ ok: true, value: { promisedBy: '2026-11-30' } });
  });

  test('is printed with the applicant’s own list on at most two pages', async () => {
    const { pages, text } = await read(getGuidePaper, { params: { taskCode }, query: { options: '' } });
    expect(pages).toBeLessThanOrEqual(2);
    expect(text).toContain('11 月 23 日交，最晚 12 月 2 日办好');
    expect(text).toMatch(/您要带的 1 样/);
    expect(text).toMatch(/还要看情形的[^]*高龄津贴代办委托书/);
  });

  test('narrows the printed list to what was answered', async () => {
    const query = { options: 'card-social,by-family' };
    const { text } = await read(getGuidePaper, { params: { taskCode }, query });
    expect(text).toMatch(/您要带的 2 样[^]*高龄津贴代办委托书/);
    expect(text).toContain('谁来办？ 家人替老人办');
    expect(text).not.toContain('外地银行卡');
    expect(text).not.toContain('还要看情形的');
  });

  test('is drawn once for what says the same', async () => {
    const sent = { params: { taskCode }, query: { options: 'no-such-option' } };
    const [first, second] = [await read(getGuidePaper, sent), await read(getGuidePaper, { ...sent, query: {} })];
    expect(second.bytes.equals(first.bytes)).toBe(true);
  });

  test('has its form as a blank sheet and filled in, and what other papers must look like', async () => {
    const blank = await read(getBlankForm, { params: { taskCode, order: '1' } });
    expect(blank.text).toContain('＊银行卡号');
    expect(blank.text).not.toContain('陈小禾');
    const sample = await read(getSampleForm, { params: { taskCode, order: '1' } });
    expect(sample.text).toContain('陈小禾');
    expect(sample.text.replaceAll('\n', '')).toContain('内容是虚构的');
    const card = await read(getSampleForm, { params: { taskCode, order: '2' } });
    expect(card.text).toContain('清晰、完整、在有效期内');
  });

  test('has no blank sheet where the catalogue says so', async () => {
    expect((await pdf(getBlankForm, { params: { taskCode, order: '2' } })).statusCode).toBe(404);
    expect((await pdf(getSampleForm, { params: { taskCode, order: '99' } })).statusCode).toBe(404);
  });
});

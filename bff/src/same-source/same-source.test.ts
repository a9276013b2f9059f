import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { factsOf } from '@yichuang/contract/catalogue/facts';
import type { Item } from '@yichuang/contract/catalogue/item';
import { SAMPLE_ITEM, sampleMaterial } from '@yichuang/contract/testing/sample-item';
import type { checkSameSource } from '@yichuang/contract/catalogue/same-source-contract';
import type { Reply } from '@yichuang/contract/route';
import { digestOf } from '@yichuang/server/facts-digest';
import { json, refusal } from '../testing/fake-platform.js';
import { sessionOf, startBff, type RunningBff } from '../testing/start-bff.js';
import { PlatformFeed } from '../upstream/platform-feed.js';

const { taskCode } = SAMPLE_ITEM;
let bff: RunningBff;
beforeEach(async () => {
  bff = await startBff();
});
afterEach(() => bff.stop());

/** What the platform's record says. */
const record = (...items: Item[]) =>
  bff.platform.on(
    'GET /api/admin/catalogue/canonical',
    json({
      items: items.map((item) => {
        const facts = factsOf(item);
        return { taskCode: item.taskCode, taskName: item.taskName, digest: digestOf(facts), facts, guide: [], row: [] };
      }),
      nextCursor: 'next',
    }),
  );
/** What it answers to citizens. */
const answers = (item: Item) => bff.platform.on(`GET /api/items/${item.taskCode}`, json(item));
const read = () => bff.app.inject({ url: `/api/items/${taskCode}` });

async function check(): Promise<Reply<typeof checkSameSource>> {
  const session = sessionOf({ id: 'catalogue-admin', roles: ['catalogue-admin'] }, bff.clock);
  const url = '/api/admin/catalogue/same-source?limit=5';
  const answer = await bff.app.inject({ url, headers: bff.signedInAs(session) });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}
const told = async () =>
  (await check()).items.map(({ source, element, canonical, shown }) => [source, element, canonical, shown]);

describe('the same-source check', () => {
  it('finds nothing where all say the same, and says how much it compared', async () => {
    record(SAMPLE_ITEM);
    answers(SAMPLE_ITEM);
    expect(await check()).toEqual({ items: [], nextCursor: 'next', checked: { items: 1, fresh: 1, cached: 0 } });
    await read();
    expect((await check()).checked).toEqual({ items: 1, fresh: 1, cached: 1 });
  });

  it('finds a kept answer that the record has moved away from', async () => {
    answers(SAMPLE_ITEM);
    await read();
    const changed = { ...SAMPLE_ITEM, promiseDay: 15 };
    record(changed);
    answers(changed);
    expect(await told()).toEqual([['cached', 'promiseDay', '15', '20']]);
  });

  it('finds a stale one too, which stands in when the platform fails', async () => {
    answers(SAMPLE_ITEM);
    await read();
    bff.clock.real += 3_600_000;
    await bff.app.get(PlatformFeed).catchUp();
    const changed = { ...SAMPLE_ITEM, linkWay: '0711-7654321' };
    record(changed);
    answers(changed);
    expect(await told()).toEqual([['cached', 'linkWay', '0711-7654321', SAMPLE_ITEM.linkWay]]);
  });

  it('finds an answer of an old version, each fact of it', async () => {
    record(SAMPLE_ITEM);
    answers({ ...SAMPLE_ITEM, isFee: '0', fees: [], materials: [sampleMaterial('银行卡')] });
    expect(await told()).toEqual([
      ['fresh', 'isFee', '1', '0'],
      ['fresh', 'fees', '工本费', ''],
      ['fresh', 'materials', '居民身份证、银行卡', '银行卡'],
    ]);
  });

  it('finds an item that citizens are told does not exist', async () => {
    record(SAMPLE_ITEM);
    bff.platform.on(`GET /api/items/${taskCode}`, refusal('NOT_FOUND'));
    expect(await told()).toEqual([['fresh', 'item', SAMPLE_ITEM.taskName, '']]);
  });

  it('calls nothing equal that it could not ask for', async () => {
    record(SAMPLE_ITEM);
    bff.platform.on(`GET /api/items/${taskCode}`, refusal('UNAVAILABLE'));
    const session = sessionOf({ id: 'catalogue-admin', roles: ['catalogue-admin'] }, bff.clock);
    const answer = await bff.app.inject({
      url: '/api/admin/catalogue/same-source',
      headers: bff.signedInAs(session),
    });
    expect(answer.json()).toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('asks for four items at once and no more', async () => {
    const items = Array.from({ length: 12 }, (_, at) => ({ ...SAMPLE_ITEM, taskCode: `item-${at}` }));
    record(...items);
    const waiting: (() => void)[] = [];
    for (const item of items)
      bff.platform.on(`GET /api/items/${item.taskCode}`, async (request, response, body) => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        await json(item)(request, response, body);
      });
    const checked = check();
    for (let turn = 0; turn < 3; turn++) {
      await expect.poll(() => waiting.length).toBe(4);
      for (const answer of waiting.splice(0)) answer();
    }
    expect((await checked).checked.fresh).toBe(12);
  });
});

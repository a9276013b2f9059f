import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listActs } from '@yichuang/contract/delegations/contract';
import { askForHelp, cancelHelpRequest, getHelpRequest, listHelpRequests } from '@yichuang/contract/help/contract';
import { listMessages } from '@yichuang/contract/messages/contract';
import { DelegationWorld } from '../testing/delegation-world.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import { HelpModule } from './help.module.js';

const body = { kind: 'guide' as const, taskCode: 'pension' };

describe.each(DATABASE_KINDS)('help asked for in somebody’s name on %s', (kind) => {
  let world: DelegationWorld;
  beforeAll(async () => {
    world = await DelegationWorld.start(kind, [HelpModule]);
  });
  afterAll(() => world?.close());

  async function pair(wanted: Parameters<DelegationWorld['granted']>[2] = {}) {
    const [elder, child] = [await world.person(), await world.person()];
    return { elder, child, acting: await world.acting(child, await world.granted(elder, child, wanted)) };
  }

  test('the request belongs to the principal, who hears of it and sees who asked', async () => {
    const { elder, child, acting } = await pair();
    const { id } = await acting.do(askForHelp, { body });
    const one = { params: { id } };
    expect(await elder.do(getHelpRequest, one)).toMatchObject({ state: 'submitted', taskCode: 'pension' });
    expect((await child.refused(getHelpRequest, one)).code).toBe('NOT_FOUND');
    expect((await elder.do(listMessages, { query: {} })).items[0]?.subject).toEqual({ kind: 'helpRequest', id });
    await acting.do(cancelHelpRequest, { ...one, body: {} });
    const acts = (await elder.do(listActs, { query: {} })).items.map(({ title, subject }) => [title, subject.id]);
    expect(acts).toEqual([
      ['取消了帮办：pension 的事', id],
      ['请了人帮办：pension 的事', id],
    ]);
  });

  test('only matters that the delegation names are asked for, seen and cancelled', async () => {
    const { elder, acting } = await pair({ taskCodes: ['care'] });
    expect((await acting.refused(askForHelp, { body })).code).toBe('OUT_OF_SCOPE');
    const { id } = await elder.do(askForHelp, { body });
    expect((await acting.refused(getHelpRequest, { params: { id } })).code).toBe('NOT_FOUND');
    expect((await acting.refused(cancelHelpRequest, { params: { id }, body: {} })).code).toBe('NOT_FOUND');
    expect((await acting.do(listHelpRequests, { query: {} })).items).toEqual([]);
    await acting.do(askForHelp, { body: { ...body, taskCode: 'care' } });
    expect((await acting.do(listHelpRequests, { query: {} })).total).toBe(1);
  });

  test('whoever may not book may not ask', async () => {
    const { acting } = await pair({ actions: ['track'] });
    expect((await acting.refused(askForHelp, { body })).code).toBe('OUT_OF_SCOPE');
    expect((await acting.do(listHelpRequests, { query: {} })).items).toEqual([]);
  });
});

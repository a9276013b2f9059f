import type { Answers } from '@yichuang/contract/cases/form';
import { toProblem } from '@yichuang/contract/problem';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NoAnswerError, RefusedError } from '../api/failure';
import { DraftKeeper } from './draft-keeper';
import type { KeptDraft } from './draft-store';

const SAVED_AT = '2026-11-24T10:02:00.000+08:00';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server with one draft, and a phone; either can be made to fail. */
function world(answers: Answers = {}) {
  const server = { answers, version: 1, saves: 0, trouble: undefined as unknown };
  const phone = { kept: undefined as KeptDraft | undefined };
  const etag = () => `"${server.version}"`;
  const save = async (next: Answers, given: string) => {
    server.saves += 1;
    if (server.trouble) throw server.trouble;
    if (given !== etag()) {
      const draft = { etag: etag(), answers: server.answers };
      throw new RefusedError(toProblem('DRAFT_CHANGED', 't', { draft }));
    }
    server.answers = next;
    server.version += 1;
    return { etag: etag(), answers: next, savedAt: SAVED_AT };
  };
  const ports = {
    save,
    keep: (draft: KeptDraft) => void (phone.kept = draft),
    drop: () => void (phone.kept = undefined),
  };
  /** Somebody else saves. */
  const elsewhere = (changes: Answers) => {
    server.answers = { ...server.answers, ...changes };
    server.version += 1;
  };
  const open = () => new DraftKeeper({ answers: server.answers, etag: etag() }, phone.kept, ports);
  return { server, phone, open, elsewhere };
}
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('it is saved two seconds after the last key, once', async () => {
  const { server, phone, open } = world();
  const draft = open();
  for (const text of ['1', '13', '139']) {
    draft.edit('phone', text);
    await wait(1500);
  }
  expect(server.saves).toBe(0);
  expect(phone.kept?.answers).toEqual({ phone: '139' });
  await wait(500);
  expect(server).toMatchObject({ saves: 1, answers: { phone: '139' } });
  expect(draft.read()).toMatchObject({ status: 'saved', savedAt: Date.parse(SAVED_AT) });
  expect(phone.kept).toBeUndefined();
});

test('leaving a field saves at once, and what is saved already is not sent again', async () => {
  const { server, open } = world();
  const draft = open();
  draft.edit('phone', '1');
  expect(await draft.flush()).toBe(true);
  expect(await draft.flush()).toBe(true);
  expect(server.saves).toBe(1);
});

test('what is typed while a save is under way goes with the next, never two at a time', async () => {
  const { server, open } = world();
  const draft = open();
  draft.edit('phone', '1');
  const first = draft.flush();
  draft.edit('phone', '12');
  await first;
  expect(server).toMatchObject({ saves: 2, answers: { phone: '12' } });
});

test('without a network it stays on the phone and goes when the network is back', async () => {
  const { server, phone, open } = world();
  server.trouble = new NoAnswerError();
  const draft = open();
  draft.edit('phone', '1');
  expect(await draft.flush()).toBe(false);
  expect(draft.read().status).toBe('onPhone');
  expect(phone.kept?.answers).toEqual({ phone: '1' });
  server.trouble = undefined;
  await wait(15_000);
  expect(draft.read().status).toBe('saved');
  expect(server.answers).toEqual({ phone: '1' });
});

test('what lay on the phone is there when the page opens again, with what was written elsewhere meanwhile', async () => {
  const { server, phone, open, elsewhere } = world({ home: 'a' });
  server.trouble = new NoAnswerError();
  const before = open();
  before.edit('phone', '1');
  await before.flush();
  before.stop();
  elsewhere({ home: 'b' });
  server.trouble = undefined;
  const draft = open();
  expect(draft.read().answers).toEqual({ home: 'b', phone: '1' });
  await wait(2000);
  expect(server.answers).toEqual({ home: 'b', phone: '1' });
  expect(phone.kept).toBeUndefined();
});

test('another field changed elsewhere is merged without a question', async () => {
  const { server, open, elsewhere } = world();
  const draft = open();
  elsewhere({ home: 'b' });
  draft.edit('phone', '1');
  expect(await draft.flush()).toBe(true);
  expect(server.answers).toEqual({ home: 'b', phone: '1' });
  expect(draft.read().answers).toEqual({ home: 'b', phone: '1' });
});

test.each([
  ['mine', '1'],
  ['theirs', '2'],
] as const)(
  'the same field changed elsewhere is asked about; choosing %s keeps it and everything else',
  async (side, kept) => {
    const { server, open, elsewhere } = world({ phone: '0' });
    const draft = open();
    elsewhere({ phone: '2', home: 'b' });
    draft.edit('phone', '1');
    draft.edit('note', 'n');
    expect(await draft.flush()).toBe(false);
    expect(draft.read()).toMatchObject({ status: 'conflict', conflicts: [{ id: 'phone', mine: '1', theirs: '2' }] });
    expect(server.answers['phone']).toBe('2');
    draft.choose(side);
    await wait(0);
    expect(server.answers).toEqual({ phone: kept, home: 'b', note: 'n' });
    expect(draft.read().conflicts).toEqual([]);
  },
);

test('a question that was not answered comes again with the page', async () => {
  const { open, elsewhere } = world({ phone: '0' });
  const before = open();
  elsewhere({ phone: '2' });
  before.edit('phone', '1');
  await before.flush();
  before.stop();
  expect(open().read().conflicts).toEqual([{ id: 'phone', mine: '1', theirs: '2' }]);
});

test('a save whose answer was lost is no conflict with itself', async () => {
  const { server, open, elsewhere } = world();
  const draft = open();
  draft.edit('phone', '1');
  elsewhere({ phone: '1' });
  expect(await draft.flush()).toBe(true);
  expect(draft.read()).toMatchObject({ status: 'saved', answers: { phone: '1' } });
  expect(server.version).toBe(2);
});

test('a refusal is shown, kept on the phone and not repeated by itself', async () => {
  const { server, phone, open } = world();
  server.trouble = new RefusedError(toProblem('ACTION_NOT_ALLOWED', 't'));
  const draft = open();
  draft.edit('phone', '1');
  await wait(60_000);
  expect(draft.read().status).toBe('refused');
  expect(server.saves).toBe(1);
  expect(phone.kept?.answers).toEqual({ phone: '1' });
});

import { addDays } from '@yichuang/contract/calendar';
import { forecastOf } from '@yichuang/contract/catalogue/forecast';
import { Item, type Material } from '@yichuang/contract/catalogue/item';
import Taro from '@tarojs/taro';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { answerWith, list, ok, SITE, type Asked } from '../../test/answers';
import { renderPage } from '../../test/with-query';
import { dropSession, keepSession } from '../api/session';
import { today } from '../clock';
import { useElder } from '../elder/elder';
import Guide from './guide';

const material = (materialName: string, more: object = {}): z.input<typeof Material> => ({
  materialName,
  isNeed: '1',
  materialType: '1',
  materialFormat: '3',
  sourceType: '10',
  pageNum: 1,
  hasForm: false,
  hasSample: false,
  exemptBy: null,
  fillExplain: '',
  acceptStand: '',
  ...more,
});
const ITEM = z.parse(Item, {
  taskCode: 'allowance',
  catalogCode: '000511909000',
  taskName: '高龄津贴申领',
  shortName: '高龄津贴',
  regionCode: '420704',
  regionName: '临空区',
  deptName: '民政局',
  theme: '民政',
  serverType: ['1'],
  projectType: '2',
  useLevel: '4',
  limitSceneNum: 0,
  promiseDay: 7,
  promiseType: '1',
  isFee: '0',
  isSchedule: '1',
  isOnline: '1',
  isHomeVisit: '0',
  exemptCount: 1,
  materialCount: 4,
  taskType: '05',
  taskHandleItem: '',
  deptCode: '',
  acceptLevels: ['county'],
  handleType: ['1', '2'],
  handleArea: '3',
  limitSceneExplain: '',
  anticipateDay: 20,
  anticipateType: '1',
  anticipateExplain: '',
  promiseExplain: '',
  fees: [],
  onlineHandleDepth: ['4'],
  isExpress: '0',
  isEntryCenter: '1',
  isServiceTerminals: '0',
  acceptCondition: ['年满 80 周岁'],
  materials: [
    material('申请表', { hasForm: true, materialType: '2' }),
    material('身份证', { exemptBy: { mode: 'certificate', source: '居民身份证' } }),
    material('外地银行卡信息', { onlyFor: ['away'] }),
    material('委托书', { onlyFor: ['family'] }),
  ],
  resultName: '发放确认',
  resultType: '40',
  resultDelivery: ['短信'],
  handleFlow: ['申请', '受理', '办结'],
  specialProcedures: [],
  byLaw: ['某条例'],
  faq: [],
  agency: { homeVisitFor: [], villageAgent: false, relativeProxy: true, proxyRequires: '' },
  linkWay: '电话 12345',
  superviseWay: '电话 12345',
  verifyNote: '演示数据',
  situations: [
    {
      id: 'card',
      question: '发到哪张卡？',
      options: [
        { id: 'local', text: '本地的卡' },
        { id: 'away', text: '外地的卡' },
      ],
    },
    {
      id: 'by',
      question: '谁来办？',
      options: [
        { id: 'self', text: '自己' },
        { id: 'family', text: '家人' },
      ],
    },
  ],
});
const calendar = {
  dayOf: (date: string) => ({ kind: 'workday' as const, ...(date >= '2027' && { provisional: true as const }) }),
};

let asked: Asked[];
function show(item: Item = ITEM, params: Record<string, string> = {}) {
  Object.assign(Taro, { routerParams: { taskCode: item.taskCode, ...params } });
  asked = answerWith((call) => {
    if (call.includes('/forecast'))
      return ok(forecastOf(item, /submitted=([\d-]+)/.exec(call)?.[1] ?? today(), calendar));
    if (call.startsWith('GET /api/items/')) return ok(item);
    return call.startsWith('GET /api/sites') ? list(SITE) : list();
  });
  renderPage(<Guide />);
}
async function press(name: string | RegExp, role = 'radio') {
  const key = await screen.findByRole(role, { name });
  await act(async () => void fireEvent.click(key));
}
const shortDate = (date: string) => `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日办好`;

beforeEach(() => {
  useElder.setState({ isElder: false });
  keepSession({
    accessToken: 't',
    expiresIn: 600,
    user: { id: 'u', nameMasked: '王*兰', level: 3, roles: ['citizen'] },
  });
});
// the next person has no answers
afterEach(() => {
  vi.useRealTimers();
  dropSession();
});

test('answers narrow the list to what this applicant brings, and are sent nowhere', async () => {
  show();
  expect(await screen.findByText('您至少要带 1 样')).toBeTruthy();
  await press('本地的卡');
  await press('家人');
  expect(screen.getByText('您要带 2 样')).toBeTruthy();
  expect(screen.queryByText('外地银行卡信息')).toBeNull();
  await press('您用不着的 1 样', 'button');
  expect(screen.getByText('外地银行卡信息')).toBeTruthy();
  expect(asked.map(({ url }) => url).filter((url) => url.includes('family'))).toEqual([]);
});

test('where all depends on the answers no number is made up', async () => {
  const materials = ITEM.materials.filter(({ onlyFor }) => onlyFor.length > 0);
  show({ ...ITEM, materials });
  expect(await screen.findByText('您要带什么，看您的情形')).toBeTruthy();
});

test('a year without a calendar is told only beside the days that lie in it', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T09:00:00+08:00') });
  show({ ...ITEM, anticipateDay: 60 });
  expect(await screen.findByText('今天交，最晚 12 月 1 日办好')).toBeTruthy();
  expect(screen.queryByText(/放假安排还没有公布/)).toBeNull();
  await press('看每一步的日子', 'button');
  expect(screen.getByText(/^2027 年的放假安排还没有公布/)).toBeTruthy();
});

test('an address that carries options answers the questions', async () => {
  show(ITEM, { options: 'local,self' });
  expect(await screen.findByText('您要带 1 样')).toBeTruthy();
});

test('what nobody has published is said, and nothing is made of it', async () => {
  const gaps = ['promiseDay', 'limitSceneNum', 'isFee', 'materials', 'acceptCondition', 'handleFlow'];
  const empty = { promiseDay: 0, limitSceneNum: 0, materials: [], acceptCondition: [], handleFlow: [], situations: [] };
  show({ ...ITEM, ...empty, gaps });
  expect(await screen.findByText(/^办理条件、材料、办结时限、跑几次、收不收费、怎么办还没有公布/)).toBeTruthy();
  expect(screen.getAllByText('没公布')).toHaveLength(3);
  for (const made of ['当场', /什么都不用带/, /办好$/]) expect(screen.queryByText(made)).toBeNull();
  expect(asked.some(({ url }) => url.includes('/forecast'))).toBe(false);
});

test('another day gives another last day', async () => {
  show();
  expect(await screen.findByText(`今天交，最晚 ${shortDate(addDays(today(), 7))}`)).toBeTruthy();
  await press('明天交');
  expect(await screen.findByText(`明天交，最晚 ${shortDate(addDays(today(), 8))}`)).toBeTruthy();
});

test('长辈版 asks one question at a time and says it all in one sentence', async () => {
  useElder.setState({ isElder: true });
  show();
  expect(await screen.findByText('发到哪张卡？')).toBeTruthy();
  expect(screen.queryByText('谁来办？')).toBeNull();
  await press('本地的卡', 'button');
  await press('自己', 'button');
  expect(screen.getByText(`今天交，最晚 ${shortDate(addDays(today(), 7))}，要带 1 样`)).toBeTruthy();
  expect(screen.getByText('您说的：本地的卡，自己')).toBeTruthy();
});

test('a stopped matter says so and what to do instead; nothing promises a day or begins an application', async () => {
  show({ ...ITEM, taskState: '2', stateExplain: '搬家期间请到区中心办' });
  expect(await screen.findByText('这件事现在暂停办理')).toBeTruthy();
  expect(screen.getByText('搬家期间请到区中心办')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '在线申报' })).toBeNull();
  expect(screen.queryByText(/办好$/)).toBeNull();
});

test('the paper is asked for with one’s own options', async () => {
  show();
  await press('外地的卡');
  await press('打印告知书', 'button');
  await waitFor(() => expect(asked.some(({ url }) => url.endsWith('/paper?options=away'))).toBe(true));
});

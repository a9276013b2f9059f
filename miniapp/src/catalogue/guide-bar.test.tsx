import Taro from '@tarojs/taro';
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, SITE } from '../../test/answers';
import { SUMMARY } from '../../test/cases';
import { renderPage } from '../../test/with-query';
import { dropSession, keepSession } from '../api/session';
import { useElder } from '../elder/elder';
import { GuideBar } from './guide-bar';

const agency = { homeVisitFor: [], villageAgent: true, relativeProxy: true, proxyRequires: '' };
const ITEM = { taskCode: 'allowance', isSchedule: '1', isOnline: '1', taskState: '1', agency } as const;

const show = (item: Parameters<typeof GuideBar>[0]['item'], ...cases: object[]) => {
  answerWith((call) => (call.startsWith('GET /api/cases') ? list(...cases) : list(SITE)));
  renderPage(<GuideBar item={item} />);
};
const names = () => screen.getAllByRole('button').map(({ textContent }) => textContent);
const press = async (name: string) => {
  const button = await screen.findByRole('button', { name });
  await act(async () => void fireEvent.click(button));
  return vi.mocked(Taro.navigateTo).mock.calls.at(-1)?.[0].url;
};

beforeEach(() => {
  useElder.setState({ isElder: false });
  keepSession({
    accessToken: 't',
    expiresIn: 600,
    user: { id: 'u', nameMasked: '王*兰', level: 3, roles: ['citizen'] },
  });
});
afterEach(() => dropSession());

test('what can be applied for online is, first of all; the window is the other way', async () => {
  show(ITEM);
  expect(names()).toEqual(['预约窗口', '在线申报']);
  expect(await press('在线申报')).toBe('/cases/fill?taskCode=allowance');
});

test('a draft is gone on with', async () => {
  show(ITEM, { ...SUMMARY, id: 'd1', state: 'draft' });
  expect(await press('接着填')).toBe('/cases/fill?id=d1');
});

test('a case under way is looked at instead of begun again', async () => {
  show(ITEM, { ...SUMMARY, state: 'delivered', id: 'old' }, SUMMARY);
  expect(await press('看正在办的')).toBe('/cases/progress?id=c1');
});

test('what cannot be done online is booked, and else asked about on the phone', () => {
  show({ ...ITEM, isOnline: '0' });
  expect(names()).toEqual(['打电话', '预约窗口']);
});

test('a matter that is stopped can be neither applied for nor booked', () => {
  show({ ...ITEM, taskState: '2' });
  expect(names()).toEqual(['打电话']);
});

test('without bookings and online there is the phone', () => {
  show({ ...ITEM, isOnline: '0', isSchedule: '0' });
  expect(names()).toEqual(['打电话']);
});

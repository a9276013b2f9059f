import Taro from '@tarojs/taro';
import { act, fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderPage } from '../../test/with-query';
import { WechatPrivacySheet, wireWechatPrivacy } from './wechat-privacy';

vi.mock('../platform', async (original) => ({ ...(await original<object>()), isWeapp: true }));

function ask() {
  wireWechatPrivacy();
  const [listener] = vi.mocked(Taro.onNeedPrivacyAuthorization).mock.lastCall ?? [];
  const resolve = vi.fn();
  act(() => listener?.(resolve, { referrer: 'getLocation' }));
  return resolve;
}

test('WeChat hears which of its buttons was pressed, for every call that waits', () => {
  renderPage(<WechatPrivacySheet />);
  expect(screen.queryByRole('dialog')).toBeNull();
  const [first, second] = [ask(), ask()];
  fireEvent.click(screen.getByRole('button', { name: '看用户隐私保护指引' }));
  expect(Taro.openPrivacyContract).toHaveBeenCalled();
  const agree = screen.getByRole('button', { name: '同意并继续' });
  fireEvent.click(agree);
  for (const resolve of [first, second]) expect(resolve.mock.calls).toEqual([[{ event: 'agree', buttonId: agree.id }]]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('no is an answer too, and so is closing the sheet', () => {
  renderPage(<WechatPrivacySheet />);
  for (const name of ['不同意', '关闭']) {
    const resolve = ask();
    fireEvent.click(screen.getByRole('button', { name }));
    expect(resolve.mock.calls).toEqual([[{ event: 'disagree' }]]);
  }
});

test('an older WeChat that asks nothing is left alone', () => {
  vi.mocked(Taro.canIUse).mockReturnValueOnce(false);
  wireWechatPrivacy();
  expect(Taro.onNeedPrivacyAuthorization).not.toHaveBeenCalled();
});

// A light stand-in for @tarojs/taro in component tests. Page hooks run at mount; calls are vi.fn()s that a test can program.
import { useEffect } from 'react';
import { vi } from 'vitest';

const storage = new Map<string, unknown>();
const onMount = (run: () => void) =>
  useEffect(() => {
    run();
  }, []);
export const useLaunch = onMount;
export const useLoad = onMount;
export const useReady = onMount;
export const useDidShow = onMount;
export const useDidHide = () => {};
export const useUnload = () => {};
export const useReachBottom = () => {};
export const usePullDownRefresh = () => {};
export const useShareAppMessage = () => {};
export const useRouter = () => ({ params: Taro.routerParams, path: '' });

const done = () => vi.fn(async () => ({}));
const Taro = {
  routerParams: {} as Record<string, string>,
  getStorageSync: (key: string) => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
  removeStorageSync: (key: string) => void storage.delete(key),
  getCurrentPages: () => [{}, {}],
  getWindowInfo: () => ({ pixelRatio: 2, statusBarHeight: 0, windowWidth: 390 }),
  getMenuButtonBoundingClientRect: () => ({ top: 51, bottom: 83, left: 283, right: 380, width: 97, height: 32 }),
  request: vi.fn(),
  uploadFile: vi.fn(),
  chooseMedia: vi.fn(),
  chooseMessageFile: vi.fn(),
  pageScrollTo: done(),
  navigateTo: done(),
  redirectTo: done(),
  reLaunch: done(),
  navigateBack: done(),
  switchTab: done(),
  showToast: done(),
  showTabBar: done(),
  hideTabBar: done(),
  setClipboardData: done(),
  makePhoneCall: done(),
  vibrateShort: done(),
  vibrateLong: done(),
  openLocation: done(),
  getLocation: vi.fn(async () => ({ latitude: 30.39, longitude: 114.9 })),
  login: vi.fn(async () => ({ code: 'code' })),
  stopPullDownRefresh: done(),
  scanCode: vi.fn(async () => ({ result: '' })),
  canIUse: vi.fn(() => true),
  onNeedPrivacyAuthorization: vi.fn(),
  openPrivacyContract: vi.fn(),
  onAppShow: vi.fn(),
  onAppHide: vi.fn(),
  offAppShow: vi.fn(),
  offAppHide: vi.fn(),
  onNetworkStatusChange: vi.fn(),
  offNetworkStatusChange: vi.fn(),
  // as late as in a browser
  nextTick: (run: () => void) => void setTimeout(run, 120),
  createSelectorQuery: () => {
    const query = { select: () => query, fields: () => query, boundingClientRect: () => query, exec: () => query };
    return query;
  },
};

export function resetTaro() {
  storage.clear();
  Taro.routerParams = {};
  for (const value of Object.values(Taro)) if (vi.isMockFunction(value)) value.mockClear();
}
export default Taro;

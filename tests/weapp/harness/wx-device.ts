/** A phone with a notch, as WeChat describes it. */
const SCREEN = {
  SDKVersion: '3.7.0',
  version: '8.0.50',
  platform: 'ios',
  system: 'iOS 17.0',
  brand: 'iPhone',
  model: 'iPhone 14',
  language: 'zh_CN',
  pixelRatio: 3,
  screenWidth: 390,
  screenHeight: 844,
  windowWidth: 390,
  windowHeight: 844,
  statusBarHeight: 47,
  fontSizeSetting: 16,
  theme: 'light',
  safeArea: { top: 47, bottom: 810, left: 0, right: 390, width: 390, height: 763 },
};
const CAPSULE = { top: 51, bottom: 83, left: 283, right: 380, width: 97, height: 32 };
const MAX_VALUE_BYTES = 1024 * 1024;

type Copy = (value: unknown) => unknown;

/** What WeChat answers at once about the phone and the app; `textScale` is how large its owner has set text. */
export function deviceApis(copy: Copy, textScale = 1) {
  const screen = () => copy({ ...SCREEN, fontSizeScaleFactor: textScale });
  const launch = () => copy({ path: '', query: {}, scene: 1001, referrerInfo: {} });
  return {
    getSystemInfoSync: screen,
    getWindowInfo: screen,
    getDeviceInfo: screen,
    getAppBaseInfo: screen,
    getSystemSetting: () => copy({ bluetoothEnabled: true, locationEnabled: true, wifiEnabled: true }),
    getAppAuthorizeSetting: () => copy({ cameraAuthorized: 'authorized', locationAuthorized: 'authorized' }),
    getMenuButtonBoundingClientRect: () => copy(CAPSULE),
    getLaunchOptionsSync: launch,
    getEnterOptionsSync: launch,
    getAccountInfoSync: () => copy({ miniProgram: { appId: 'touristappid', envVersion: 'release', version: '1.0.0' } }),
    getUpdateManager: () => ({ onCheckForUpdate() {}, onUpdateReady() {}, onUpdateFailed() {}, applyUpdate() {} }),
  };
}

/** Storage: JSON copies, '' for what is not there, at most 1 MB a key. */
export function storageApis(storage: Map<string, string>, copy: Copy) {
  return {
    getStorageSync: (key: string) => {
      const text = storage.get(key);
      return text === undefined ? '' : copy(JSON.parse(text));
    },
    setStorageSync: (key: string, value: unknown) => {
      const text = JSON.stringify(value);
      if (Buffer.byteLength(text) > MAX_VALUE_BYTES) throw new Error('setStorageSync:fail entry size limit reached');
      storage.set(key, text);
    },
    removeStorageSync: (key: string) => {
      storage.delete(key);
    },
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => copy({ keys: [...storage.keys()], currentSize: 1, limitSize: 10_240 }),
  };
}

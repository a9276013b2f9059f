import { begin, settle, type Callbacks, type NewPromise, type Outcome } from './wx-settle.ts';

export type Answer = Outcome | ((options: Record<string, unknown>) => Outcome);

const DONE: Outcome = {};
const CANCELLED: Outcome = { reason: 'cancel' };

/** Asynchronous APIs that do something to the phone and answer with little: done unless the test says otherwise. */
const USUAL: Record<string, Answer> = {
  showToast: DONE,
  hideToast: DONE,
  showLoading: DONE,
  hideLoading: DONE,
  showTabBar: DONE,
  hideTabBar: DONE,
  setTabBarBadge: DONE,
  removeTabBarBadge: DONE,
  setNavigationBarTitle: DONE,
  setNavigationBarColor: DONE,
  setBackgroundColor: DONE,
  pageScrollTo: DONE,
  startPullDownRefresh: DONE,
  stopPullDownRefresh: DONE,
  vibrateShort: DONE,
  vibrateLong: DONE,
  setKeepScreenOn: DONE,
  setScreenBrightness: DONE,
  getScreenBrightness: { result: { value: 0.5 } },
  setVisualEffectOnCapture: DONE,
  setClipboardData: DONE,
  makePhoneCall: DONE,
  openLocation: DONE,
  getLocation: { reason: 'auth deny' },
  getNetworkType: { result: { networkType: 'wifi' } },
  login: { result: { code: 'code-of-a-test' } },
  checkSession: DONE,
  // a person must do something: nobody does unless the test says so
  scanCode: CANCELLED,
  showModal: { result: { confirm: false, cancel: true } },
  showActionSheet: CANCELLED,
  requestSubscribeMessage: CANCELLED,
};

/** APIs that WeChat has and nothing here imitates: the app may look for them, but calling one is a complaint. */
const NOT_IMITATED = `addCard addPhoneContact authorize chooseAddress chooseContact chooseImage chooseInvoice
chooseLocation chooseVideo clearStorage compressImage connectSocket createAnimation createInnerAudioContext
createIntersectionObserver createOffscreenCanvas downloadFile getClipboardData getFuzzyLocation getImageInfo
getRealtimeLogManager getSavedFileList getSetting getStorage getStorageInfo getUserInfo getUserProfile
hideNavigationBarLoading navigateToMiniProgram openCustomerServiceChat openSetting removeStorage reportEvent
requestPayment saveFile saveImageToPhotosAlbum setStorage setTabBarItem setTabBarStyle showNavigationBarLoading
startAccelerometer startBluetoothDevicesDiscovery startSoterAuthentication switchAccount`.split(/\s+/);

export type WxCall = { api: string; options: Record<string, unknown> };

/** The answers of a phone and of the person who holds it; a test sets the ones that matter to it. */
export class WxAnswers {
  readonly answers: Record<string, Answer> = { ...USUAL };
  readonly calls: WxCall[] = [];

  constructor(
    private readonly soon: (callback: () => void) => void,
    private readonly copy: (value: unknown) => unknown,
    private readonly promise: NewPromise,
    private readonly complain: (complaint: string) => void,
  ) {}

  get apis(): object {
    const imitated = Object.keys(this.answers).map((name) => [name, this.api(name)] as const);
    const others = NOT_IMITATED.map((name) => [name, () => this.complain(`wx.${name} is not imitated`)] as const);
    return Object.fromEntries([...others, ...imitated]);
  }

  /** The calls of one API, oldest first. */
  of(api: string): WxCall[] {
    return this.calls.filter((call) => call.api === api);
  }

  private api(name: string) {
    return (given: Callbacks & Record<string, unknown> = {}) => {
      this.calls.push({ api: name, options: given });
      const answer = this.answers[name] ?? DONE;
      return begin(given, this.promise, (options) =>
        this.soon(() => {
          const outcome = typeof answer === 'function' ? answer(given) : answer;
          settle(name, options, this.copy(outcome) as Outcome);
        }),
      );
    };
  }
}

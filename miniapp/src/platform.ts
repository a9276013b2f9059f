import Taro from '@tarojs/taro';

/** Decided at build time, so that the other platform's branch is dropped. */
export const isWeapp = process.env.TARO_ENV === 'weapp';
export const isH5 = process.env.TARO_ENV === 'h5';

/** Opens the dialler. WeChat rejects when the person closes it: nothing to say then. */
export function callPhone(number: string): void {
  void Taro.makePhoneCall({ phoneNumber: number.replace(/\s/g, '') }).catch(() => undefined);
}

/** One plain sentence at the foot of the screen for two seconds. */
export function toast(title: string): void {
  void Taro.showToast({ title, icon: 'none', duration: 2000 });
}

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

/** Felt, not only seen: once for yes, twice for look again, long for no or for 「到您了」. Devices without it stay still. */
export function vibrate(kind: 'once' | 'twice' | 'long'): void {
  const quiet = () => undefined;
  const short = () => void Taro.vibrateShort({ type: 'heavy' }).catch(quiet);
  if (kind === 'long') void Taro.vibrateLong().catch(quiet);
  else short();
  if (kind === 'twice') setTimeout(short, 250);
}

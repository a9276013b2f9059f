import Taro from '@tarojs/taro';

/** Decided at build time, so that the other platform's branch is dropped. */
export const isWeapp = process.env.TARO_ENV === 'weapp';
export const isH5 = process.env.TARO_ENV === 'h5';

/** How large the person has set text on this device; 1 is ordinary. */
export function textScale(): number {
  // since base library 2.23.4; Taro's types do not know it yet
  if (isWeapp) return (Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number }).fontSizeScaleFactor ?? 1;
  const probe = document.createElement('span');
  // the keyword follows the browser's setting, whatever size the page gives its root
  probe.style.fontSize = 'medium';
  document.body.append(probe);
  const size = Number.parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  return Number.isNaN(size) ? 1 : size / 16;
}

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

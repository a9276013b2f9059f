const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/HarmonyOS|OpenHarmony/, '鸿蒙手机'],
  [/Android/, '安卓手机'],
  [/Windows/, 'Windows 电脑'],
  [/Macintosh/, '苹果电脑'],
  [/Linux/, 'Linux 电脑'],
];

/** What a person recognises in the list of their sign-ins: 「安卓手机，微信」. Never the raw user agent. */
export function deviceName(userAgent = ''): string {
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? '其他设备';
  return /MicroMessenger/.test(userAgent) ? `${system}，微信` : system;
}

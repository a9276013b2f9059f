/** A browser has no privacy guide of WeChat's to show. */
export const wireWechatPrivacy = (): void => undefined;
export const WechatPrivacySheet = () => null;

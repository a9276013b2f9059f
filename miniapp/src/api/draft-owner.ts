import Taro from '@tarojs/taro';

/** Where drafts lie on this phone that the server does not have yet, and whose they are. */
export const DRAFTS = 'drafts';
export const DRAFTS_OWNER = 'drafts.owner';

/** What others wrote on this phone is gone; without `userId` everybody's. */
export function keepDraftsOf(userId?: string): void {
  if (userId !== undefined && Taro.getStorageSync(DRAFTS_OWNER) === userId) return;
  Taro.removeStorageSync(DRAFTS);
  Taro.removeStorageSync(DRAFTS_OWNER);
}

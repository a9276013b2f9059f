import { Refused } from '@yichuang/server/refused';

/** The system that compares a face with the state's photograph: WeChat's 人脸核身, or a province's own. */
export abstract class FaceCheck {
  /**
   * Whether the check of this name was passed, and was opened for this account.
   * @throws Refused UNAVAILABLE where no such system is connected
   */
  abstract isPassed(verifyId: string, accountId: string): Promise<boolean>;
}

/** No system is connected: people go to the counter. */
export class NoFaceCheck extends FaceCheck {
  override isPassed(): Promise<boolean> {
    return Promise.reject(new Refused('UNAVAILABLE', { detail: '这里还不能刷脸，请带身份证到窗口核对' }));
  }
}

/** For the demonstration world only, where everybody is made up: `demo-face-<account>` is a passed check. */
export class DemoFaceCheck extends FaceCheck {
  override isPassed(verifyId: string, accountId: string): Promise<boolean> {
    return Promise.resolve(verifyId === `demo-face-${accountId}`);
  }
}
